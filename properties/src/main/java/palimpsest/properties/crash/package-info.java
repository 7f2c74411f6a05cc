/// Power is lost at the writes of an update's whole course, while hosts are at work, and lost again
/// at the writes of the start that follows; a judge who decodes bytes says what was kept.
@NullMarked
package palimpsest.properties.crash;

import org.jspecify.annotations.NullMarked;
