/// Arbitraries of what Palimpsest is about: release histories, environments, journeys of updates,
/// loads of I/O, faults, and points at which an update comes in between.
///
/// Whoever tests an adapter of their own writes `@Domain(PalimpsestDomain.class)` on a property, or
/// takes single arbitraries from the classes here. Each value is valid by construction: a history
/// is grown release by release, and what a change asks for that a release cannot have is left
/// undone. So nothing is filtered, and what fails shrinks to few releases that differ in little. A
/// failing history is printed as the file that `palimpsest certify` reads.
@NullMarked
package palimpsest.properties.arbitrary;

import org.jspecify.annotations.NullMarked;
