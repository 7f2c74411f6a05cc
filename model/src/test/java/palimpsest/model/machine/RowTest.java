package palimpsest.model.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RowTest {
  @Test
  void aChangedRowLeavesTheOldOne() {
    Row<Integer> row = Row.of(1, 2, 3);

    assertThat(row.with(2, 5)).isEqualTo(Row.of(1, 5, 3));
    assertThat(row.append(4)).containsExactly(1, 2, 3, 4);
    assertThat(row.first(2)).hasToString("[1, 2]");
    assertThat(row.tail()).hasSameHashCodeAs(Row.of(2, 3));
    assertThat(row.contains(3)).isTrue();
    assertThat(row).isEqualTo(Row.copyOf(List.of(1, 2, 3)));
    assertThat(Row.of(1).tail()).isEqualTo(Row.empty()).isEqualTo(Row.copyOf(List.of()));
    assertThat(row.equals(row.first(2))).isFalse();
  }

  @Test
  void first_moreThanThereAre_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Row.of(1).first(2))
        .withMessage("that many there are: count=2 row=[1]");
  }

  @Test
  void numbersOutOfBounds_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Numbers.of(31));
    assertThatIllegalArgumentException().isThrownBy(() -> new Numbers(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Request(Request.Kind.READ, 1));
    assertThat(Numbers.upTo(3).without(2)).hasToString("{1, 3}");
    assertThat(Numbers.upTo(3).next(4)).isZero();
  }
}
