package palimpsest.impl.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaArrayTest {
  private final PlaArray array = new PlaArray(3);

  @Test
  void programmedWordsTakeEffectAllAtOnce() {
    array.program(0, 7);
    array.program(2, -1);

    assertThat(array.words()).isEqualTo(3);
    assertThat(array.read(0)).isEqualTo(7);
    assertThat(array.readLatched()).containsExactly(0, 0, 0);
    assertThat(array.isLatched()).isFalse();
    array.latch();
    assertThat(array.readLatched()).containsExactly(7, 0, -1);
    assertThat(array.isLatched()).isTrue();
  }

  @Test
  void whatWasReadIsNotTheArray() {
    array.readLatched()[0] = 9;

    assertThat(array.readLatched()).containsExactly(0, 0, 0);
  }

  @Test
  void aCopyHasItsOwnWordsAndLatches() {
    array.program(0, 1);
    array.latch();
    array.program(1, 2);

    PlaArray copy = array.copy();
    copy.program(2, 3);
    copy.latch();

    assertThat(copy.readLatched()).containsExactly(1, 2, 3);
    assertThat(array.readLatched()).containsExactly(1, 0, 0);
    assertThat(array.read(2)).isZero();
    assertThat(array.copy().readLatched()).containsExactly(1, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void aWordThatIsNotThereIsNeitherReadNorProgrammed(int index) {
    String rule = "there is no such word: index=" + index + " words=3";

    assertThatIllegalArgumentException().isThrownBy(() -> array.read(index)).withMessage(rule);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> array.program(index, 1))
        .withMessage(rule);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, (1 << 24) + 1})
  void anArrayHasANumberOfWordsThatAPartHas(int words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlaArray(words))
        .withMessage("an array has 1 to 16777216 words: words=" + words);
  }

  @Test
  void anArrayHasUpTo16777216Words() {
    assertThat(new PlaArray(1 << 24).words()).isEqualTo(1 << 24);
    assertThat(new PlaArray(1).words()).isOne();
  }
}
