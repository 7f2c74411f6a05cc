package palimpsest.impl.code;

import palimpsest.impl.handover.Handover;
import palimpsest.impl.update.Decision;

/// Compares both images and the environment and decides (LOG-1 to LOG-11). A pure function of what
/// the handover block leads to.
public interface LogicModule {
  Decision decide(Handover handover, LoadedImage running, LoadedImage loaded);
}
