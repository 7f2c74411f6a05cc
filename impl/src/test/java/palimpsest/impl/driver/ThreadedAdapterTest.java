package palimpsest.impl.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.fixture.Everything;
import palimpsest.impl.fixture.HeldDevice;
import palimpsest.impl.fixture.HeldSource;
import palimpsest.impl.fixture.HeldTrace;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Memories.Kept;
import palimpsest.impl.fixture.OwnCode;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;

/// The adapter on threads: who may ask what of it when, and what becomes of failures.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ThreadedAdapterTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW = Releases.release("2.0").build();
  private static final byte[] OLD_IMAGE = Worlds.image(OLD);
  private static final byte[] NEW_IMAGE = Worlds.image(NEW);

  /// So short that a drain which has to wait expires.
  private static final DriverConfiguration HASTY = new DriverConfiguration(1_000_000, 0);

  private static ThreadedAdapter started(
      byte[] image, Surroundings surroundings, DriverConfiguration configuration) {
    ThreadedAdapter adapter =
        new ThreadedAdapter(
            AdapterConfiguration.small(), surroundings, configuration, TraceSink.NONE);
    assertThat(adapter.start(image)).isEmpty();
    return adapter;
  }

  private static ThreadedAdapter started() {
    return started(OLD_IMAGE, Worlds.surroundings(), DriverConfiguration.standard());
  }

  private static Surroundings with(HeldDevice device) {
    Surroundings plain = Worlds.surroundings();
    return new Surroundings(
        plain.capabilities(), plain.companions(), plain.peers(), device, plain.trust());
  }

  private static UpdateCommand command(String id, ImageSourceFactory source) {
    return new UpdateCommand(id, source, Policy.STRICT);
  }

  private static Refusal.Kind refused(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).refusal().kind();
  }

  private static Response ask(ThreadedAdapter adapter, int port, Request request) {
    return adapter.submit(port, request).join();
  }

  private static long logIn(ThreadedAdapter adapter, int port) {
    Response response = ask(adapter, port, Hosts.login(port, 8, 1));
    return ((Response.LoggedIn) response.answer()).session();
  }

  @Test
  void oneUpdateRunsAtATimeAndTheSecondIsToldSoAtOnce() {
    HeldSource held = new HeldSource(NEW_IMAGE);
    try (ThreadedAdapter adapter = started()) {
      CompletableFuture<Outcome> first = adapter.interrupt(command("first", held));
      assertThat(refused(adapter.interrupt(Worlds.command("second", NEW_IMAGE)).join()))
          .isEqualTo(Refusal.Kind.BUSY);
      assertThat(first).isNotDone();
      logIn(adapter, 3);
      held.release();
      assertThat(first.join()).isInstanceOf(Outcome.Updated.class);
      assertThat(adapter.interrupt(Worlds.command("second", NEW_IMAGE)).join())
          .as("who was told to come back may")
          .isInstanceOf(Outcome.Updated.class);
      assertThat(adapter.failures()).isEmpty();
    }
  }

  @Test
  void theSameIdIsTheSameUpdateWhileItRunsAndAfterwards() {
    HeldSource held = new HeldSource(NEW_IMAGE);
    try (ThreadedAdapter adapter = started()) {
      CompletableFuture<Outcome> first = adapter.interrupt(command("one", held));
      CompletableFuture<Outcome> second = adapter.interrupt(command("one", held));
      held.release();
      assertThat(second.join()).isSameAs(first.join());
      long generation = adapter.adapter().control().generation();
      assertThat(adapter.interrupt(command("one", held)).join()).isSameAs(first.join());
      assertThat(adapter.adapter().control().generation()).isEqualTo(generation);
      assertThat(held.opened()).isEqualTo(1);
    }
  }

  @Test
  void idsAreRememberedUntilManyOthersCame() {
    HeldSource source = HeldSource.free(new byte[10]);
    try (ThreadedAdapter adapter = started()) {
      for (int id = 0; id <= 64; id++) {
        assertThat(refused(adapter.interrupt(command("u" + id, source)).join()))
            .isEqualTo(Refusal.Kind.BAD_IMAGE);
      }
      adapter.interrupt(command("u1", source)).join();
      assertThat(source.opened()).as("u1 is remembered").isEqualTo(65);
      adapter.interrupt(command("u0", source)).join();
      assertThat(source.opened()).as("u0 is not").isEqualTo(66);
      assertThat(source.closed()).isEqualTo(66);
    }
  }

  @Test
  void aRequestThatDoesNotLeaveInTimeIsAnsweredLaterAndTheUpdateIsRefused() throws Exception {
    HeldTrace trace = new HeldTrace("Serve");
    try (ThreadedAdapter adapter =
        new ThreadedAdapter(AdapterConfiguration.small(), Worlds.surroundings(), HASTY, trace)) {
      assertThat(adapter.start(OLD_IMAGE)).isEmpty();
      CompletableFuture<Response> login = adapter.submit(0, Hosts.login(0, 8, 1));
      trace.awaitWorker();
      Outcome outcome = adapter.interrupt(Worlds.command("early", NEW_IMAGE)).join();
      assertThat(refused(outcome)).isEqualTo(Refusal.Kind.DRAIN_EXPIRED);
      assertThat(adapter.adapter().gate().isOpen()).isTrue();
      assertThat(login).isNotDone();

      trace.release();
      assertThat(login.join().answer()).isInstanceOf(Response.LoggedIn.class);
      assertThat(login.join().servedBy()).isEqualTo(OLD.version());
      // The worker leaves the image before it answers, so nothing is inside any more.
      assertThat(adapter.interrupt(Worlds.command("again", NEW_IMAGE)).join())
          .isInstanceOf(Outcome.Updated.class);
      assertThat(ask(adapter, 1, Hosts.login(1, 8, 1)).servedBy()).isEqualTo(NEW.version());
      assertThat(adapter.failures()).isEmpty();
    }
  }

  /// Not even where the device never ends it: nothing of the image is needed any more.
  @Test
  void aTransferThatIsUnderWayIsNoReasonToWaitWithAnUpdate() throws Exception {
    HeldDevice device = new HeldDevice();
    try (ThreadedAdapter adapter =
        started(OLD_IMAGE, with(device), DriverConfiguration.standard())) {
      long session = logIn(adapter, 0);
      CompletableFuture<Response> write =
          adapter.submit(0, new Request.Write(session, HeldDevice.HELD, Hosts.block(1)));
      device.awaitWrite();
      assertThat(adapter.interrupt(Worlds.command("u", NEW_IMAGE)).join())
          .isInstanceOf(Outcome.Updated.class);
      assertThat(write).isNotDone();
      device.release();
      assertThat(write.join().answer()).isEqualTo(new Response.Done());
      assertThat(write.join().servedBy()).isEqualTo(OLD.version());
      Response read = ask(adapter, 0, new Request.Read(session, HeldDevice.HELD));
      assertThat(((Response.Data) read.answer()).bytes()).isEqualTo(Hosts.block(1));
      assertThat(read.servedBy()).isEqualTo(NEW.version());
      assertThat(adapter.failures()).isEmpty();
    }
  }

  @Test
  void theAdaptersOwnFaultIsTheFutureThatFailsAndNothingElse() {
    HeldDevice device = new HeldDevice();
    try (ThreadedAdapter adapter =
        started(OLD_IMAGE, with(device), DriverConfiguration.standard())) {
      long session = logIn(adapter, 0);
      assertThatThrownBy(() -> ask(adapter, 0, new Request.Read(session, HeldDevice.BROKEN)))
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("the device is broken");
      assertThat(adapter.failures()).hasSize(1);
      assertThat(ask(adapter, 0, new Request.Read(session, 1)).answer())
          .isInstanceOf(Response.Data.class);
      assertThat(adapter.interrupt(Worlds.command("u", NEW_IMAGE)).join())
          .as("nobody is left inside")
          .isInstanceOf(Outcome.Updated.class);
    }
  }

  @Test
  void aSourceThatCannotEvenBeOpenedIsARefusal() {
    try (ThreadedAdapter adapter = started()) {
      ImageSourceFactory broken =
          () -> {
            throw new IllegalStateException("no such medium");
          };
      Outcome outcome = adapter.interrupt(command("u", broken)).join();
      assertThat(refused(outcome)).isEqualTo(Refusal.Kind.SOURCE_FAILED);
      assertThat(((Outcome.Refused) outcome).refusal().line()).contains("no such medium");
      assertThat(adapter.interrupt(Worlds.command("again", NEW_IMAGE)).join())
          .isInstanceOf(Outcome.Updated.class);
      assertThat(adapter.failures()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decide-1",
        "create-1",
        "convert-1",
        "copy-1",
        "verify-1",
        "hard-decide-1",
        "hard-convert-1",
        "hard-copy-2",
        "hard-verify-1"
      })
  void theNewImagesCodeFailsAndTheOldOneRunsOn(String point) {
    byte[] old = Worlds.image(Everything.OLD);
    try (ThreadedAdapter adapter =
        started(old, Everything.surroundings(), DriverConfiguration.standard())) {
      logIn(adapter, 0);
      Kept before = Kept.of(adapter.adapter());
      byte[] image = OwnCode.failing(Everything.release("fails-" + point));
      Outcome outcome = adapter.interrupt(Worlds.command("u", image)).join();
      assertThat(refused(outcome)).isEqualTo(Refusal.Kind.BAD_CODE);
      assertThat(Kept.of(adapter.adapter())).isEqualTo(before);
      byte[] sound = Worlds.image(Everything.NEW);
      assertThat(adapter.interrupt(Worlds.command("again", sound)).join())
          .isInstanceOf(Outcome.Updated.class);
      assertThat(adapter.failures()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"perform-1", "hard-perform-2"})
  void anInitializationThatFailsGoesForwardAndSaysSo(String point) {
    byte[] old = Worlds.image(Everything.OLD);
    try (ThreadedAdapter adapter =
        started(old, Everything.surroundings(), DriverConfiguration.standard())) {
      byte[] image = OwnCode.failing(Everything.release("fails-" + point));
      Outcome outcome = adapter.interrupt(Worlds.command("u", image)).join();
      assertThat(outcome).isInstanceOf(Outcome.Updated.class);
      assertThat(((Outcome.Updated) outcome).remarks()).hasSize(1);
      assertThat(adapter.failures()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve-2", "hard-serve-2"})
  void codeThatFailsToServeDeniesTheRequestAndServesTheNext(String point) {
    byte[] image = OwnCode.failing(Releases.release("1.0").named("fails-" + point).build());
    try (ThreadedAdapter adapter =
        started(image, Worlds.surroundings(), DriverConfiguration.standard())) {
      long session = logIn(adapter, 0);
      Response denied = ask(adapter, 0, new Request.Read(session, 1));
      assertThat(((Response.Denied) denied.answer()).reason())
          .startsWith("the image's code failed: ");
      assertThat(denied.exchange()).isEqualTo(Response.NO_EXCHANGE);
      assertThat(ask(adapter, 0, new Request.Read(session, 1)).answer())
          .isInstanceOf(Response.Data.class);
      assertThat(adapter.failures()).isEmpty();
    }
  }

  /// Whichever image releases the buffer: that it fails to is said, and is the end of that update.
  @ParameterizedTest
  @ValueSource(strings = {"release-1", "hard-release-1"})
  void aBufferThatIsNotReleasedIsRemarkedAndTheUpdateEnds(String point) {
    Release failing = Releases.release("2.0").named("fails-" + point).build();
    try (ThreadedAdapter adapter = started()) {
      Outcome outcome = adapter.interrupt(Worlds.command("u", OwnCode.failing(failing))).join();
      assertThat(outcome).isInstanceOf(Outcome.Updated.class);
      assertThat(((Outcome.Updated) outcome).remarks())
          .singleElement()
          .asString()
          .startsWith("the buffer was not released: ");
      logIn(adapter, 0);
      assertThat(adapter.adapter().control().isUpdating()).isFalse();
      assertThat(adapter.failures()).isEmpty();
    }
    Release old = Releases.release("1.0").named("fails-" + point).build();
    try (ThreadedAdapter adapter =
        started(OwnCode.failing(old), Worlds.surroundings(), DriverConfiguration.standard())) {
      Outcome outcome = adapter.interrupt(Worlds.command("u", new byte[10])).join();
      assertThat(refused(outcome)).isEqualTo(Refusal.Kind.BAD_IMAGE);
      assertThat(((Outcome.Refused) outcome).remarks()).hasSize(1);
      assertThat(adapter.adapter().control().isUpdating()).isFalse();
      assertThat(adapter.failures()).isEmpty();
    }
  }

  @Test
  void anAdapterThatCannotStartSaysWhy() {
    try (ThreadedAdapter adapter =
        new ThreadedAdapter(
            AdapterConfiguration.small(),
            Worlds.surroundings(),
            DriverConfiguration.standard(),
            TraceSink.NONE)) {
      assertThat(adapter.start(new byte[100])).isPresent();
      assertThat(adapter.start(OLD_IMAGE)).as("a second try").isEmpty();
      logIn(adapter, 0);
    }
  }

  @Test
  void closingWaitsForTheUpdateThatRuns() {
    HeldSource held = new HeldSource(NEW_IMAGE);
    ThreadedAdapter adapter = started();
    CompletableFuture<Outcome> update = adapter.interrupt(command("u", held));
    Thread closing = Thread.ofPlatform().start(adapter::close);
    Awaitility.await().until(() -> closing.getState() == Thread.State.WAITING);
    assertThat(update).isNotDone();
    held.release();
    assertThat(update.join()).isInstanceOf(Outcome.Updated.class);
    Awaitility.await().until(() -> !closing.isAlive());
  }

  @Test
  void aDriverDoesNotWaitForTimesBelowZero() {
    assertThatThrownBy(() -> new DriverConfiguration(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("drainBoundNanos=-1");
    assertThatThrownBy(() -> new DriverConfiguration(0, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("paceNanos=-1");
  }

  @Test
  void requestsOfAPortAreServedInTheirOrderWhileOthersAreServedBeside() throws Exception {
    HeldDevice device = new HeldDevice();
    try (ThreadedAdapter adapter =
        started(OLD_IMAGE, with(device), DriverConfiguration.standard())) {
      long session = logIn(adapter, 0);
      List<CompletableFuture<Response>> asked =
          List.of(
              adapter.submit(0, new Request.Write(session, HeldDevice.HELD, Hosts.block(1))),
              adapter.submit(0, new Request.Read(session, HeldDevice.HELD)),
              adapter.submit(0, new Request.Logout(session)));
      device.awaitWrite();
      assertThat(logIn(adapter, 1)).isPositive();
      assertThat(asked).noneMatch(CompletableFuture::isDone);
      device.release();
      List<Response> told = asked.stream().map(CompletableFuture::join).toList();
      assertThat(told.stream().map(Response::number)).containsExactly(2L, 3L, 4L);
      assertThat(told.stream().map(Response::exchange)).containsExactly(2L, 3L, 4L);
      assertThat(told.get(2).answer()).isEqualTo(new Response.LoggedOut());
    }
  }

  @Test
  void theNamesOfBootstrapsAreThoseThatImagesAreMadeWith() {
    for (String name : ImageTemplates.bootstraps()) {
      Release release = Releases.release("2.0").bootstrap(name).build();
      try (ThreadedAdapter adapter = started()) {
        assertThat(adapter.interrupt(Worlds.command("u", Worlds.image(release))).join())
            .isInstanceOf(Outcome.Updated.class);
      }
    }
    Release unknown = Releases.release("2.0").bootstrap("none such").build();
    assertThatThrownBy(() -> Worlds.image(unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a bootstrap is one of [standard, zoning]");
  }
}
