package palimpsest.impl.stage;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Parts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.io.Request;
import palimpsest.impl.memory.Region;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.InitializationStep.ClearCache;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// What each step says of itself, word for word as the format of traces has it: its fields, and the
/// version of each location that it read (`<`) or wrote (`>`).
class TracedStepsTest {
  private static final AdapterConfiguration SIZES =
      new AdapterConfiguration(2, 2, 256 << 10, 64 << 10, 256 << 10, 3, 0, 1);
  private static final Release OLD = Releases.release("1.0").supports("npiv").build();
  private static final Release NEW =
      Releases.release("2.0")
          .edit("login", new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN))
          .with(
              new Structure(
                  "zoning", Scope.PER_ADAPTER, List.of(new Field(1, "zones", 8, BIG_ENDIAN, 7))))
          .companions(Parts.carries("flash", "2.0", "2.0"))
          .initialize(new ClearCache())
          .build();

  private static Stepper running(Release release) {
    Surroundings surroundings =
        Worlds.surroundings(
            Capabilities.NONE, List.of(Parts.flash("1.0", BurnFaults.NONE)), List.of());
    return Stepper.running(release, surroundings, SIZES);
  }

  /// The steps of an actor from some event on, but for the chunks that are not the last one.
  private static String told(Stepper stepper, String actor, int from) {
    return stepper.events().stream()
        .skip(from)
        .filter(event -> event.actor().equals(actor))
        .map(TracedStepsTest::line)
        .filter(line -> !line.startsWith("LoadChunk") || line.endsWith(" last=true"))
        .map(line -> line.replaceFirst("loadedBytes=\\d+ ", "") + "\n")
        .collect(Collectors.joining());
  }

  private static String line(TraceEvent event) {
    StringJoiner line = new StringJoiner(" ").add(event.action());
    event.arguments().forEach(each -> line.add(each.name() + "=" + each.value()));
    event
        .accesses()
        .forEach(
            each ->
                line.add((each.written() ? ">" : "<") + each.location() + "@" + each.version()));
    return line.toString();
  }

  @Test
  void ofAnUpdate() {
    try (Stepper stepper = running(OLD)) {
      stepper.serve(1, Hosts.login(0xAB, 16, 5));
      stepper.updateTo(NEW);
      assertThat(told(stepper, "update", 0))
          .isEqualTo(
              """
              LoadChunk last=true
              CheckImage image=2.0
              HandOver
              Branch
              Identify converts=login burns=flash withdraws=npiv modules=flash=1.0
              PlaceTables
              BurnModule module=flash
              CreateStructures >zoning[0]@1
              SaveOld
              DefineCode
              StartTracking >marks-0-0@1 >tracking@1
              SeekMark round=1 structure=login entry=0 found=0 <marks-0-0@1
              ClearMark round=1 structure=login entry=0 >marks-0-0@2
              ReadEntry round=1 structure=login entry=0 present=false words=0,0,0 <login[0]@0
              WriteEntry round=1 structure=login entry=0 words=0,0,0
              SeekMark round=1 structure=login entry=1 found=1 <marks-0-0@2
              Pace round=1 structure=login entry=1
              ClearMark round=1 structure=login entry=1 >marks-0-0@3
              ReadEntry round=1 structure=login entry=1 present=true \
              words=ab00000000000000,1000000001000000,500 <login[1]@1
              WriteEntry round=1 structure=login entry=1 words=ab00000000000000,1001000000,500
              SeekMark round=1 structure=login entry=2
              CountMarks round=1 rest=0 <marks-0-0@3
              Withdraw
              CloseGate >gate@1
              Drain <worker-0@2 <worker-1@0
              SeekMark round=0 structure=login entry=0 <marks-0-0@3
              BeginOverlay >generation@1
              CopyBlock offset=0
              VerifyCopy
              Initialize initialization=clear cache
              Initialize last=true
              Switch >tracking@2 >generation@2
              Grant
              OpenGate >gate@2
              ReleaseBuffer >update@2
              """);
    }
  }

  @Test
  void ofAnUpdateThatIsRefusedInThePause() {
    try (Stepper stepper = running(OLD)) {
      stepper.trigger(NEW).runTo(OverlayStage.VerifyCopy.class);
      int from = stepper.events().size();
      stepper.flipBit(Region.WINDOW, 64).finish();
      assertThat(told(stepper, "update", from))
          .isEqualTo(
              """
              VerifyCopy refused=COPY_UNVERIFIED because=the copy in the window is what was \
              copied: differs from=0 to=16384
              RestoreBlock offset=0
              VerifyRestored >generation@2
              ReopenGate >gate@2
              StopTracking >tracking@2
              UndoBurn module=flash
              ReturnBuffer >update@2
              """);
    }
  }

  @Test
  void ofAnUpdateForWhichARequestTakesTooLong() {
    try (Stepper stepper = running(OLD)) {
      int worker = stepper.begin(0, Hosts.login(1, 2, 3));
      stepper.runRequestTo(worker, RequestStage.Serve.class);
      stepper.trigger(NEW).runTo(OverlayStage.Drain.class);
      int from = stepper.events().size();
      assertThat(stepper.step()).as("a look that finds somebody inside is no step").isFalse();
      stepper.expireDrain();
      assertThat(told(stepper, "update", from))
          .isEqualTo(
              """
              ExpireDrain refused=DRAIN_EXPIRED because=every request inside the image ends \
              within the drain bound; one did not <worker-0@1 <worker-1@0
              """);
    }
  }

  @Test
  void ofAnUpdateThatNeitherImageOutlives() {
    try (Stepper stepper = running(OLD)) {
      stepper.trigger(NEW).runTo(OverlayStage.CopyBlock.class);
      stepper.flipBit(Region.BUFFER, 64).flipBit(Region.SAVED, 64);
      stepper.runTo(OverlayStage.VerifyCopy.class);
      stepper.step();
      int from = stepper.events().size();
      stepper.finish();
      assertThat(told(stepper, "update", from))
          .isEqualTo(
              """
              RestoreBlock offset=0
              VerifyRestored
              CopyBlock offset=0
              VerifyCopy refused=LOST because=the copy in the window is what was copied: \
              differs from=0 to=16384
              """);
    }
  }

  @Test
  void ofRequestsWhileChangesAreTrackedAndWhileTheGateIsClosed() {
    try (Stepper stepper = running(OLD)) {
      stepper.trigger(NEW).runTo(ConvertStage.SeekMark.class);
      stepper.serve(1, Hosts.login(0xAB, 16, 5));
      stepper.serve(1, new Request.Read(stepper.hosts().session(1), 3));
      stepper.runTo(OverlayStage.Drain.class);
      stepper.serve(1, new Request.Logout(stepper.hosts().session(1)));
      stepper.serve(1, new Request.Flush(1));
      assertThat(told(stepper, "worker-0", 0))
          .isEqualTo(
              """
              Announce port=1 request=1 <port-1@1 >worker-0@1
              Enter port=1 request=1 <gate@0 <generation@0
              Serve port=1 request=1 changes=2 moves=false
              WriteWord port=1 request=1 structure=exchange entry=1 word=0 value=100000000000000
              WriteHeader port=1 request=1 structure=exchange entry=1 present=true >exchange[1]@1
              MarkEntry port=1 request=1 structure=exchange entry=1 <tracking@1
              WriteWord port=1 request=1 structure=login entry=1 word=0 value=ab00000000000000
              WriteWord port=1 request=1 structure=login entry=1 word=1 value=1000000001000000
              WriteWord port=1 request=1 structure=login entry=1 word=2 value=500
              WriteHeader port=1 request=1 structure=login entry=1 present=true >login[1]@1
              MarkEntry port=1 request=1 structure=login entry=1 <tracking@1 >marks-0-0@2
              Leave port=1 request=1 >worker-0@2
              Answer port=1 request=1 exchange=1 servedBy=1.0 told=loggedIn session=1 >port-1@2
              Announce port=1 request=2 <port-1@3 >worker-0@3
              Enter port=1 request=2 <gate@0 <generation@0
              Serve port=1 request=2 changes=1 moves=true
              WriteWord port=1 request=2 structure=exchange entry=1 word=0 value=200000000000000
              WriteHeader port=1 request=2 structure=exchange entry=1 present=true >exchange[1]@2
              MarkEntry port=1 request=2 structure=exchange entry=1 <tracking@1
              Leave port=1 request=2 >worker-0@4
              MoveBlock port=1 request=2
              Answer port=1 request=2 exchange=2 servedBy=1.0 told=data >port-1@4
              Announce port=1 request=3 <port-1@5 >worker-0@5
              Enter port=1 request=3 <gate@1
              Retreat port=1 request=3 >worker-0@6
              AwaitGate port=1 request=3 <gate@2
              Announce port=1 request=3 <port-1@5 >worker-0@7
              Enter port=1 request=3 <gate@2 <generation@2
              Serve port=1 request=3 changes=2 moves=false
              WriteWord port=1 request=3 structure=exchange entry=1 word=0 value=300000000000000
              WriteHeader port=1 request=3 structure=exchange entry=1 present=true >exchange[1]@3
              MarkEntry port=1 request=3 structure=exchange entry=1 <tracking@2
              WriteWord port=1 request=3 structure=login entry=1 word=0 value=0
              WriteWord port=1 request=3 structure=login entry=1 word=1 value=0
              WriteWord port=1 request=3 structure=login entry=1 word=2 value=0
              WriteHeader port=1 request=3 structure=login entry=1 present=false >login[1]@2
              MarkEntry port=1 request=3 structure=login entry=1 <tracking@2
              Leave port=1 request=3 >worker-0@8
              Answer port=1 request=3 exchange=3 servedBy=2.0 told=loggedOut >port-1@6
              Announce port=1 request=4 <port-1@7 >worker-0@9
              Enter port=1 request=4 <gate@2 <generation@2
              Serve port=1 request=4 changes=1 moves=false
              WriteWord port=1 request=4 structure=exchange entry=1 word=0 value=400000000000000
              WriteHeader port=1 request=4 structure=exchange entry=1 present=true >exchange[1]@4
              MarkEntry port=1 request=4 structure=exchange entry=1 <tracking@2
              Leave port=1 request=4 >worker-0@10
              Answer port=1 request=4 exchange=4 servedBy=2.0 told=denied \
              because=no such session >port-1@8
              """);
    }
  }
}
