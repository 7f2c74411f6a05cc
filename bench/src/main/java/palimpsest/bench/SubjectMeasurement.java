package palimpsest.bench;

import java.io.IOException;
import java.nio.file.Path;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.subject.Comparison;
import palimpsest.properties.subject.Models;
import palimpsest.properties.subject.Subject;
import palimpsest.properties.subject.SubjectExplorer;
import palimpsest.properties.subject.Substitutes;
import palimpsest.tla.ModelCheck;

/// How many transitions of the implementation a second are taken and compared with the reference
/// machine's, in one thread: the real stages on the real bytes. The argument is the model's name.
public final class SubjectMeasurement {
  private static final int ROUNDS = 5;
  private static final SubjectExplorer.Settings SETTINGS =
      new SubjectExplorer.Settings(20_000_000, 50, 1);

  private SubjectMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    Constants constants;
    try (ModelCheck check = ModelCheck.packaged(Path.of("target"))) {
      constants =
          new Models(check)
              .constants(arguments[0])
              .orElseThrow(
                  () -> new IllegalArgumentException("no such model: found=" + arguments[0]));
    }
    System.out.println("| round | states | transitions | s | transitions a second |");
    System.out.println("|---|---|---|---|---|");
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      Comparison<Step> comparison = explored(constants);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (comparison.difference().isPresent()) {
        throw new IllegalStateException("what is measured is equal: " + comparison.difference());
      }
      System.out.printf(
          "| %d | %,d | %,d | %.2f | %,.0f |%n",
          round,
          comparison.states(),
          comparison.transitions(),
          seconds,
          comparison.transitions() / seconds);
    }
  }

  private static Comparison<Step> explored(Constants constants) {
    try (Subject subject = new Subject(constants, Substitutes.NONE)) {
      return new SubjectExplorer<>(
              subject, new CodeUpdate(constants), new StateCodec(constants), SETTINGS)
          .explore();
    }
  }
}
