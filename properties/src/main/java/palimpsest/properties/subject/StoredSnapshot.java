package palimpsest.properties.subject;

import org.jspecify.annotations.Nullable;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.memory.PageRights;
import palimpsest.impl.nonvolatile.NonvolatileCells;

/// All that the explored adapter with storage and its world were at some time.
///
/// @param running the code in hand, if there is any
@SuppressWarnings("ArrayRecordComponent") // nobody changes them
record StoredSnapshot(
    Page[] pages,
    PageRights rights,
    @Nullable RunningCode running,
    HeldSource.Place source,
    NonvolatileCells cells,
    HeldSlots.Block[] slots,
    StoredHand hand) {}
