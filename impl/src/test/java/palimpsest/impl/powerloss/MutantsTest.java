package palimpsest.impl.powerloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.impl.powerloss.Mutants.Mutant;

/// What is broken is noticed, and by what it is noticed.
class MutantsTest {
  static List<Mutant> mutants() {
    return Mutants.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void aMutantIsCaught(Mutant mutant) {
    assertThatThrownBy(() -> mutant.scenario().run(mutant.taking().get()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(mutant.caughtBy());
  }

  @Test
  void eachRaceHasItsMutant() {
    assertThat(new TreeSet<>(mutants().stream().map(Mutant::race).toList()))
        .containsExactly(
            "FST-4", "FST-5", "R17", "R22", "R24", "R28", "R29", "R31", "R32", "R33", "R34", "R35",
            "R36", "R37");
  }
}
