package palimpsest.evidence.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Ink;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.crash.CrashPhase;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.crash.CrashResults;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.path.PathResult.Traffic;
import palimpsest.properties.tally.Tally;

final class ProgressTest {
  private static final UpdatePath PATH =
      new UpdatePath("1.0", "2.0", Policy.STRICT, Promise.REFUSED, Optional.empty());

  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong(5);

  @Test
  void liveTerminal_rewritesOneLine() {
    Progress progress = progress(true);
    nanos.addAndGet(3_500_000_000L);
    progress.finished(result(List.of("wrong")));
    progress.running(PATH, 2, 4);
    assertThat(err.toString())
        .isEqualTo(
            "\r\u001b[2K    1/2  1.0 -> 2.0                  refused     BROKEN\n"
                + "\r\u001b[2K[############........] 1/2 1.0 -> 2.0, run 2 of 4; 1 broken; 3 s");
  }

  @Test
  void liveLine_neverWraps() {
    UpdatePath path =
        new UpdatePath(
            "a".repeat(63), "b".repeat(63), Policy.STRICT, Promise.REFUSED, Optional.empty());
    progress(true).running(path, 1, 4);
    assertThat(err.toString().substring(5)).hasSize(79);
  }

  @Test
  void elsewhere_onlyFinishedPathsAreTold() {
    Progress progress = progress(false);
    progress.running(PATH, 1, 4);
    progress.finished(result(List.of()));
    assertThat(err.toString()).isEqualTo("    1/2  1.0 -> 2.0                  refused     kept\n");
  }

  @Test
  void lossesOfPower_areToldAsTheyComeAndOnceForAPath() {
    Progress progress = progress(true);
    progress.cutting(PATH, 7, 52);
    SequencedMap<CrashPhase, Long> writes = new LinkedHashMap<>();
    writes.put(CrashPhase.UPDATE, 13L);
    CrashResult sampled =
        new CrashResult(
            PATH,
            writes,
            0,
            "restarts",
            1,
            52,
            1,
            false,
            false,
            Map.of(),
            Tally.NONE,
            Tally.NONE,
            1,
            List.of());
    progress.cut(sampled);
    progress.cut(
        new CrashResult(
            PATH,
            writes,
            0,
            "restarts",
            52,
            52,
            8,
            true,
            true,
            Map.of(),
            Tally.NONE,
            Tally.NONE,
            1,
            List.of()));
    progress.crashed(new CrashResults(List.of(sampled)));
    assertThat(err.toString())
        .isEqualTo(
            "\r\u001b[2Kpower lost along 1.0 -> 2.0: 7 of 52; 0 s"
                + "\r\u001b[2K  power  1.0 -> 2.0                  13 writes   kept  "
                + "  power lost 52 times, and 8 more during recovery\n"
                + "\r\u001b[2K  power  1 path                      13 writes   kept  "
                + "  power lost 1 times, and 1 more during recovery\n");
  }

  private Progress progress(boolean live) {
    PrintWriter writer = new PrintWriter(err, true);
    return new Progress(new Terminal(writer, writer, live, Ink.PLAIN), 2, nanos::get);
  }

  private static PathResult result(List<String> problems) {
    return new PathResult(
        PATH,
        Promise.REFUSED,
        List.of(),
        Optional.of("no"),
        Optional.empty(),
        new Traffic(0, 0, 0, 0, 0, Tally.NONE),
        problems);
  }
}
