package palimpsest.impl.nonvolatile;

import palimpsest.impl.image.Digest;

/// What marks a fastload update: the image in the window of this adapter is the one with this
/// digest, verified. It was stored in this epoch and opens the next start only, as long as volatile
/// memory holds the witness (FST-6).
public record FastloadKey(Digest digest, long adapter, long epoch, long witness) {}
