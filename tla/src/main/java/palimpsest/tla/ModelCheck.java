package palimpsest.tla;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Outcome;

/// Model checking for people: `model-check [--size small|medium|deep] [NAME]` checks all models of
/// a size with all mutants and witnesses, or the one with a name, and prints a table;
/// counterexamples are drawn where one is asked for by its name, or was not expected.
public final class ModelCheck {
  private static final int HEAP_SMALL = 700;
  private static final int HEAP_MEDIUM = 2_000;
  private static final int HEAP_DEEP = 8_000;

  private final Manifest manifest;
  private final Tlc tlc;

  public ModelCheck(Manifest manifest, Tlc tlc) {
    this.manifest = manifest;
    this.tlc = tlc;
  }

  /// Unpacks the specification into a folder, ready to check.
  ///
  /// @param jar another TLC than the one that comes along; empty for that one
  /// @throws IOException if the specification is not packaged, or the folder cannot be written
  public static ModelCheck in(Path folder, Optional<Path> jar) throws IOException {
    Manifest manifest = Specification.manifest();
    Specification.unpack(manifest, folder.resolve("specification"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath = jar.map(Path::toString).orElseGet(ModelCheck::packagedTlc);
    Tlc tlc =
        new Tlc(
            java,
            classPath,
            folder.resolve("specification").toAbsolutePath(),
            folder.resolve("runs").toAbsolutePath(),
            InstantSource.system());
    return new ModelCheck(manifest, tlc);
  }

  static String packagedTlc() {
    return Path.of(
            java.net.URI.create(
                tlc2.TLC.class.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  public Manifest manifest() {
    return manifest;
  }

  public CheckResult check(Manifest.Model model, Consumer<String> progress) {
    return switch (model.size()) {
      case SMALL -> check(model.name(), HEAP_SMALL, Duration.ofMinutes(10), progress);
      case MEDIUM -> check(model.name(), HEAP_MEDIUM, Duration.ofMinutes(20), progress);
      case DEEP -> check(model.name(), HEAP_DEEP, Duration.ofHours(10), progress);
    };
  }

  public CheckResult check(Manifest.Breach breach, Consumer<String> progress) {
    return check(breach.name(), HEAP_SMALL, Duration.ofMinutes(5), progress);
  }

  private CheckResult check(String name, int heap, Duration bound, Consumer<String> progress) {
    return tlc.check(new Tlc.Job(name, 1, heap, bound, heap == HEAP_SMALL), progress);
  }

  /// Runs the command.
  ///
  /// @return 0 if all is as expected, 1 if something is not, 2 if the command is not one
  public int run(List<String> arguments, PrintStream out) {
    Manifest.Size size = Manifest.Size.SMALL;
    Optional<String> name = Optional.empty();
    for (int at = 0; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      if (argument.equals("--size") && at + 1 < arguments.size()) {
        at++;
        try {
          size = Manifest.Size.of(arguments.get(at));
        } catch (IllegalArgumentException _) {
          out.println("a size is small, medium or deep: size=" + arguments.get(at));
          return 2;
        }
      } else if (name.isEmpty() && !argument.startsWith("-")) {
        name = Optional.of(argument);
      } else {
        out.println("model-check [--size small|medium|deep] [NAME]: argument=" + argument);
        return 2;
      }
    }
    return run(size, name, out);
  }

  private int run(Manifest.Size size, Optional<String> name, PrintStream out) {
    List<String> differences = new ArrayList<>();
    int checked = 0;
    out.printf(
        "%-34s %-10s %12s %12s %6s %8s%n", "model", "", "distinct", "generated", "depth", "s");
    for (Manifest.Model model : manifest.models()) {
      if (name.map(model.name()::equals).orElse(model.size() == size)) {
        CheckResult result = check(model, line -> out.println("  " + line));
        differences.addAll(print(model.name(), result, Judge.differences(model, result), out));
        draw(result, out);
        checked++;
      }
    }
    for (Manifest.Breach breach :
        Stream.concat(manifest.mutants().stream(), manifest.witnesses().stream()).toList()) {
      if (name.map(breach.name()::equals).orElse(size == Manifest.Size.SMALL)) {
        CheckResult result = check(breach, _ -> {});
        List<String> found = Judge.differences(breach, result);
        differences.addAll(print(breach.name(), result, found, out));
        if (name.isPresent() || !found.isEmpty()) {
          out.println("  breaks " + breach.breaks() + ": " + breach.because());
          draw(result, out);
        }
        checked++;
      }
    }
    if (checked == 0) {
      out.println("nothing was checked: size=" + size + " name=" + name.orElse(""));
      return 2;
    }
    differences.forEach(out::println);
    out.println(checked + " checked, " + differences.size() + " differences from what is expected");
    return differences.isEmpty() ? 0 : 1;
  }

  private static List<String> print(
      String name, CheckResult result, List<String> differences, PrintStream out) {
    String outcome =
        switch (result.outcome()) {
          case Outcome.Holds _ -> "holds";
          case Outcome.Violated violated -> "broken@" + violated.counterexample().length();
          case Outcome.Broken _ -> "FAILED";
        };
    Counts counts = result.counts().orElse(new Counts(0, 0, 0));
    out.printf(
        "%-34s %-10s %,12d %,12d %6d %8.1f%s%n",
        name,
        outcome,
        counts.distinct(),
        counts.generated(),
        counts.depth(),
        result.elapsed().toMillis() / 1000.0,
        differences.isEmpty() ? "" : "  DIFFERS");
    return differences;
  }

  private static void draw(CheckResult result, PrintStream out) {
    if (result.outcome() instanceof Outcome.Violated violated) {
      CounterexampleText.lines(violated.counterexample()).forEach(line -> out.println("  " + line));
    }
  }

  /// The command by itself; `-Dtlc.jar` selects another TLC.
  public static void main(String[] arguments) throws IOException {
    Optional<Path> jar = Optional.ofNullable(System.getProperty("tlc.jar")).map(Path::of);
    Path folder = java.nio.file.Files.createTempDirectory("model-check");
    System.exit(ModelCheck.in(folder, jar).run(List.of(arguments), System.out));
  }
}
