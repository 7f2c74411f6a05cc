package palimpsest.properties.subject.code;

import java.util.Optional;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ConversionModule;

/// A bootstrap that drops a value for which there is no room.
public final class DroppingBootstrap implements Deviating {
  private final Bootstrap explored = new ExploredBootstrap();

  @Override
  public Bootstrap explored() {
    return explored;
  }

  @Override
  public ConversionModule conversion() {
    return Deviating.converting(explored.conversion(), (_, _, _, _) -> Optional.empty());
  }
}
