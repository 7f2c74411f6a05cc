package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Everything;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Memories.Kept;
import palimpsest.impl.fixture.OwnCode;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.memory.Region;
import palimpsest.impl.stage.OverlayStage.Initialize;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;

/// An update that is refused, wherever on its way: the old image runs on as if nothing had been,
/// and the next try is like a first.
class RefusalTest {
  private static final byte[] OLD_IMAGE = Worlds.image(Everything.OLD);
  private static final byte[] NEW_IMAGE = Worlds.image(Everything.NEW);

  private static Outcome.Refused refused(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return (Outcome.Refused) outcome;
  }

  /// What stays as it was; an initialization is not undone.
  private static Kept kept(Stepper stepper, boolean initialized) {
    Kept kept = Kept.of(stepper.adapter());
    if (!initialized) {
      return kept;
    }
    Map<Region, Integer> regions = new EnumMap<>(kept.regions());
    regions.remove(Region.HARDWARE);
    return new Kept(
        regions,
        kept.tables(),
        kept.gateOpen(),
        kept.whole(),
        kept.updating(),
        kept.bufferExecutable(),
        kept.tracking(),
        kept.modules(),
        kept.peers());
  }

  private static boolean isInitialized(UpdateStage stage) {
    return stage instanceof OverlayStage.Switch
        || (stage instanceof Initialize initialize && initialize.index() > 0);
  }

  /// Hosts are served by the old image, and the same update succeeds.
  private static void assertGoesOnAndCanBeTriedAgain(Stepper stepper) {
    Response response = stepper.serve(0, new Request.Read(stepper.hosts().session(0), 1));
    assertThat(response.servedBy()).isEqualTo(Everything.OLD.version());
    stepper.serve(1, Hosts.login(0x77, 8, 2));
    stepper.serve(2, new Request.Logout(stepper.hosts().session(2)));
    Decoder.assertKept(stepper);
    Outcome outcome = stepper.updateTo(Worlds.command("again", NEW_IMAGE));
    assertThat(outcome).isInstanceOf(Outcome.Updated.class);
    assertThat(((Outcome.Updated) outcome).remarks()).isEmpty();
    stepper.hosts().updated(Everything.OLD, Everything.NEW);
    Decoder.assertKept(stepper);
  }

