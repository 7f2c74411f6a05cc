package palimpsest.properties.subject;

import palimpsest.model.machine.fastload.FastloadState;

/// A state of fastload as the implementation has it.
///
/// @param stage the stage that comes next, which may be a part of a step; empty where none does
public record FineState(FastloadState state, String stage) {}
