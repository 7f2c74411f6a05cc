package palimpsest.impl.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.Companions;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.peer.Peers;
import palimpsest.impl.source.ImageSource;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;

/// An update has a thread of its own, beside those that serve hosts.
class UpdateThreadTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW = Releases.release("2.0").build();

  /// An image, and which threads came for it.
  private static final class Asked implements ImageSourceFactory {
    private final ImageSourceFactory image = Worlds.source(Worlds.image(NEW));
    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    @Override
    public ImageSource open() {
      threads.add(Thread.currentThread().getName());
      return image.open();
    }
  }

  /// A device on which a write is an errand for whoever writes.
  private static final class Errands implements BlockDevice {
    private final MemoryDevice device = new MemoryDevice(Worlds.DEVICE);
    private volatile Runnable errand = () -> {};

    @Override
    public DeviceSize size() {
      return device.size();
    }

    @Override
    public IoResult read(long block, ByteBuffer into) {
      return device.read(block, into);
    }

    @Override
    public IoResult write(long block, ByteBuffer from) {
      errand.run();
      return device.write(block, from);
    }

    @Override
    public IoResult flush() {
      return device.flush();
    }

    @Override
    public void close() {
      device.close();
    }
  }

  private interface Interrupting {
    CompletableFuture<Outcome> interrupt(
        ThreadedAdapter adapter, Errands device, UpdateCommand command);
  }

  private static void updateApart(Interrupting by) {
    Errands device = new Errands();
    Surroundings surroundings =
        new Surroundings(
            Capabilities.NONE,
            new Companions(List.of()),
            new Peers(List.of()),
            device,
            Worlds.surroundings().trust());
    Asked image = new Asked();
    try (ThreadedAdapter adapter = Worlds.started(OLD, surroundings)) {
      assertThat(by.interrupt(adapter, device, new UpdateCommand("u", image, Policy.STRICT)).join())
          .isInstanceOf(Outcome.Updated.class);
    }
    assertThat(image.threads).as("who takes the steps of an update").containsExactly("update");
  }

  @Test
  void anUpdateIsNoWorkersBusiness() {
    updateApart((adapter, _, command) -> adapter.interrupt(command));
  }

  @Test
  void aWorkerThatTakesTheStepsOfAnUpdateIsCaught() {
    assertThatThrownBy(() -> updateApart(UpdateThreadTest::byWorker))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("who takes the steps of an update")
        .hasMessageContaining("worker-");
  }

  /// The worker that moves a block for a host takes all steps of the update before.
  private static CompletableFuture<Outcome> byWorker(
      ThreadedAdapter adapter, Errands device, UpdateCommand command) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    UpdateRun run =
        new UpdateRun(
            adapter.adapter(),
            DriverConfiguration.standard(),
            new Actor("update", TraceSink.NONE),
            new StartRun(adapter.adapter()));
    device.errand =
        () -> {
          try {
            outcome.complete(run.run(command));
          } catch (InterruptedException e) {
            outcome.completeExceptionally(e);
          }
        };
    assertThat(adapter.adapter().control().claimUpdate()).isTrue();
    Response login = adapter.submit(0, Hosts.login(7, 8, 9)).join();
    long session = ((Response.LoggedIn) login.answer()).session();
    adapter.submit(0, new Request.Write(session, 3, Hosts.block(3))).join();
    return outcome;
  }
}