  @Test
  void refusedAtAnyStageBeforeTheSwitchEverythingIsAsBeforeAndATryAgainSucceeds() {
    Set<String> refusedAt = new TreeSet<>();
    boolean switched = false;
    for (int point = 0; !switched; point++) {
      try (Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings())) {
        Kept all = kept(stepper, false);
        Kept most = kept(stepper, true);
        stepper.trigger(Worlds.command("u", NEW_IMAGE));
        for (int taken = 0; taken < point; taken++) {
          assertThat(stepper.step()).isTrue();
        }
        switched = stepper.update() instanceof SwitchedStage;
        if (!switched) {
          UpdateStage at = stepper.update();
          refusedAt.add(at.action());
          stepper.refuse(Refusal.Kind.INCOMPATIBLE);
          assertThat(refused(stepper.finish()).remarks()).isEmpty();
          assertThat(kept(stepper, isInitialized(at)))
              .as("refused at %s, step %d", at.action(), point)
              .isEqualTo(isInitialized(at) ? most : all);
          assertGoesOnAndCanBeTriedAgain(stepper);
        }
      }
    }
    assertThat(refusedAt)
        .containsExactlyInAnyOrder(
            "LoadChunk",
            "CheckImage",
            "HandOver",
            "Branch",
            "Identify",
            "PlaceTables",
            "BurnModule",
            "CreateStructures",
            "SaveOld",
            "DefineCode",
            "StartTracking",
            "SeekMark",
            "ClearMark",
            "ReadEntry",
            "WriteEntry",
            "Pace",
            "CountMarks",
            "Withdraw",
            "CloseGate",
            "Drain",
            "BeginOverlay",
            "CopyBlock",
            "VerifyCopy",
            "Initialize",
            "Switch");
  }

  @Test
  void pastTheSwitchThereIsNoWayBack() {
    try (Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings())) {
      stepper.trigger(Worlds.command("u", NEW_IMAGE)).runTo(SwitchedStage.class);
      List<String> stages = new ArrayList<>();
      while (!stepper.isEnded()) {
        stages.add(stepper.update().action());
        assertThat(stepper.update().undoing()).isEmpty();
        assertThatThrownBy(() -> stepper.refuse(Refusal.Kind.BAD_CODE))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageStartingWith("no way back from " + stepper.update().action() + ": ");
        stepper.step();
      }
      assertThat(stages).containsExactly("Grant", "OpenGate", "ReleaseBuffer");
    }
  }

  @Test
  void onTheWayBackThereIsNoTurningBackEither() {
    try (Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings())) {
      stepper.trigger(Worlds.command("u", NEW_IMAGE)).runTo(OverlayStage.VerifyCopy.class);
      stepper.refuse(Refusal.Kind.BAD_CODE);
      List<String> stages = new ArrayList<>();
      while (!stepper.isEnded()) {
        stages.add(stepper.update().action());
        assertThat(stepper.update().undoing()).isEmpty();
        stepper.step();
      }
      assertThat(stages)
          .as("window, gate, then the rest, latest first")
          .containsSubsequence(
              "RestoreBlock",
              "VerifyRestored",
              "ReopenGate",
              "StopTracking",
              "UndoBurn",
              "UndoBurn",
              "ReturnBuffer");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "decide-1, Identify",
    "create-1, CreateStructures",
    "convert-1, WriteEntry",
    "convert-2, WriteEntry",
    "copy-1, CopyBlock",
    "copy-3, CopyBlock",
    "verify-1, VerifyCopy",
    "verify-4, VerifyCopy"
  })
  void theNewImagesCodeFailsAndTheOldOneRunsOn(String point, String stage) {
    try (Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings())) {
      Kept before = kept(stepper, false);
      byte[] image = OwnCode.failing(Everything.release("fails-" + point));
      Outcome.Refused outcome = refused(stepper.updateTo(Worlds.command("u", image)));
      assertThat(outcome.refusal().kind()).isEqualTo(Refusal.Kind.BAD_CODE);
      assertThat(outcome.refusal().line())
          .startsWith(stage + " failed: java.lang.IllegalStateException: the image's ");
      assertThat(kept(stepper, false)).isEqualTo(before);
      assertGoesOnAndCanBeTriedAgain(stepper);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"load-1", "load-2", "check-1", "handover-1", "branch-1"})
  void theOldImagesUpdateModuleFailsAndTheImageRunsOn(String point) {
    byte[] image = OwnCode.failing(Everything.old("fails-" + point));
    try (Stepper stepper = Everything.running(image, Everything.surroundings())) {
      Kept before = kept(stepper, false);
      Outcome.Refused outcome = refused(stepper.updateTo(Worlds.command("u", NEW_IMAGE)));
      assertThat(outcome.refusal().kind()).isEqualTo(Refusal.Kind.BAD_CODE);
      assertThat(kept(stepper, false)).isEqualTo(before);
      assertGoesOnAndCanBeTriedAgain(stepper);
    }
  }

  /// There is no undoing an initialization: what could not be done is remarked.
  @Test
  void anInitializationThatFailsGoesForwardAndSaysSo() {
    try (Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings())) {
      byte[] image = OwnCode.failing(Everything.release("fails-perform-2"));
      Outcome outcome = stepper.updateTo(Worlds.command("u", image));
      assertThat(outcome).isInstanceOf(Outcome.Updated.class);
      assertThat(((Outcome.Updated) outcome).remarks())
          .singleElement()
          .asString()
          .contains("clear cache", "the image's perform fails");
      stepper.hosts().updated(Everything.OLD, Everything.NEW);
      Decoder.assertKept(stepper);
    }
  }
}
