/// Substitutes for parts of the implementation that are wrong: comparing it with the reference
/// machine has to notice each.
@NullMarked
package palimpsest.properties.subject.mutant;

import org.jspecify.annotations.NullMarked;
