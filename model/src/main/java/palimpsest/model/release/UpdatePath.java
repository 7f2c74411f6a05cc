package palimpsest.model.release;

import java.util.Optional;

/// An update that a history makes a promise about; `from` and `to` are names of releases.
///
/// `because` is a part of the line with which a refused update has to be refused: without it a path
/// that is refused for another reason would pass for one that keeps its promise.
public record UpdatePath(
    String from, String to, Policy policy, Promise promise, Optional<String> because) {}
