package palimpsest.properties.subject.code;

import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.CopyModule;

/// A bootstrap that finds no copy right.
public final class UnverifiableBootstrap implements Deviating {
  private final Bootstrap explored = new ExploredBootstrap();

  @Override
  public Bootstrap explored() {
    return explored;
  }

  @Override
  public CopyModule copy() {
    return Deviating.verifying(explored.copy(), false);
  }
}
