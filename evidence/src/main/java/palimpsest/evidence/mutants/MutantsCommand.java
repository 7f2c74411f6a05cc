package palimpsest.evidence.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import palimpsest.evidence.command.ExitCode;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.releases.Spelling;
import palimpsest.evidence.report.Wording;
import palimpsest.properties.kill.Detectors;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.kill.KillMatrixJson;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.properties.subject.mutant.SubjectMutants;
import palimpsest.tla.Specification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `mutants`: breaks the implementation, one part at a time, and says what notices.
@Command(
    name = "mutants",
    sortOptions = false,
    description =
        "Puts broken parts in the place of the implementation's, one at a time, and lets every"
            + " detector look; the implementation as it is has to pass all of them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:every mutant is caught, and the implementation as it is passes",
      " 1:a mutant survives, or a detector finds what is not there; the table says which",
      " 2:the command line is wrong; nothing was run",
      " 3:palimpsest itself failed; the line says where the log is"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./palimpsest mutants",
      "  ./palimpsest mutants NoDrain LoginNotMarked",
      "  ./palimpsest mutants --json kill-matrix.json"
    })
public final class MutantsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = {"Mutants (default: all).", "Example: NoDrain"})
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = {
        "Writes the matrix there as well, with what gave each mutant away.",
        "Example: --json kill-matrix.json"
      })
  private @Nullable Path json;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = {
        "Draws the walks and the schedules (default: ${DEFAULT-VALUE}).",
        "Example: --seed 7"
      })
  private long seed = 1;

  private final Machine machine;
  private final Terminal terminal;

  public MutantsCommand(Machine machine, Terminal terminal) {
    this.machine = machine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    SortedMap<String, SubjectMutant> all = SubjectMutants.all();
    List<String> complaints =
        names.stream()
            .filter(name -> !all.containsKey(name))
            .map(name -> name + ": there is no such mutant; " + Spelling.advice(name, all.keySet()))
            .map(Wording::plain)
            .toList();
    if (!complaints.isEmpty()) {
      return terminal.complain("mutants", complaints);
    }
    List<SubjectMutant> chosen =
        all.values().stream()
            .filter(mutant -> names.isEmpty() || names.contains(mutant.name()))
            .toList();
    KillMatrix matrix =
        new MutantRun(
                machine,
                terminal,
                OptionalInt.empty(),
                Specification.packaged().manifest(),
                new MutantRun.Look(Detectors.all(), seed, false))
            .run(chosen);
    new MatrixText(matrix, !names.isEmpty(), terminal.ink())
        .lines()
        .forEach(terminal.out()::println);
    terminal.out().flush();
    if (json != null) {
      Files.writeString(json, KillMatrixJson.write(matrix) + "\n");
    }
    return matrix.isKept() ? ExitCode.KEPT : ExitCode.BROKEN;
  }
}
