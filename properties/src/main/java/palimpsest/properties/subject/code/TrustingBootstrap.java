package palimpsest.properties.subject.code;

import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.CopyModule;

/// A bootstrap that takes every copy for a good one.
public final class TrustingBootstrap implements Deviating {
  private final Bootstrap explored = new ExploredBootstrap();

  @Override
  public Bootstrap explored() {
    return explored;
  }

  @Override
  public CopyModule copy() {
    return Deviating.verifying(explored.copy(), true);
  }
}
