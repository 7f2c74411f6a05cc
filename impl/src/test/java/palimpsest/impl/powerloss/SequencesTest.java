package palimpsest.impl.powerloss;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.impl.fixture.Taking;

/// Whatever happens to key, slots, record and memory, the right sequence follows.
class SequencesTest {
  @ParameterizedTest
  @EnumSource
  void theRightSequenceFollows(Scenario scenario) {
    scenario.run(Taking.STANDARD);
  }
}
