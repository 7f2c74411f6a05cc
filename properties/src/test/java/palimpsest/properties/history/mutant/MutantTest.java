package palimpsest.properties.history.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.properties.fixture.Falsified;
import palimpsest.properties.fixture.Suite;

/// Each defect is found by the property that it is for, within few tries, always the same ones.
class MutantTest {
  @ParameterizedTest
  @EnumSource
  void aDefectIsFound(Mutant mutant, TestReporter reporter) {
    Optional<Falsified> falsified = Falsified.by(mutant.suite(), mutant);
    assertThat(falsified)
        .as(
            "%s finds %s: seed=%d tries=%d",
            mutant.suite(), mutant, Falsified.SEED, Falsified.TRIES_MAX)
        .hasValueSatisfying(
            found ->
                assertThat(found.by())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(mutant.symptom()));
    reporter.publishEntry(
        mutant.name(), "found by " + mutant.suite() + " at try " + falsified.orElseThrow().tries());
  }

  @Test
  void everyPropertyFindsSomeDefect() {
    Set<Suite> suites = EnumSet.noneOf(Suite.class);
    for (Mutant mutant : Mutant.values()) {
      suites.add(mutant.suite());
    }
    assertThat(suites).containsExactlyInAnyOrder(Suite.values());
  }
}
