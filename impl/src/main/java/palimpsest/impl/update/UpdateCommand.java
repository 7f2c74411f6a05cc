package palimpsest.impl.update;

import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.model.release.Policy;

/// The order to update (LDR-8): the same id a second time is the same update.
public record UpdateCommand(String id, ImageSourceFactory source, Policy policy) {}
