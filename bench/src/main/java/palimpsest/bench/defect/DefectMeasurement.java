package palimpsest.bench.defect;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import palimpsest.properties.kill.ExplorerDetector;
import palimpsest.properties.kill.Finding;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.properties.subject.mutant.SubjectMutants;

/// How long it takes to the first counterexample of one defect: a worker that looks at the gate
/// before it says that it is inside. `explorer` seeks it in the adapter, with all its stages and
/// bytes; `lincheck` in a class that has nothing but the gate's protocol. The first round is cold.
public final class DefectMeasurement {
  private static final String DEFECT = "EntersUnannounced";
  private static final int STATES_MAX = 1_000_000;
  private static final long SEED = 1;
  private static final int ROUNDS = 6;

  private DefectMeasurement() {}

  public static void main(String[] arguments) {
    switch (arguments[0]) {
      case "explorer" -> measure("explorer", DefectMeasurement::isFoundByExplorer);
      case "lincheck" -> {
        measure("Lincheck", () -> LincheckSearch.finds(false));
        if (LincheckSearch.finds(true)) {
          throw new IllegalStateException("Lincheck finds a defect where none is");
        }
      }
      default -> throw new IllegalArgumentException("explorer or lincheck: found=" + arguments[0]);
    }
  }

  private static void measure(String who, BooleanSupplier search) {
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      boolean found = search.getAsBoolean();
      double millis = (System.nanoTime() - start) / 1e6;
      if (!found) {
        throw new IllegalStateException(who + " misses what it is measured by: " + DEFECT);
      }
      System.out.printf("| %s | %d | %.1f |%n", who, round, millis);
    }
  }

  private static boolean isFoundByExplorer() {
    SubjectMutant mutant = Objects.requireNonNull(SubjectMutants.all().get(DEFECT));
    return new ExplorerDetector(STATES_MAX).detect(mutant, SEED) instanceof Finding.Caught;
  }
}
