package palimpsest.tla;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.Reason;
import palimpsest.tla.Manifest.Size;
import palimpsest.tla.Tlc.Limits;

/// A specification, unpacked and ready to be checked. All that it writes lies in a folder that is
/// removed when it is closed.
public final class ModelCheck implements AutoCloseable {
  private final Manifest manifest;
  private final Workspace workspace;
  private final Tlc tlc;

  private ModelCheck(Manifest manifest, Workspace workspace, Tlc tlc) {
    this.manifest = manifest;
    this.workspace = workspace;
    this.tlc = tlc;
  }

  /// What TLC is run with.
  ///
  /// @param java the launcher of a virtual machine
  /// @param temporary where a folder is made for what need not last
  public record Tools(Path java, TlcJar jar, Path temporary, InstantSource clock) {}

  /// What is checked by itself.
  public record Check(Kind kind, Manifest.Subject subject) {
    public String name() {
      return subject.name();
    }

    /// Mutants and witnesses are small.
    public Size size() {
      return subject instanceof Manifest.Model model ? model.size() : Size.SMALL;
    }

    /// What it may use.
    public Limits limits() {
      return switch (size()) {
        case SMALL -> new Limits(1, 700, Duration.ofMinutes(10), true);
        case MEDIUM -> new Limits(1, 2_000, Duration.ofMinutes(20), false);
        case DEEP -> new Limits(1, 8_000, Duration.ofHours(10), false);
      };
    }
  }

  /// What a check is for.
  public enum Kind {
    /// Its properties hold.
    MODEL,
    /// Its property does not: the specification is broken in one place.
    MUTANT,
    /// Its property does not: it denies that something can be reached.
    WITNESS
  }

  /// What was found.
  ///
  /// @param differences from what the manifest expects, a line each
  public record Verdict(Check check, CheckResult result, List<String> differences) {
    public Verdict {
      differences = List.copyOf(differences);
    }

    /// Whether it was given up before there was a result.
    public boolean isCancelled() {
      return result.outcome() instanceof Outcome.Broken broken
          && broken.reason() == Reason.CANCELLED;
    }

    /// Whether it is as the manifest expects.
    public boolean isExpected() {
      return differences.isEmpty();
    }
  }

  /// Unpacks a specification.
  ///
  /// @throws IOException if a file is missing, or cannot be written
  public static ModelCheck open(Specification specification, Tools tools) throws IOException {
    Workspace workspace = Workspace.create(tools.temporary());
    try {
      Path folder = workspace.folder().resolve("specification");
      specification.unpack(folder);
      Tlc tlc = new Tlc(tools.java(), tools.jar(), folder, workspace, tools.clock());
      return new ModelCheck(specification.manifest(), workspace, tlc);
    } catch (IOException e) {
      workspace.close();
      throw e;
    }
  }

  /// What is packaged: the specification, and TLC, run as this process is.
  ///
  /// @param temporary where TLC may write
  /// @throws IOException if a file is missing, or cannot be written
  public static ModelCheck packaged(Path temporary) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return open(
        Specification.packaged(),
        new Tools(java, TlcJar.packaged(), temporary, InstantSource.system()));
  }

  /// All that the manifest names, in its order.
  public static List<Check> checks(Manifest manifest) {
    List<Check> checks = new ArrayList<>();
    manifest.models().forEach(model -> checks.add(new Check(Kind.MODEL, model)));
    manifest.mutants().forEach(mutant -> checks.add(new Check(Kind.MUTANT, mutant)));
    manifest.witnesses().forEach(witness -> checks.add(new Check(Kind.WITNESS, witness)));
    return checks;
  }

  public Manifest manifest() {
    return manifest;
  }

  /// The folder with all modules and configurations, and with room for more.
  public Path folder() {
    return tlc.folder();
  }

  /// TLC, to be run on whatever is in the folder.
  public Tlc tlc() {
    return tlc;
  }

  /// Checks one, and compares what was found with what is expected.
  ///
  /// @param countsActions whether TLC counts how often each action is taken: half as long again
  /// @param progress is told how far TLC is, about once a second
  public Verdict run(Check check, boolean countsActions, Consumer<Progress> progress) {
    Tlc.Job job = Tlc.Job.checking(check.name(), check.limits(), countsActions);
    CheckResult result = tlc.check(job, progress);
    return new Verdict(check, result, Judge.differences(check.subject(), result, countsActions));
  }

  /// Ends what still runs, and removes the folder.
  @Override
  public void close() {
    workspace.close();
  }
}
