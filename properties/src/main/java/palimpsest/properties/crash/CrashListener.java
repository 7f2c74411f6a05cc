package palimpsest.properties.crash;

import palimpsest.model.release.UpdatePath;

/// Is told how far a campaign is, while it runs.
public interface CrashListener {
  /// The loss of power `cut` (from 1) of `cuts` along a path is about to come.
  void cutting(UpdatePath path, int cut, int cuts);

  void cut(CrashResult result);
}
