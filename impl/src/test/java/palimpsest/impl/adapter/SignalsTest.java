package palimpsest.impl.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who waits is woken by the signal he waits for, and looks for himself.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SignalsTest {
  private final Signals signals = new Signals();

  @Test
  void whatHoldsAlreadyIsNotWaitedFor() throws InterruptedException {
    assertThat(signals.await(Signals.Kind.GATE, () -> true, 0)).isTrue();
  }

  @Test
  void theTimeOutIsKeptAndSaid() throws InterruptedException {
    assertThat(signals.await(Signals.Kind.PACE, () -> false, 0)).isFalse();
    assertThat(signals.await(Signals.Kind.PACE, () -> false, 1000)).isFalse();
  }

  @Test
  void aSignalWakesWhoWaitsForItOnceItHolds() {
    AtomicBoolean open = new AtomicBoolean();
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    Thread waiting =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    told.complete(signals.await(Signals.Kind.GATE, open::get, Long.MAX_VALUE));
                  } catch (InterruptedException e) {
                    told.completeExceptionally(e);
                  }
                });
    awaitParked(waiting);
    signals.raise(Signals.Kind.DRAIN);
    awaitParked(waiting);
    signals.raise(Signals.Kind.GATE);
    awaitParked(waiting);
    assertThat(told).isNotDone();
    open.set(true);
    signals.raise(Signals.Kind.GATE);
    assertThat(told.join()).isTrue();
  }

  @Test
  void whoIsAskedToEndDoesNotGoOnWaiting() {
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    Thread waiting =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    told.complete(signals.await(Signals.Kind.GATE, () -> false, Long.MAX_VALUE));
                  } catch (InterruptedException e) {
                    told.completeExceptionally(e);
                  }
                });
    awaitParked(waiting);
    waiting.interrupt();
    assertThatThrownBy(told::join).hasCauseInstanceOf(InterruptedException.class);
  }

  private static void awaitParked(Thread thread) {
    Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
  }
}
