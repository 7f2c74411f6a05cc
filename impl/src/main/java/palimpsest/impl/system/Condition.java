package palimpsest.impl.system;

import palimpsest.impl.image.Digest;
import palimpsest.model.release.Release;

/// How an adapter is at this moment, as the processor sees it.
public sealed interface Condition {
  /// It serves its hosts, by this image.
  record Serves(Release release, Digest digest) implements Condition {}

  /// An update runs in it, so that its hosts may have to wait.
  record Paused() implements Condition {}

  /// It does not answer.
  record Dead() implements Condition {}
}
