package palimpsest.impl.stage;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.fixture.ConventionalOverlay;
import palimpsest.impl.fixture.ConventionalOverlay.Data;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.OwnCode;
import palimpsest.impl.fixture.Parts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.fixture.code.Calls;
import palimpsest.impl.hardware.Hardware;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.InitializationStep.ResetRegister;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// What is lost where an image is overlaid in the conventional way, next to what the update keeps
/// on the same history.
class ConventionalOverlayTest {
  private static final long WWN = 0x5000_1111_2222_3333L;
  private static final Release OLD =
      Releases.release("1.0")
          .supports("npiv")
          .initialize(new ResetRegister(5, 50))
          .companions(Parts.runsWith("flash", "1.0..2.0"))
          .build();
  private static final Release NEW =
      Releases.release("2.0")
          .edit(
              "login",
              new FieldEdit.Added(new Field(9, "quota", 64, BIG_ENDIAN, 77)),
              new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN))
          .initialize(new ResetRegister(5, 51))
          .companions(Parts.carries("flash", "2.0", "2.0"))
          .build();

  private static Stepper running() {
    Peer peer = new Peer("switch", new TreeSet<>(List.of("npiv")), new TreeSet<>(), true);
    Surroundings surroundings =
        Worlds.surroundings(
            Capabilities.NONE, List.of(Parts.flash("1.0", BurnFaults.NONE)), List.of(peer));
    Stepper stepper = Stepper.running(OwnCode.watched(OLD, 0), surroundings, Stepper.sizes());
    for (int port = 0; port < 3; port++) {
      stepper.serve(port, Hosts.login(WWN + port, 16, 5));
      stepper.serve(port, new Request.Flush(stepper.hosts().session(port)));
    }
    return stepper;
  }

  private static Response raw(Stepper stepper, int port, Request request) {
    return stepper
        .adapter()
        .running()
        .text()
        .serve(stepper.adapter().running().image(), new PortRequest(port, 99, request))
        .response();
  }

  @Test
  void theUpdateKeepsEverythingThatTheConventionalOverlayLoses() {
    Calls.during(0);
    try (Stepper stepper = running()) {
      Calls.during(1);
      Outcome outcome = stepper.updateTo(Worlds.command("u", OwnCode.watched(NEW, 1)));
      assertThat(outcome).isInstanceOf(Outcome.Updated.class);
      stepper.hosts().updated(OLD, NEW);
      Decoder.assertKept(stepper);
      for (int port = 0; port < 3; port++) {
        Response response = stepper.serve(port, new Request.Flush(stepper.hosts().session(port)));
        assertThat(response.answer()).isEqualTo(new Response.Done());
        assertThat(response.exchange()).isEqualTo(3);
      }
      assertThat(new Hardware(stepper.adapter().memory()).register(5)).isEqualTo(51);
      assertThat(flash(stepper)).isEqualTo(Version.of("2.0"));
      assertThat(stepper.adapter().surroundings().peers().view("switch").capabilities()).isEmpty();
      assertThat(Calls.count()).isPositive();
      assertThat(Calls.ofOldCode()).as("an old bootstrap that was run").isEmpty();
    }
  }

  @Test
  void withItsDataOverlaidTheAdapterForgetsItsHostsAndUsesExchangesAgain() {
    try (Stepper stepper = running()) {
      new ConventionalOverlay(stepper.adapter()).overlay(OwnCode.watched(NEW, 1), Data.AS_BUILT);
      assertThat(Decoder.of(stepper.adapter()).entries("login")).isEmpty();
      assertThatThrownBy(() -> Decoder.assertKept(stepper)).isInstanceOf(AssertionError.class);
      for (int port = 0; port < 3; port++) {
        Response response = raw(stepper, port, new Request.Flush(stepper.hosts().session(port)));
        assertThat(response.answer()).isEqualTo(new Response.Denied("no such session"));
        assertThat(response.exchange())
            .as("an exchange that the host remembers")
            .isEqualTo(1)
            .isLessThanOrEqualTo(stepper.hosts().exchanges().get(port));
      }
    }
  }

  /// Fields that changed places within entries of the same size.
  @Test
  void withItsDataLeftInPlaceTheAdapterMisreadsEveryLogin() {
    Release moved =
        Releases.release("2.0")
            .edit("login", new FieldEdit.Reordered(List.of(3, 2, 1, 4)))
            .companions(Parts.carries("flash", "2.0", "2.0"))
            .build();
    try (Stepper stepper = running()) {
      new ConventionalOverlay(stepper.adapter())
          .overlay(OwnCode.watched(moved, 1), Data.LEFT_IN_PLACE);
      SortedMap<Integer, SortedMap<Integer, Long>> logins =
          Decoder.of(stepper.adapter()).entries("login");
      for (int port = 0; port < 3; port++) {
        assertThat(logins.get(port))
            .as("speed and session are taken from the world-wide name, and that from both")
            .containsEntry(Releases.SPEED, WWN >>> 32)
            .containsEntry(Hosts.SESSION, (WWN + port) & 0xFFFF_FFFFL)
            .containsEntry(Hosts.WWN, 1L << 32 | 16);
        assertThat(raw(stepper, port, new Request.Flush(stepper.hosts().session(port))).answer())
            .isEqualTo(new Response.Denied("no such session"));
      }
      assertThatThrownBy(() -> Decoder.assertKept(stepper)).isInstanceOf(AssertionError.class);
    }
    try (Stepper stepper = running()) {
      assertThat(stepper.updateTo(moved)).isInstanceOf(Outcome.Updated.class);
      stepper.hosts().updated(OLD, moved);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void nothingAroundTheImageIsReconciledAndTheOldBootstrapIsRun() {
    Calls.during(0);
    try (Stepper stepper = running()) {
      Calls.during(1);
      new ConventionalOverlay(stepper.adapter()).overlay(OwnCode.watched(NEW, 1), Data.AS_BUILT);
      assertThat(new Hardware(stepper.adapter().memory()).register(5))
          .as("a register that the new image needs at 51")
          .isEqualTo(50);
      assertThat(flash(stepper))
          .as("a module that the new image does not run with")
          .isEqualTo(Version.of("1.0"));
      assertThat(stepper.adapter().surroundings().peers().view("switch").capabilities())
          .as("a capability that is gone")
          .containsExactly("npiv");
      assertThat(Calls.ofOldCode()).contains("copyBlock during update 1");
    }
  }

  private static Version flash(Stepper stepper) {
    return stepper.adapter().surroundings().companions().part("flash").burnt().version();
  }
}
