package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.driver.ThreadedAdapter;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.StoredAdapter;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.Checksums;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.NonvolatileCells;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.StartSettings;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.table.TableSpace;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// An update by fastload, the restart, and the start that follows.
class FastloadTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW =
      Releases.release("2.0")
          .edit("login", new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 32))
          .build();

  static StartReport started(StartStage stage) {
    assertThat(stage).isInstanceOf(StartStage.Started.class);
    return ((StartStage.Started) stage).report();
  }

  @Test
  void anUpdateByFastloadKeepsSessionsThroughTheRestart() {
    try (StoredAdapter adapter = StoredAdapter.running(OLD)) {
      adapter.logIn(0).logIn(2);
      assertThat(adapter.update(NEW)).isInstanceOf(RestartStage.Restarting.class);
      assertThat(adapter.adapter().isRunning()).isFalse();
      StartReport report = started(adapter.start());
      assertThat(adapter.adapter().isRunning()).isTrue();
      assertThat(report.fast()).isTrue();
      assertThat(report.remarks()).isEmpty();
      assertThat(report.trial()).isTrue();
      assertThat(report.version()).isEqualTo(NEW.version());
      assertThat(adapter.adapter().running().image().version()).isEqualTo(NEW.version());
      assertThat(adapter.kept()).isEqualTo(adapter.sessions()).hasSize(2);
      assertThat(
              adapter.serve(2, new Request.Flush(adapter.sessions().getOrDefault(2, -1L))).answer())
          .isEqualTo(new Response.Done());
      assertThat(started(adapter.confirm()).trial()).isFalse();
      assertThat(adapter.storage().records().read())
          .contains(new BootRecord(2, BootRecord.NO_TRIAL, 0, Version.of("2.0"), 2));
      assertThat(adapter.actions())
          .containsSubsequence(
              List.of(
                  "LoadChunk",
                  "CheckImage",
                  "HandOver",
                  "Branch",
                  "StoreBlock",
                  "CheckSlot",
                  "InitializeMemory",
                  "Identify",
                  "CloseGate",
                  "Drain",
                  "BeginOverlay",
                  "CopyBlock",
                  "VerifyCopy",
                  "StoreTrial",
                  "SetWitness",
                  "StoreKey",
                  "Restart",
                  "ReadRecord",
                  "StoreTry",
                  "ReadKey",
                  "EraseKey",
                  "StartFast",
                  "Confirm"))
          .doesNotContain("Initialize", "Switch");
    }
  }

  @Test
  void theFirstStartIsAStandardOne() {
    try (StoredAdapter adapter = StoredAdapter.installed(OLD, Taking.STANDARD)) {
      StartReport report = started(adapter.start());
      assertThat(report.fast()).isFalse();
      assertThat(report.remarks()).containsExactly("there is no key");
      assertThat(adapter.actions())
          .startsWith("ReadRecord", "StoreTry", "ReadKey", "EraseKey", "SelfTest", "ResetLinks")
          .contains("VerifyWindow", "LoadBlock")
          .endsWith("VerifyLoaded", "StartStandard");
      adapter.logIn(1);
      assertThat(adapter.kept()).isEqualTo(adapter.sessions()).hasSize(1);
      assertThat(report.took()).isGreaterThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void memoryIsInitializedWithoutTouchingWhatTheOldImageUsesAndAgain() {
    try (StoredAdapter adapter = StoredAdapter.running(OLD)) {
      adapter.logIn(0).logIn(2);
      adapter.trigger(NEW).runTo(StoreStage.InitializeMemory.class);
      AdapterMemory memory = adapter.adapter().memory();
      LoadedImage old = adapter.adapter().running().image();
      memory.fill(memory.span(Region.SAVED), (byte) 9);
      Span free = new TableSpace(memory.span(Region.TABLES), old.tableSpans()).free().getLast();
      memory.fill(free, (byte) 9);
      List<Integer> before = used(memory, old);
      UpdateStage stage = adapter.updating();
      Actor actor = new Actor("update", TraceSink.NONE);
      UpdateStage next = stage.take(adapter.adapter(), actor);
      assertThat(next).isInstanceOf(ReconcileStage.Identify.class);
      assertThat(used(memory, old)).isEqualTo(before);
      assertThat(zeros(memory, memory.span(Region.SAVED))).isTrue();
      assertThat(zeros(memory, free)).isTrue();
      assertThat(stage.take(adapter.adapter(), actor)).isEqualTo(next);
      assertThat(used(memory, old)).isEqualTo(before);
      adapter.finishUpdate();
      assertThat(started(adapter.start()).fast()).isTrue();
      assertThat(adapter.kept()).isEqualTo(adapter.sessions()).hasSize(2);
    }
  }

  /// Checksums of all that the running image uses: every region but the saved one, and of the
  /// tables' those in use.
  private static List<Integer> used(AdapterMemory memory, LoadedImage old) {
    List<Span> spans = new ArrayList<>(old.tableSpans());
    for (Region region : Region.values()) {
      if (region != Region.SAVED && region != Region.TABLES) {
        spans.add(memory.span(region));
      }
    }
    return spans.stream().map(span -> Checksums.crc32c(memory.view(span))).toList();
  }

  private static boolean zeros(AdapterMemory memory, Span span) {
    return Bytes.copyOf(memory.view(span)).isZero();
  }

  @Test
  void aRunningAdapterIsUpdatedByFastloadAndStartsFromItsStorage() {
    Power power = new Power();
    Surroundings surroundings =
        Worlds.surroundings()
            .with(
                Storage.of(
                    1,
                    new NonvolatileCells(Storage.ROWS, power),
                    new MemoryDevice(new DeviceSize(1 << 16, 8)),
                    StartSettings.standard()));
    try (ThreadedAdapter adapter = Worlds.started(OLD, surroundings)) {
      Response.LoggedIn login =
          (Response.LoggedIn) adapter.submit(3, Hosts.login(1, 2, 3)).join().answer();
      Outcome outcome = adapter.interrupt(Worlds.command("new", Worlds.image(NEW))).join();
      assertThat(outcome).isInstanceOf(Outcome.Updated.class);
      assertThat(((Outcome.Updated) outcome).remarks()).isEmpty();
      Response flushed = adapter.submit(3, new Request.Flush(login.session())).join();
      assertThat(flushed.answer()).isEqualTo(new Response.Done());
      assertThat(flushed.servedBy()).isEqualTo(NEW.version());
      assertThat(adapter.failures()).isEmpty();
    }
    try (ThreadedAdapter again = Worlds.started(OLD, surroundings)) {
      assertThat(again.adapter().running().image().version())
          .as("what is installed is started, on trial")
          .isEqualTo(NEW.version());
      Outcome outcome = again.interrupt(Worlds.command("old", Worlds.image(OLD))).join();
      assertThat(((Outcome.Refused) outcome).refusal().kind()).isEqualTo(Refusal.Kind.BUSY);
      assertThat(again.lastStart().map(StartReport::trial)).contains(true);
      again.confirm();
      assertThat(again.lastStart().map(StartReport::trial)).contains(false);
      outcome = again.interrupt(Worlds.command("older", Worlds.image(OLD))).join();
      assertThat(((Outcome.Refused) outcome).refusal().kind()).isEqualTo(Refusal.Kind.ROLLBACK);
    }
  }
}
