package palimpsest.impl.peer;

import java.util.SortedMap;
import java.util.SortedSet;
import palimpsest.model.release.ParameterList;

/// What a peer was last told: the capabilities it may count on, and the parameter lists by
/// procedure.
public record PeerView(
    SortedSet<String> capabilities, SortedMap<String, ParameterList> parameterLists) {}
