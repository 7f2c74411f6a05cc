package palimpsest.properties.subject;

import java.util.SortedSet;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.memory.PageRights;

/// All that the explored adapter and its world were at some time.
///
/// @param peers the capabilities that peers count on
@SuppressWarnings("ArrayRecordComponent") // nobody changes them
record Snapshot(
    Page[] pages,
    PageRights rights,
    RunningCode running,
    Hand.Held held,
    Burn[] burnt,
    SortedSet<String> peers,
    HeldSource.Place source) {}
