package palimpsest.evidence.modelcheck;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import palimpsest.evidence.command.ExitCode;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Wording;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;
import palimpsest.tla.Specification;
import palimpsest.tla.TlcJar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `model-check`: models that have to hold, mutants and witnesses that have to break.
@Command(
    name = "model-check",
    sortOptions = false,
    description =
        "Has TLC check the TLA+ specifications: models, which have to hold, and mutants and"
            + " witnesses, each of which has to break its property. Draws the counterexamples of"
            + " those that are named, and of what was not expected.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:every result is as the manifest expects",
      " 1:one is not, or TLC came to none; the lines say which and why",
      " 2:the command line, the jar or the manifest is wrong; nothing was checked",
      " 3:palimpsest itself failed; the line says where the log is"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./palimpsest model-check",
      "  ./palimpsest model-check --size medium --jobs 2",
      "  ./palimpsest model-check NoDrain"
    })
public final class ModelCheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = {
        "What to check, whatever its size: a model, a mutant or a witness (default: all of the"
            + " size).",
        "Example: NoDrain"
      })
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "small",
      description = {
        "small (seconds each, with all mutants and witnesses), medium (minutes), deep (hours) or"
            + " all (default: ${DEFAULT-VALUE}).",
        "Example: --size medium"
      })
  private String size = "small";

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = {
        "How many are checked at the same time (default: as many as there are processors, and as"
            + " memory has room for).",
        "Example: --jobs 2"
      })
  private @Nullable Integer jobs;

  @Option(
      names = {"--tlc", "-Dtlc.jar"},
      paramLabel = "JAR",
      description = {
        "Another TLC (default: the one that ships with palimpsest).",
        "Example: --tlc tla2tools.jar"
      })
  private @Nullable Path jar;

  @Option(
      names = "--specification",
      paramLabel = "DIR",
      description = {
        "A folder with a manifest.json, and what it names there or in models, mutants, witnesses"
            + " (default: the specification that ships with palimpsest).",
        "Example: --specification tla/src/main/tla"
      })
  private @Nullable Path folder;

  private final Machine machine;
  private final Terminal terminal;

  public ModelCheckCommand(Machine machine, Terminal terminal) {
    this.machine = machine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> complaints = new ArrayList<>();
    if (jobs != null && (jobs < 1 || jobs > CheckRun.JOBS_MAX)) {
      complaints.add("--jobs is 1 to " + CheckRun.JOBS_MAX + ": jobs=" + jobs);
    }
    TlcJar tlc = Optional.ofNullable(jar).map(TlcJar::new).orElseGet(TlcJar::packaged);
    tlc.complaint().ifPresent(line -> complaints.add("--tlc: " + line));
    List<Check> checks = new ArrayList<>();
    Optional<Specification> specification = specification(complaints);
    if (specification.isPresent()) {
      switch (Selection.of(ModelCheck.checks(specification.get().manifest()), size, names)) {
        case Selection.Choice.Chosen chosen -> checks.addAll(chosen.checks());
        case Selection.Choice.Unknown unknown -> complaints.addAll(unknown.lines());
      }
    }
    if (complaints.isEmpty() && specification.isPresent()) {
      try (ModelCheck modelCheck = open(specification.get(), tlc)) {
        return check(modelCheck, checks, tlc);
      } catch (FileNotFoundException e) {
        complaints.add(String.valueOf(e.getMessage()));
      }
    }
    return terminal.complain("model-check", complaints.stream().map(Wording::plain).toList());
  }

  private Optional<Specification> specification(List<String> complaints) throws IOException {
    if (folder == null) {
      return Optional.of(Specification.packaged());
    }
    try {
      return Optional.of(Specification.in(folder));
    } catch (IOException e) {
      complaints.add("--specification " + folder + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private ModelCheck open(Specification specification, TlcJar tlc) throws IOException {
    return ModelCheck.open(
        specification,
        new ModelCheck.Tools(machine.java(), tlc, machine.temporary(), machine::now));
  }

  private int check(ModelCheck modelCheck, List<Check> checks, TlcJar tlc)
      throws InterruptedException {
    OptionalInt together = jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs);
    List<Verdict> verdicts =
        new CheckRun(machine, terminal, together)
            .run(modelCheck, checks, String.valueOf(tlc.path().getFileName()));
    long cancelled = verdicts.stream().filter(Verdict::isCancelled).count();
    if (cancelled > 0) {
      terminal
          .err()
          .println(
              "palimpsest model-check: interrupted; "
                  + Wording.count(cancelled)
                  + " of "
                  + Wording.count(verdicts.size(), "result")
                  + " are missing");
      return ExitCode.BROKEN;
    }
    new ResultText(verdicts, !names.isEmpty(), terminal.ink())
        .lines()
        .forEach(terminal.out()::println);
    terminal.out().flush();
    return verdicts.stream().allMatch(Verdict::isExpected) ? ExitCode.KEPT : ExitCode.BROKEN;
  }
}
