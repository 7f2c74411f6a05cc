package palimpsest.properties.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.model.machine.fastload.Fastload;
import palimpsest.properties.conformance.NumberedStates;
import palimpsest.properties.subject.FastloadMutants.Defect;
import palimpsest.properties.subject.SubjectExplorer.Settings;

/// What is put in the place of a part of an adapter with storage, and is wrong, has another graph
/// than the reference machine of fastload.
final class FastloadMutantsTest {
  static List<Defect> defects() {
    return FastloadMutants.all();
  }

  /// Of those that one adapter may lose; what is burnt is not compared.
  @Test
  void eachRaceHasItsMutant() {
    assertThat(new TreeSet<>(defects().stream().map(Defect::race).toList()))
        .containsExactly(
            "FST-3", "LDR-5", "R17", "R22", "R23", "R24", "R28", "R29", "R30", "R31", "R32", "R33",
            "R34", "R35", "R36", "R37");
  }

  @ParameterizedTest
  @MethodSource("defects")
  void aMutantIsFoundByTheFewestSteps(Defect defect) {
    try (FastloadSubject subject =
        new FastloadSubject(defect.constants(), defect.substitutes().get())) {
      Comparison<FineStep> found =
          new SubjectExplorer<>(
                  subject,
                  new FineFastload(new Fastload(defect.constants())),
                  new NumberedStates<>(),
                  new Settings(100_000, 20, 1))
              .explore();
      assertThat(found.difference())
          .as("states=%s", found.states())
          .hasValueSatisfying(difference -> assertThat(difference.text()).contains(defect.shows()));
    }
  }
}
