package palimpsest.evidence.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Ink;
import palimpsest.tla.CheckResult;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.Reason;
import palimpsest.tla.Manifest.Breach;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Kind;
import palimpsest.tla.ModelCheck.Verdict;
import palimpsest.tla.Progress;

final class BoardTest {
  private static final Check LATE = check("LateWorker");
  private static final Check EARLY = check("AnsweredEarly");

  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong(5);

  @Test
  void liveTerminal_showsWhatRunsAndHowFast() {
    Board board = board(true);
    board.begun(LATE);
    seconds(2);
    board.progress(LATE, new Progress(5_000, 3_000, 700));
    assertThat(err.toString())
        .isEqualTo(
            """
            [....................] 0/4; 0 s
              LateWorker: 0 s
            \u001b[2A\u001b[J[....................] 0/4; 2 s
              LateWorker: 3,000 states, 1,500/s, 700 queued; 2 s
            """);
  }

  @Test
  void whatIsDone_staysAboveWhatRuns() {
    Board board = board(true);
    board.begun(LATE);
    board.begun(EARLY);
    err.getBuffer().setLength(0);
    seconds(1);
    board.finished(verdict(LATE, new Outcome.Holds(), List.of("LateWorker breaks nothing")));
    assertThat(err.toString())
        .isEqualTo(
            """
            \u001b[3A\u001b[J    1/4  LateWorker                      mutant   DIFFERS         1.5 s
            [#####...............] 1/4; 1 not as expected; 1 s
              AnsweredEarly: 1 s
            """);
    err.getBuffer().setLength(0);
    board.close();
    assertThat(err.toString()).isEqualTo("\u001b[2A\u001b[J");
  }

  @Test
  void liveLine_neverWraps() {
    Board board = board(true);
    board.begun(check("A".repeat(200)));
    assertThat(err.toString().lines()).allMatch(line -> line.length() <= 79);
  }

  @Test
  void elsewhere_onlyWhatIsDoneIsTold() {
    Board board = board(false);
    board.begun(LATE);
    seconds(1);
    board.progress(LATE, new Progress(1, 1, 1));
    board.finished(verdict(LATE, new Outcome.Holds(), List.of()));
    board.close();
    assertThat(err.toString())
        .isEqualTo("    1/4  LateWorker                      mutant   as expected     1.5 s\n");
  }

  @Test
  void whatIsGivenUp_isNotTold() {
    Board board = board(false);
    board.begun(LATE);
    Outcome.Broken cancelled = new Outcome.Broken(Reason.CANCELLED, "it goes on");
    board.finished(verdict(LATE, cancelled, List.of("LateWorker was not checked")));
    assertThat(err.toString()).isEmpty();
  }

  private void seconds(long seconds) {
    nanos.addAndGet(seconds * 1_000_000_000);
  }

  private Board board(boolean live) {
    PrintWriter writer = new PrintWriter(err, true);
    return new Board(new Terminal(writer, writer, live, Ink.PLAIN), 4, nanos::get);
  }

  private static Check check(String name) {
    return new Check(Kind.MUTANT, new Breach(name, List.of(), "LowInv", "so", 5));
  }

  private static Verdict verdict(Check check, Outcome outcome, List<String> differences) {
    CheckResult result =
        new CheckResult(
            outcome,
            Optional.empty(),
            new TreeMap<>(),
            Optional.empty(),
            List.of(),
            Duration.ofMillis(1500),
            "");
    return new Verdict(check, result, differences);
  }
}
