package palimpsest.properties.world;

import java.util.List;
import java.util.function.Function;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.companion.BurnResult;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.companion.FlashCells;
import palimpsest.impl.companion.FlashGeometry;
import palimpsest.impl.companion.FlashPart;
import palimpsest.impl.companion.PlaArray;
import palimpsest.impl.companion.PlaPart;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.Environment;

/// The cells of companion modules, which keep what they hold without power. Parts come and go.
public final class Modules {
  private static final FlashGeometry GEOMETRY = new FlashGeometry(256, 4096, 4);
  private static final int PLA_WORDS = 2048;

  private final List<Cells> all;

  private Modules(List<Cells> all) {
    this.all = List.copyOf(all);
  }

  /// The cells of one module.
  private sealed interface Cells {
    String name();

    CompanionPart part(BurnFaults faults);

    Cells copy();

    record Flash(String name, FlashCells cells) implements Cells {
      @Override
      public CompanionPart part(BurnFaults faults) {
        return new FlashPart(name, cells, faults);
      }

      @Override
      public Cells copy() {
        return new Flash(name, cells.copy());
      }
    }

    record Pla(String name, PlaArray array) implements Cells {
      @Override
      public CompanionPart part(BurnFaults faults) {
        return new PlaPart(name, array, faults);
      }

      @Override
      public Cells copy() {
        return new Pla(name, array.copy());
      }
    }
  }

  /// Modules that hold what an environment says of them, burnt without a fault.
  public static Modules burnt(Environment environment) {
    return new Modules(environment.companions().stream().map(Modules::burnt).toList());
  }

  private static Cells burnt(CompanionModule module) {
    Cells cells =
        module.name().startsWith("PLA")
            ? new Cells.Pla(module.name(), new PlaArray(PLA_WORDS))
            : new Cells.Flash(module.name(), new FlashCells(GEOMETRY));
    Burn burn =
        new Burn(
            module.version(),
            module.capabilities(),
            ImageTemplates.payload(module.name(), module.version()).toArray());
    if (cells.part(BurnFaults.NONE).burn(burn) instanceof BurnResult.BurnFailed failed) {
      throw new IllegalStateException(failed.line());
    }
    return cells;
  }

  /// The same cells in another world.
  public Modules copy() {
    return new Modules(all.stream().map(Cells::copy).toList());
  }

  /// A part over each module's cells, with faults by its name.
  public List<CompanionPart> parts(Function<String, BurnFaults> faults) {
    return all.stream().map(cells -> cells.part(faults.apply(cells.name()))).toList();
  }
}
