package palimpsest.impl.update;

import palimpsest.impl.memory.Span;
import palimpsest.model.release.Version;

/// One companion module to burn, and where in memory the new image carries what is burnt.
public record BurnStep(String module, Version before, Version after, Span payload) {}
