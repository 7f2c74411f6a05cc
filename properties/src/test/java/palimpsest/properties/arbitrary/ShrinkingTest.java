package palimpsest.properties.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.properties.cases.CaseClass;
import palimpsest.properties.cases.Cases;
import palimpsest.properties.fixture.EngineRun;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.scenario.HostAction;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.scenario.Scenario;

/// What is left of a history that fails, and how it is told.
class ShrinkingTest {
  private static final String CORE =
      """
      name: generated
      releases:
        - name: 1.0
          version: 1.0
          structures:
            login:
              scope: per-port
              fields:
                - {id: 1, name: wwn, bits: 64}
                - {id: 2, name: session, bits: 32}
            exchange:
              scope: per-port
              fields:
                - {id: 1, name: next-id, bits: 32}
            configuration:
              scope: per-adapter
              fields:
                - {id: 1, name: queue-depth, bits: 16, default: 64}
                - {id: 2, name: io-timeout, bits: 16, default: 30}
          pause-bound: 1 s
      """;

  private static void assertNever(CaseClass never, Journey journey) {
    for (Situation situation : journey.situations()) {
      Set<CaseClass> classes = Cases.of(journey.history(), situation);
      assertThat(classes).doesNotContain(never);
    }
  }

  @Domain(PalimpsestDomain.class)
  static final class NoFieldIsRenamed {
    @Property(seed = "1")
    void fails(@ForAll Journey journey) {
      assertNever(CaseClass.FIELD_RENAMED, journey);
    }
  }

  @Domain(PalimpsestDomain.class)
  static final class NoFieldIsDropped {
    @Property(seed = "2")
    void fails(@ForAll Journey journey) {
      assertNever(CaseClass.FIELD_DROPPED, journey);
    }
  }

  @Domain(PalimpsestDomain.class)
  static final class NoUnitChangesDownwards {
    @Property(seed = "3")
    void fails(@ForAll Journey journey) {
      assertNever(CaseClass.UNIT_CHANGED_DOWN, journey);
    }
  }

  @Domain(PalimpsestDomain.class)
  static final class NoBurnsAreReordered {
    @Property(seed = "4")
    void fails(@ForAll Journey journey) {
      assertNever(CaseClass.BURNS_REORDERED, journey);
    }
  }

  @Domain(PalimpsestDomain.class)
  static final class NobodyWrites {
    @Property(seed = "5")
    void fails(@ForAll Scenario scenario) {
      for (int leg = 0; leg < scenario.journey().legs().size(); leg++) {
        assertThat(scenario.around(leg).load().actions())
            .noneMatch(HostAction.Write.class::isInstance);
      }
    }
  }

  /// The sample that the engine shrank to, as it was printed.
  private static String shrunk(Class<?> properties, Path scratch) {
    EngineRun run = EngineRun.of(properties, scratch);
    assertThat(run.failure()).isPresent();
    List<String> lines =
        run.report().lines().dropWhile(line -> !line.startsWith("Shrunk")).toList();
    return String.join(
            "\n",
            lines.stream()
                .skip(3)
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .toList())
        + "\n";
  }

  @Test
  void aFailingJourneyShrinksToTheLeastAndIsPrintedAsAFile(@TempDir Path scratch) {
    assertThat(shrunk(NoFieldIsRenamed.class, scratch))
        .isEqualTo(
            CORE
                + """
                  - name: 1.1
                    version: 1.1
                    based-on: 1.0
                    edits:
                      login:
                        - rename: {wwn: wwn-2}
                paths:
                  - {from: 1.0, to: 1.1, promise: converted}
                # journey: 1.0 -> 1.1
                """);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {NoFieldIsDropped.class, NoUnitChangesDownwards.class, NoBurnsAreReordered.class})
  void whateverFailsIsToldInFewReleasesAndLines(Class<?> properties, @TempDir Path scratch) {
    String sample = shrunk(properties, scratch);
    assertThat(sample.lines().filter(line -> line.startsWith("  - name: ")))
        .as(sample)
        .hasSizeLessThanOrEqualTo(3);
    assertThat(sample.lines()).as(sample).hasSizeLessThanOrEqualTo(45);
  }

  @Test
  void whatHostsDoIsToldInAComment(@TempDir Path scratch) {
    assertThat(shrunk(NobodyWrites.class, scratch))
        .endsWith(
            """
            # around the update to 1.1:
            #   the update is triggered, steps between: []
            #   port 0 writes block 0
            """);
  }
}
