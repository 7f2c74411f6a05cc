package palimpsest.evidence.modelcheck;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Wording;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;

/// Checks several at a time, and tells the terminal how far it is.
public final class CheckRun {
  public static final int JOBS_MAX = 64;

  private static final int BYTES_PER_MEGABYTE = 1 << 20;

  private final Machine machine;
  private final Terminal terminal;
  private final OptionalInt jobs;
  private Optional<Board> board = Optional.empty();

  /// @param jobs how many at a time; without, as many as there are processors, and as memory has
  ///     room for
  public CheckRun(Machine machine, Terminal terminal, OptionalInt jobs) {
    this.machine = machine;
    this.terminal = terminal;
    this.jobs = jobs;
  }

  /// The verdicts in the order of the checks, of which there is one at least.
  ///
  /// @throws InterruptedException if there is to be an end; `finished` has the verdicts until then
  public List<Verdict> run(ModelCheck modelCheck, List<Check> checks, String tlc)
      throws InterruptedException {
    int together = Math.min(jobs.orElseGet(() -> jobsThatFit(checks)), checks.size());
    terminal
        .err()
        .println(
            "checking "
                + Wording.count(checks.size(), "result")
                + " with "
                + Wording.plain(tlc)
                + ", "
                + together
                + " at a time");
    Board told = new Board(terminal, checks.size(), machine::nanos);
    board = Optional.of(told);
    return new Runner(modelCheck, told).run(checks, together);
  }

  /// The verdicts that there are, in the order in which they came.
  public List<Verdict> finished() {
    return board.map(Board::finished).orElse(List.of());
  }

  /// A quarter of the memory is left for everything else.
  private int jobsThatFit(List<Check> checks) {
    long heap =
        checks.stream().mapToLong(check -> check.limits().heapMegabytes()).max().orElseThrow();
    long fit = machine.memoryBytes() / 4 * 3 / (heap * BYTES_PER_MEGABYTE);
    return Math.clamp(fit, 1, Math.min(machine.processors(), JOBS_MAX));
  }
}
