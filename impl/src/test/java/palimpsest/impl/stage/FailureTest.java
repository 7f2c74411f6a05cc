package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.companion.BurnOperation;
import palimpsest.impl.companion.BurnResult;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Everything;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.OwnCode;
import palimpsest.impl.fixture.Parts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.Code;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Response;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// What fails is told by its own name, and apart from a defect of the adapter itself.
class FailureTest {
  private static final byte[] OLD = Worlds.image(Everything.OLD);
  private static final byte[] NEW = Worlds.image(Everything.NEW);
  private static final Actor NOBODY = new Actor("nobody", TraceSink.NONE);

  private static List<String> actions(Stepper stepper) {
    return stepper.events().stream()
        .filter(event -> event.actor().equals("update"))
        .map(TraceEvent::action)
        .toList();
  }

  private static Refusal refusal(Outcome outcome) {
    return ((Outcome.Refused) outcome).refusal();
  }

  @Test
  void anInitializationThatCannotBeDoneIsRemarkedAndTheImageRuns() {
    Release release =
        Releases.release("2.0").initialize(new InitializationStep.ClearCache()).build();
    Code standard = ImageTemplates.code(release);
    Code unready =
        new Code(standard.text(), OwnCode.with(standard.bootstrap(), "UnreadyBootstrap"));
    byte[] image = OwnCode.image(release, unready);
    try (Stepper stepper = Stepper.running(Releases.release("1.0").build())) {
      Outcome.Updated updated = (Outcome.Updated) stepper.updateTo(Worlds.command("u", image));
      assertThat(updated.remarks()).containsExactly("could not clear cache");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "decide, Branch, Identify",
    "create, BurnModule, CreateStructures",
    "convert, ReadEntry, WriteEntry",
    "copy, BeginOverlay, CopyBlock",
    "verify, CopyBlock, VerifyCopy"
  })
  void codeThatFailsIsNotTheStepThatItShouldHaveTaken(String call, String before, String failed) {
    byte[] image = OwnCode.failing(Everything.release("fails-" + call + "-1"));
    try (Stepper stepper = Everything.running(OLD, Everything.surroundings())) {
      Refusal refusal = refusal(stepper.updateTo(Worlds.command("u", image)));
      assertThat(refusal.line()).startsWith(failed + " failed: ");
      List<String> actions = actions(stepper);
      assertThat(actions).doesNotContain(failed).contains("FailCode");
      assertThat(actions.get(actions.indexOf("FailCode") - 1)).isEqualTo(before);
    }
  }

  @Test
  void aBurnThatFailsAndAnUndoingThatFailsHaveNamesOfTheirOwn() {
    boolean[] broken = {false};
    BurnFaults faults =
        operation ->
            broken[0] || operation.part().equals("pla")
                ? new BurnFaults.Effect.Fails("no voltage")
                : new BurnFaults.Effect.Works();
    Surroundings surroundings = Everything.surroundings();
    assertThat(surroundings.companions().part("pla").burnt().version()).hasToString("1.0");
    try (Stepper stepper = Everything.running(OLD, failing(faults, broken))) {
      stepper.updateTo(Worlds.command("u", NEW));
      assertThat(actions(stepper)).containsSubsequence("BurnModule", "FailBurn", "FailUndo");
      assertThat(actions(stepper)).doesNotContain("UndoBurn");
    }
  }

  /// The second module cannot be burnt; from then on nothing can.
  private static Surroundings failing(BurnFaults faults, boolean[] broken) {
    boolean[] started = {false};
    BurnFaults afterwards =
        (BurnOperation operation) -> {
          if (!started[0]) {
            return new BurnFaults.Effect.Works();
          }
          BurnFaults.Effect effect = faults.before(operation);
          broken[0] |= effect instanceof BurnFaults.Effect.Fails;
          return effect;
        };
    Surroundings surroundings = Everything.surroundings(afterwards);
    started[0] = true;
    return surroundings;
  }

  @Test
  void aSourceThatFailsIsNoChunkThatIsLoaded() {
    ImageSourceFactory torn = Worlds.source(new byte[0]);
    ImageSourceFactory failing =
        () -> {
          torn.open().close();
          return new FailingSource();
        };
    try (Stepper stepper = Everything.running(OLD, Everything.surroundings())) {
      Outcome outcome = stepper.updateTo(new UpdateCommand("u", failing, Policy.STRICT));
      assertThat(refusal(outcome))
          .isEqualTo(new Refusal(Refusal.Kind.SOURCE_FAILED, "the medium is gone"));
      assertThat(actions(stepper)).containsExactly("FailSource", "ReturnBuffer");
    }
  }

  @Test
  void timeThatIsOverIsNoDrain() {
    try (Stepper stepper = Everything.running(OLD, Everything.surroundings())) {
      int worker = stepper.begin(1, Hosts.login(1, 2, 3));
      stepper.runRequestTo(worker, RequestStage.Serve.class);
      stepper.trigger(Worlds.command("u", NEW)).runTo(OverlayStage.Drain.class);
      stepper.expireDrain();
      stepper.finish();
      assertThat(actions(stepper)).contains("ExpireDrain").doesNotContain("Drain");
    }
  }

