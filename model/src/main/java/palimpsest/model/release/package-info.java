/// The words of the field as plain records: versions, capabilities, layouts, releases, histories
/// and incompatibilities.
///
/// Nothing here does I/O, starts a thread or keeps state.
@NullMarked
package palimpsest.model.release;

import org.jspecify.annotations.NullMarked;
