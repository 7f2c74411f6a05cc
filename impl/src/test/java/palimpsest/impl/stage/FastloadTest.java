package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.StoredAdapter;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.nonvolatile.BootRecord;
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
      StartReport report = started(adapter.start());
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
}
