package palimpsest.impl.device;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;

/// Something that another thread does in the middle of what this one does.
public final class Meanwhile<T> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FutureTask<T> task;
  private final Thread thread;

  private Meanwhile(FutureTask<T> task) {
    this.task = task;
    thread = Thread.ofPlatform().daemon().unstarted(task);
  }

  /// Lets the other thread come to its end, or to where it cannot go on by itself.
  public static <T> Meanwhile<T> asFarAsItGets(Callable<T> action) {
    Meanwhile<T> meanwhile = new Meanwhile<>(new FutureTask<>(action));
    meanwhile.thread.start();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                switch (meanwhile.thread.getState()) {
                  case NEW, RUNNABLE -> false;
                  case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
                });
    return meanwhile;
  }

  /// Lets the other thread come to its end, which must be possible while this thread waits.
  public static <T> Meanwhile<T> toItsEnd(Callable<T> action) {
    Meanwhile<T> meanwhile = new Meanwhile<>(new FutureTask<>(action));
    meanwhile.thread.start();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .until(meanwhile.task::isDone);
    return meanwhile;
  }

  /// What came of it, once it is done.
  public T result() {
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("what was done meanwhile failed", e);
    }
  }
}
