package palimpsest.evidence.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import palimpsest.evidence.command.ExitCode;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.releases.Spelling;
import palimpsest.evidence.report.Wording;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Step;
import palimpsest.properties.subject.Difference;
import palimpsest.properties.subject.Models;
import palimpsest.properties.subject.Replay;
import palimpsest.properties.subject.Subject;
import palimpsest.properties.subject.Substitutes;
import palimpsest.properties.subject.Walker;
import palimpsest.properties.subject.Walker.Walk;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.properties.subject.mutant.SubjectMutants;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.Specification;
import palimpsest.tla.TlcJar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `replay`: takes the implementation and the reference machine along one way, step by
/// step, and says where they part.
@Command(
    name = "replay",
    sortOptions = false,
    description =
        "Takes the implementation and the reference machine along one way, step by step, and says"
            + " where they part.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:they agree on every step",
      " 1:they part; what is printed says where, and what each of them does there",
      " 2:the command line or the file is wrong; nothing was run",
      " 3:palimpsest itself failed; the line says where the log is"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./palimpsest replay properties/target/replay/SmallFaults.txt",
      "  ./palimpsest replay --model random-7 --seed 3 --steps 1000",
      "  ./palimpsest replay --model SmallValues --seed 3 --steps 1000 --mutant NoDrain"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int STEPS_MAX = 10_000_000;
  private static final String MODEL = "random-1";
  private static final long SEED = 1;
  private static final int STEPS = 1_000;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = {
        "A way that was written down: its model, then a step a line (default: a way at random).",
        "Example: properties/target/replay/SmallFaults.txt"
      })
  private @Nullable Path file;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = {
        "A model of the specification, or random-SEED for one at random (default: " + MODEL + ").",
        "Example: --model SmallFaults"
      })
  private @Nullable String model;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = {"What the way is drawn from (default: " + SEED + ").", "Example: --seed 7"})
  private @Nullable Long seed;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = {"How long the way is (default: " + STEPS + ").", "Example: --steps 100000"})
  private @Nullable Integer steps;

  @Option(
      names = "--mutant",
      paramLabel = "NAME",
      description = {
        "A mutant of the implementation, to be walked in its place.",
        "Example: --mutant NoDrain"
      })
  private @Nullable String mutant;

  private final Machine machine;
  private final Terminal terminal;

  public ReplayCommand(Machine machine, Terminal terminal) {
    this.machine = machine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (ModelCheck check =
        ModelCheck.open(
            Specification.packaged(),
            new ModelCheck.Tools(
                machine.java(), TlcJar.packaged(), machine.temporary(), machine::now))) {
      Way way = way(new Models(check));
      try (Subject subject = new Subject(way.constants, way.substitutes)) {
        return walk(new Walker(subject, new CodeUpdate(way.constants)), way);
      }
    } catch (Complaint complaint) {
      return terminal.complain("replay", List.of(Wording.plain(complaint.line)));
    }
  }

  /// What is walked, by whom, and along which steps unless at random.
  private record Way(
      String model, Constants constants, Substitutes substitutes, Optional<List<Step>> steps) {}

  /// What is wrong about the command line or the file.
  private static final class Complaint extends Exception {
    private static final long serialVersionUID = 1;

    private final String line;

    Complaint(String line) {
      super(line);
      this.line = line;
    }
  }

  private Way way(Models models) throws IOException, Complaint {
    if (file == null) {
      int count = length();
      if (count < 1 || count > STEPS_MAX) {
        throw new Complaint("--steps is 1 to " + STEPS_MAX + ": steps=" + count);
      }
      String name = model == null ? MODEL : model;
      return new Way(
          name,
          constants(models, name),
          substitutes(Optional.ofNullable(mutant)),
          Optional.empty());
    }
    if (model != null || seed != null || steps != null || mutant != null) {
      throw new Complaint("a file says itself what is walked: file=" + file);
    }
    Replay replay = read(file);
    Constants constants = constants(models, replay.model());
    return new Way(
        replay.model(),
        constants,
        substitutes(replay.mutant()),
        Optional.of(steps(replay, constants)));
  }

  private int length() {
    return steps == null ? STEPS : steps;
  }

  private static Constants constants(Models models, String name) throws IOException, Complaint {
    return models
        .constants(name)
        .orElseThrow(
            () ->
                new Complaint(
                    name + ": there is no such model; " + Spelling.advice(name, models.names())));
  }

  private static Replay read(Path path) throws Complaint {
    if (!Files.isRegularFile(path)) {
      throw new Complaint(path + ": there is no such file; give one that a failing test wrote");
    }
    try {
      return Replay.read(Files.readAllLines(path));
    } catch (IOException | IllegalArgumentException e) {
      throw new Complaint("no way can be read: file=" + path + " cause=" + e.getMessage());
    }
  }

  private static Substitutes substitutes(Optional<String> name) throws Complaint {
    if (name.isEmpty()) {
      return Substitutes.NONE;
    }
    SubjectMutant mutant = SubjectMutants.all().get(name.get());
    if (mutant == null) {
      throw new Complaint(
          name.get()
              + ": there is no such mutant; "
              + Spelling.advice(name.get(), SubjectMutants.all().keySet()));
    }
    return mutant.substitutes().get();
  }

  private static List<Step> steps(Replay replay, Constants constants) throws Complaint {
    try {
      return replay.in(new CodeUpdate(constants));
    } catch (IllegalArgumentException e) {
      throw new Complaint(String.valueOf(e.getMessage()));
    }
  }

  /// A way at random is shortened, where it ends in a difference; one that was written is not.
  private int walk(Walker walker, Way way) {
    Walk walk =
        way.steps
            .map(walker::along)
            .orElseGet(() -> walker.random(seed == null ? SEED : seed, length()));
    Optional<Difference<Step>> difference =
        way.steps.isPresent() ? walk.difference() : walk.difference().map(walker::shrunk);
    terminal
        .out()
        .println(
            difference
                .map(Difference::text)
                .orElse(
                    "implementation and machine agree on "
                        + walk.path().size()
                        + " steps of "
                        + origin(way))
                .stripTrailing());
    terminal.out().flush();
    return difference.isPresent() ? ExitCode.BROKEN : ExitCode.KEPT;
  }

  private String origin(Way way) {
    return way.model + (file == null ? ", seed " + (seed == null ? SEED : seed) : ", as " + file);
  }
}
