package palimpsest.impl.image.sample;

/// A class that stands alone.
public final class Other {}
