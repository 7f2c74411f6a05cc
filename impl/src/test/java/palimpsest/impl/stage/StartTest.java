package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.InvariantViolation;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.StoredAdapter;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Release;

/// What a start leaves of what memory held before it, step by step.
class StartTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW =
      Releases.release("2.0")
          .edit("login", new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 32))
          .build();

  private static byte[] bytes(AdapterMemory memory, Region region) {
    return memory.view(memory.span(region)).toArray(ValueLayout.JAVA_BYTE);
  }

  /// A reset in the middle of a conversion, and the first step of the start behind it.
  @Test
  void nothingRunsAndNothingIsTrackedOnceAStartHasBegun() {
    try (StoredAdapter stored = StoredAdapter.running(OLD)) {
      Adapter adapter = stored.adapter();
      stored.trigger(NEW).runTo(ConvertStage.SeekMark.class);
      assertThat(adapter.marks().isTracking()).isTrue();
      stored.beginStart().startTo(StartStage.StoreTry.class);
      assertThatThrownBy(adapter::running).isInstanceOf(InvariantViolation.class);
      assertThat(adapter.gate().isOpen()).isFalse();
      assertThat(adapter.control().isWhole()).isFalse();
      assertThat(adapter.marks().isTracking()).isFalse();
      assertThat(stored.finishStart()).isInstanceOf(StartStage.Started.class);
      assertThat(adapter.enterableCode()).isSameAs(adapter.running());
      assertThat(adapter.gate().isOpen()).isTrue();
    }
  }

  @Test
  void whatIsQuietStaysQuietWhenAnotherStartBegins() {
    try (StoredAdapter stored = StoredAdapter.running(OLD)) {
      stored.beginStart().startTo(StartStage.StoreTry.class);
      long gate = stored.adapter().gate().sequence();
      long generation = stored.adapter().control().generation();
      long tracking = stored.adapter().memory().readWord(stored.adapter().control().tracking());
      stored.beginStart().startTo(StartStage.StoreTry.class);
      assertThat(stored.adapter().gate().sequence()).isEqualTo(gate);
      assertThat(stored.adapter().control().generation()).isEqualTo(generation);
      assertThat(stored.adapter().memory().readWord(stored.adapter().control().tracking()))
          .isEqualTo(tracking);
    }
  }

  @Test
  void theSelfTestLeavesZerosAndSparesTheWindow() {
    try (StoredAdapter stored = StoredAdapter.running(OLD)) {
      AdapterMemory memory = stored.adapter().memory();
      memory.fill(memory.span(Region.BUFFER), (byte) 9);
      memory.fill(memory.span(Region.SAVED), (byte) 9);
      memory.setExecutable(Region.BUFFER, true);
      byte[] window = bytes(memory, Region.WINDOW);
      stored.beginStart().startTo(StandardStage.ResetLinks.class);
      assertThat(bytes(memory, Region.WINDOW)).isEqualTo(window);
      assertThat(memory.isExecutable(Region.BUFFER)).isFalse();
      for (Region region : Region.values()) {
        if (region != Region.CONTROL && region != Region.WINDOW) {
          assertThat(bytes(memory, region)).as("%s", region).containsOnly(0);
        }
      }
    }
  }

  @Test
  void whatALongerImageLeftInTheWindowIsGoneOnceAnotherIsLoaded() {
    try (StoredAdapter stored = StoredAdapter.installed(OLD, Taking.STANDARD)) {
      AdapterMemory memory = stored.adapter().memory();
      Span window = memory.span(Region.WINDOW);
      memory.fill(window, (byte) 9);
      assertThat(stored.start()).isInstanceOf(StartStage.Started.class);
      byte[] held = bytes(memory, Region.WINDOW);
      long imageBytes = stored.adapter().running().image().span().sizeBytes();
      assertThat(Arrays.copyOfRange(held, (int) imageBytes, held.length)).containsOnly(0);
    }
  }

  @Test
  void anImageOfTheVersionThatTheCounterHasIsNotTooOld() {
    try (StoredAdapter stored = StoredAdapter.running(OLD)) {
      stored.update(OLD);
      assertThat(stored.start())
          .isInstanceOfSatisfying(
              StartStage.Started.class,
              started -> {
                assertThat(started.report().trial()).isTrue();
                assertThat(started.report().fast()).isTrue();
              });
    }
  }

  private static List<TraceEvent> events(Adapter adapter) {
    List<TraceEvent> events = new ArrayList<>();
    Actor actor = new Actor("start", events::add);
    StartStage stage = StartStage.first();
    while (stage.enabled(adapter)) {
      stage = stage.take(adapter, actor);
    }
    assertThat(stage.take(adapter, actor)).as("the end stays the end").isSameAs(stage);
    return events;
  }

  @Test
  void eachBlockThatIsLoadedIsTold() {
    try (StoredAdapter stored = StoredAdapter.installed(OLD, Taking.STANDARD)) {
      List<List<Argument>> loads =
          events(stored.adapter()).stream()
              .filter(event -> event.action().equals("LoadBlock"))
              .map(TraceEvent::arguments)
              .toList();
      assertThat(loads).hasSizeGreaterThan(1);
      for (int block = 0; block < loads.size(); block++) {
        assertThat(loads.get(block)).containsExactly(new Argument("block", block));
      }
    }
  }

  /// There is nothing to start from: each reading is a defect, and the last one the end.
  @Test
  void aDefectIsToldAsSuchAndEndsAStartThatHasNothingElseToTry() {
    try (Adapter adapter = new Adapter(Stepper.sizes(), Worlds.surroundings(), _ -> {})) {
      assertThat(events(adapter))
          .hasSize(StartStage.READS_MAX)
          .allSatisfy(
              event -> {
                assertThat(event.action()).isEqualTo("Defect");
                assertThat(event.arguments()).containsExactly(new Argument("step", "ReadRecord"));
              });
    }
  }
}