  @Test
  void onceDrainedItIsTooLateForTheTimeToBeOver() {
    try (Stepper stepper = Everything.running(OLD, Everything.surroundings())) {
      stepper.trigger(Worlds.command("u", NEW)).runTo(OverlayStage.Drain.class);
      OverlayStage.ExpireDrain expired = ((OverlayStage.Drain) stepper.update()).expired();
      assertThat(expired.enabled(stepper.adapter())).isFalse();
      stepper.expireDrain();
      assertThat(actions(stepper)).doesNotContain("ExpireDrain");
    }
  }

  /// A part whose driver is broken: what it throws is nobody's answer.
  private record BrokenPart(String name) implements CompanionPart {
    @Override
    public Burn burnt() {
      return new Burn(Version.of("1.0"), Capabilities.NONE, new byte[0]);
    }

    @Override
    public BurnResult burn(Burn burn) {
      throw new IllegalStateException("the part's driver is broken");
    }

    @Override
    public BurnResult replace(Burn before, Burn burn) {
      return burn(burn);
    }
  }

  @Test
  void aDefectIsRefusedAsSuchAndNotBlamedOnTheImage() {
    Surroundings surroundings =
        Worlds.surroundings(
            Capabilities.NONE,
            List.of(Parts.flash("1.0", BurnFaults.NONE), new BrokenPart("pla")),
            List.of());
    try (Stepper stepper = Everything.running(OLD, surroundings)) {
      Refusal refusal = refusal(stepper.updateTo(Worlds.command("u", NEW)));
      assertThat(refusal.kind()).isEqualTo(Refusal.Kind.DEFECT);
      assertThat(refusal.line())
          .startsWith("BurnModule failed: ")
          .endsWith("the part's driver is broken");
      assertThat(actions(stepper)).contains("Defect");
      assertThat(surroundings.companions().part("flash").burnt().version()).hasToString("1.0");
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void pastTheSwitchAFailureIsLeftBehindAndOnlyAGateThatStaysClosedIsTheEnd() {
    try (Stepper stepper = Everything.running(OLD, Everything.surroundings())) {
      stepper.trigger(Worlds.command("u", NEW)).runTo(SwitchedStage.Grant.class);
      UpdateStage grant = stepper.update();
      UpdateStage open =
          grant.fail(stepper.adapter(), NOBODY, Refusal.Kind.DEFECT, "no peer is reached");
      assertThat(open).isInstanceOf(SwitchedStage.OpenGate.class);
      assertThat(((SwitchedStage) open).finished().remarks()).containsExactly("no peer is reached");
      UpdateStage lost =
          open.fail(stepper.adapter(), NOBODY, Refusal.Kind.DEFECT, "the gate is stuck");
      assertThat(((UpdateStage.Ended) lost).outcome())
          .isEqualTo(new Outcome.Lost("u", "the gate is stuck"));
    }
  }

  @Test
  void onTheWayBackAFailureIsRemarkedOrNeedsRepair() {
    try (Stepper stepper = Everything.running(OLD, Everything.surroundings())) {
      stepper.trigger(Worlds.command("u", NEW)).runTo(OverlayStage.CopyBlock.class);
      stepper.refuse(Refusal.Kind.COPY_UNVERIFIED);
      UpdateStage restore = stepper.update();
      UpdateStage lost = restore.fail(stepper.adapter(), NOBODY, Refusal.Kind.DEFECT, "no memory");
      assertThat(((UpdateStage.Ended) lost).outcome())
          .isEqualTo(new Outcome.Lost("u", "no memory"));
      stepper.runTo(UnwindStage.ReturnBuffer.class);
      UpdateStage ended =
          stepper
              .update()
              .fail(stepper.adapter(), NOBODY, Refusal.Kind.DEFECT, "no peer is reached");
      assertThat(((Outcome.Refused) ((UpdateStage.Ended) ended).outcome()).remarks())
          .containsExactly("no peer is reached");
      assertThat(stepper.adapter().control().isUpdating()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"9, 0, 3", "3, 0, 3", "-1, 0, 3", "0, 4, 3", "0, -1, 3", "0, 0, 2", "0, 0, 4"})
  void aChangeThatIsOfNoEntryIsNotCarriedOut(int structure, int entry, int words) {
    Release release =
        Releases.release("1.0").named("changes " + structure + " " + entry + " " + words).build();
    Code standard = ImageTemplates.code(release);
    Code code =
        new Code(
            OwnCode.with(standard.text(), "MisfitText"), standard.bootstrap(), standard.payloads());
    try (Stepper stepper =
        Stepper.running(OwnCode.image(release, code), Worlds.surroundings(), Stepper.sizes())) {
      RequestStage stage = RequestStage.first(0, new PortRequest(1, 1, Hosts.login(1, 2, 3)));
      while (!(stage instanceof RequestStage.Leave)) {
        stage = stage.advance(stepper.adapter(), new Actor("worker-0", TraceSink.NONE));
      }
      Response response = ((RequestStage.Leave) stage).inside().effect().response();
      assertThat(((Response.Denied) response.answer()).reason())
          .isEqualTo(
              "the image's code failed: a change is of an entry, in its layout: structure="
                  + structure
                  + " entry="
                  + entry
                  + " words="
                  + words);
      assertThat(Decoder.of(stepper.adapter()).entries("login")).isEmpty();
    }
  }
}
