package palimpsest.impl.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.LoadHost;
import palimpsest.impl.fixture.OwnCode;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.fixture.code.Loaders;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Release;

/// Once an image is replaced nothing holds its code: neither its run-time segment nor
/// any bootstrap.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ForgottenCodeTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW = Releases.release("2.0").build();

  private static ThreadedAdapter started(byte[] image) {
    DriverConfiguration patient = new DriverConfiguration(20_000_000_000L, 0);
    ThreadedAdapter adapter =
        new ThreadedAdapter(
            AdapterConfiguration.small(), Worlds.surroundings(), patient, TraceSink.NONE);
    assertThat(adapter.start(image)).isEmpty();
    return adapter;
  }

  private static WeakReference<ClassLoader> text(ThreadedAdapter adapter) {
    return new WeakReference<>(adapter.adapter().running().text().getClass().getClassLoader());
  }

  private static void update(ThreadedAdapter adapter, String id, Release release) {
    Outcome outcome = adapter.interrupt(Worlds.command(id, OwnCode.watched(release, 1))).join();
    assertThat(outcome).isInstanceOf(Outcome.Updated.class);
  }

  private static void assertForgotten(List<WeakReference<ClassLoader>> loaders) {
    assertThat(loaders).isNotEmpty();
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loaders).allMatch(loader -> loader.refersTo(null));
            });
  }

  @Test
  void withIdleWorkersNothingHoldsTheOldImagesCode() {
    Loaders.forget();
    try (ThreadedAdapter adapter = started(OwnCode.watched(OLD, 0))) {
      adapter.submit(0, Hosts.login(1, 2, 3)).join();
      adapter.submit(1, Hosts.login(1, 2, 3)).join();
      List<WeakReference<ClassLoader>> loaders = new ArrayList<>(List.of(text(adapter)));
      update(adapter, "u", NEW);
      loaders.addAll(Loaders.ofBootstraps());
      assertThat(loaders).hasSize(3);
      assertForgotten(loaders);
      assertThat(text(adapter).get()).as("the code that runs").isNotNull();
    }
  }

  @Test
  void withBusyWorkersNothingHoldsTheOldImagesCode() throws InterruptedException {
    Loaders.forget();
    AtomicBoolean over = new AtomicBoolean();
    try (ThreadedAdapter adapter = started(OwnCode.watched(OLD, 0))) {
      LoadHost host = new LoadHost(adapter, 0, 16, 7);
      Thread thread = Thread.ofPlatform().start(() -> host.run(over));
      try {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>(List.of(text(adapter)));
        update(adapter, "u", NEW);
        loaders.addAll(Loaders.ofBootstraps());
        assertForgotten(loaders);
      } finally {
        over.set(true);
        thread.join();
      }
      assertThat(host.complaints()).isEmpty();
    }
  }

  @Test
  void aRefusedUpdateLeavesNoCodeBehindEither() {
    Loaders.forget();
    try (ThreadedAdapter adapter = started(Worlds.image(NEW))) {
      Outcome outcome = adapter.interrupt(Worlds.command("u", OwnCode.watched(OLD, 1))).join();
      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      assertForgotten(Loaders.ofBootstraps());
    }
  }
}
