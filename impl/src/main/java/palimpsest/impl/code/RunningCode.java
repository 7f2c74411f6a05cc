package palimpsest.impl.code;

/// The code that workers run, and the generation of the window's bytes from which it was verified.
/// Code of another generation than memory says is stale, and never entered.
public record RunningCode(long generation, LoadedImage image, RunTimeSegment text) {}
