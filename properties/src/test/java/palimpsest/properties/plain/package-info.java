/// A second adapter, of plain maps, that shares no code with the first: to show that the suites can
/// be run on another implementation, and that they find what is wrong with it.
@NullMarked
package palimpsest.properties.plain;

import org.jspecify.annotations.NullMarked;
