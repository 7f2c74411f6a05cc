package palimpsest.impl.stage;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Memories.Kept;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.io.Request;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Release;

/// The pause: how little is left for it, who waits for it, and who keeps it from coming.
class PauseTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW =
      Releases.release("2.0")
          .edit("login", new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN))
          .build();
  private static final int PORTS = Stepper.sizes().ports();

  /// Who takes the steps; others than the stages themselves where a mutant is looked for.
  Taking taking = Taking.STANDARD;

  private static Refusal.Kind refused(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).refusal().kind();
  }

  private static void logInEverywhere(Stepper stepper, long wwn) {
    for (int port = 0; port < PORTS; port++) {
      stepper.serve(port, Hosts.login(wwn + port, 16, 5));
    }
  }

  private static long count(Stepper stepper, String action) {
    return stepper.events().stream().filter(event -> event.action().equals(action)).count();
  }

  @Test
  void hostsThatChangeMoreThanThePauseBearsInEveryRoundAreNotPaused() {
    try (Stepper stepper = Stepper.running(OLD)) {
      logInEverywhere(stepper, 100);
      stepper.trigger(NEW);
      for (int round = 1; round <= Stepper.sizes().roundsMax(); round++) {
        stepper.runTo(ConvertStage.CountMarks.class);
        assertThat(((ConvertStage.CountMarks) stepper.update()).round()).isEqualTo(round);
        logInEverywhere(stepper, 100L * round);
        stepper.step();
      }
      Outcome outcome = stepper.finish();
      assertThat(refused(outcome)).isEqualTo(Refusal.Kind.CHURN);
      assertThat(((Outcome.Refused) outcome).refusal().line())
          .endsWith("rounds=3 rest=4 restMax=2");
      assertThat(count(stepper, "CloseGate")).isZero();
      Decoder.assertKept(stepper);
      assertThat(stepper.updateTo(NEW)).isInstanceOf(Outcome.Updated.class);
      stepper.hosts().updated(OLD, NEW);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void whatIsLeftIsMergedWithinThePauseAndIsNoMoreThanItBears() {
    try (Stepper stepper = Stepper.running(OLD).taking(taking)) {
      logInEverywhere(stepper, 100);
      stepper.trigger(NEW).runTo(ConvertStage.CountMarks.class);
      stepper.serve(1, Hosts.login(7, 8, 9));
      stepper.serve(3, new Request.Logout(stepper.hosts().session(3)));
      stepper.runTo(OverlayStage.CloseGate.class);
      long before = count(stepper, "WriteEntry");
      stepper.runTo(OverlayStage.BeginOverlay.class);
      assertThat(count(stepper, "WriteEntry") - before)
          .as("what is left for the pause")
          .isEqualTo(2);
      assertThat(stepper.finish()).isInstanceOf(Outcome.Updated.class);
      stepper.hosts().updated(OLD, NEW);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void aRequestThatStaysInsideLetsTheUpdateGoAndIsAnsweredAfterwards() {
    try (Stepper stepper = Stepper.running(OLD)) {
      logInEverywhere(stepper, 100);
      Kept before = Kept.of(stepper.adapter());
      stepper.trigger(NEW).runTo(OverlayStage.CloseGate.class);
      int worker = stepper.begin(1, new Request.Read(stepper.hosts().session(1), 4));
      stepper.runRequestTo(worker, RequestStage.Serve.class);
      stepper.runTo(OverlayStage.Drain.class);
      assertThat(stepper.step()).as("someone is inside").isFalse();

      int waiting = stepper.begin(2, new Request.Flush(stepper.hosts().session(2)));
      stepper.runRequestTo(waiting, RequestStage.AwaitGate.class);
      assertThat(stepper.stepRequest(waiting)).as("the gate is closed").isFalse();

      stepper.expireDrain();
      assertThat(refused(stepper.finish())).isEqualTo(Refusal.Kind.DRAIN_EXPIRED);
      assertThat(Kept.of(stepper.adapter())).isEqualTo(before);
      assertThat(stepper.end(waiting).servedBy()).isEqualTo(OLD.version());
      assertThat(stepper.end(worker).servedBy()).isEqualTo(OLD.version());
      assertThat(stepper.updateTo(NEW)).isInstanceOf(Outcome.Updated.class);
      stepper.hosts().updated(OLD, NEW);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void theConversionWaitsForHostsToHaveTheirShare() {
    try (Stepper stepper = Stepper.running(OLD)) {
      stepper.trigger(NEW).runTo(ConvertStage.Pace.class);
      assertThat(stepper.update().waitsFor()).contains(Signals.Kind.PACE);
      stepper.finish();
      assertThat(count(stepper, "Pace")).as("after every second of four entries").isEqualTo(1);
    }
  }

  @Test
  void withinThePauseNothingIsPaced() {
    try (Stepper stepper = Stepper.running(OLD)) {
      stepper.trigger(NEW).runTo(OverlayStage.CloseGate.class);
      logInEverywhere(stepper, 5);
      long before = count(stepper, "Pace");
      assertThat(stepper.finish()).isInstanceOf(Outcome.Updated.class);
      assertThat(count(stepper, "Pace")).isEqualTo(before);
      assertThat(List.of(count(stepper, "CloseGate"), count(stepper, "OpenGate")))
          .containsExactly(1L, 1L);
    }
  }
}
