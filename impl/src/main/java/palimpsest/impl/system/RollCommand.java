package palimpsest.impl.system;

import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.model.release.Policy;

/// The order to roll a medium's image out: the same id a second time is the same roll.
public record RollCommand(String id, ImageSourceFactory medium, Policy policy) {}
