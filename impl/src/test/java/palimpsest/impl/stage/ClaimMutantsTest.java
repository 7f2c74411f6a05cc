package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.impl.stage.ClaimMutants.Mutant;

/// What is broken is noticed by the very test that shows the claim.
class ClaimMutantsTest {
  static List<Mutant> mutants() {
    return ClaimMutants.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void aMutantIsCaught(Mutant mutant) {
    assertThatThrownBy(() -> mutant.claim().show(mutant.taking()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(mutant.caughtBy());
  }
}
