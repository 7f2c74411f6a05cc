package palimpsest.evidence.modelcheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import palimpsest.tla.Manifest;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;

/// Checks several at a time.
final class Runner {
  private static final Comparator<Check> LONGEST_FIRST =
      Comparator.comparing(Check::size).thenComparingLong(Runner::states).reversed();

  private final ModelCheck modelCheck;
  private final Board board;

  Runner(ModelCheck modelCheck, Board board) {
    this.modelCheck = modelCheck;
    this.board = board;
  }

  /// Checks them, those first that take longest, and returns the verdicts in the order given.
  ///
  /// @throws InterruptedException if there is to be an end; TLC is ended, too
  List<Verdict> run(List<Check> checks, int together) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(together)) {
      List<Future<Verdict>> running =
          checks.stream()
              .sorted(LONGEST_FIRST)
              .map(check -> threads.submit(() -> run(check)))
              .toList();
      List<Verdict> verdicts = new ArrayList<>();
      try {
        for (Future<Verdict> verdict : running) {
          verdicts.add(verdict.get());
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw new IllegalStateException("a check comes to a verdict: " + e.getCause(), e);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        modelCheck.close();
        throw e;
      }
      verdicts.sort(Comparator.comparingInt(verdict -> checks.indexOf(verdict.check())));
      return verdicts;
    } finally {
      board.close();
    }
  }

  private Verdict run(Check check) {
    board.begun(check);
    Verdict verdict = modelCheck.run(check, true, progress -> board.progress(check, progress));
    board.finished(verdict);
    return verdict;
  }

  private static long states(Check check) {
    return check.subject() instanceof Manifest.Model model
        ? model.expected().map(Manifest.Expected::distinct).orElse(Long.MAX_VALUE)
        : 0;
  }
}
