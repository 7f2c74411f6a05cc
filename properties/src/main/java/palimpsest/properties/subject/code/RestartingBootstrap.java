package palimpsest.properties.subject.code;

import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.update.FieldMove;

/// A bootstrap that begins the numbers of sessions anew.
public final class RestartingBootstrap implements Deviating {
  private final Bootstrap explored = new ExploredBootstrap();

  @Override
  public Bootstrap explored() {
    return explored;
  }

  @Override
  public ConversionModule conversion() {
    return Deviating.converting(
        explored.conversion(),
        (plan, _, target, loss) -> {
          for (FieldMove move : plan.moves()) {
            if (move.to().id() == ExploredText.SESSION) {
              EntryLayout.write(target, move.to(), 0);
            }
          }
          return loss;
        });
  }
}
