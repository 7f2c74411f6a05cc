package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each kind of edit makes of the layout `speed (32), state (8), port (16)` (CNV-4).
final class FieldEditTest {
  private static final Field RATE = Sample.field(9, "rate", 64);

  static Stream<Arguments> edits() {
    return Stream.of(
        Arguments.of(
            new FieldEdit.Added(RATE),
            "added",
            "rate added",
            List.of(Sample.SPEED, Sample.STATE, Sample.PORT, RATE)),
        Arguments.of(
            new FieldEdit.Dropped(Sample.STATE),
            "dropped",
            "state dropped",
            List.of(Sample.SPEED, Sample.PORT)),
        Arguments.of(
            new FieldEdit.Widened(3, "port", 16, 64),
            "widened",
            "port widened from 16 to 64 bits",
            List.of(Sample.SPEED, Sample.STATE, Sample.field(3, "port", 64))),
        Arguments.of(
            new FieldEdit.Narrowed(1, "speed", 32, 16),
            "narrowed",
            "speed narrowed from 32 to 16 bits",
            List.of(Sample.field(1, "speed", 16), Sample.STATE, Sample.PORT)),
        Arguments.of(
            new FieldEdit.Renamed(2, "state", "status"),
            "renamed",
            "state renamed to status",
            List.of(Sample.SPEED, Sample.field(2, "status", 8), Sample.PORT)),
        Arguments.of(
            new FieldEdit.Reordered(List.of(3, 1, 2)),
            "reordered",
            "fields reordered",
            List.of(Sample.PORT, Sample.SPEED, Sample.STATE)),
        Arguments.of(
            new FieldEdit.ByteOrderChanged(1, "speed", ByteOrder.LITTLE_ENDIAN),
            "byte order",
            "speed turned little-endian",
            List.of(Sample.SPEED.ordered(ByteOrder.LITTLE_ENDIAN), Sample.STATE, Sample.PORT)));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void anEditMakesTheNewLayoutAndLeavesTheOld(
      FieldEdit edit, String kind, String text, List<Field> expected) {
    Structure edited = edit.applyTo(Sample.LOGIN);

    assertThat(edited).isEqualTo(new Structure("login", Scope.PER_PORT, expected));
    assertThat(Sample.LOGIN.fields()).containsExactly(Sample.SPEED, Sample.STATE, Sample.PORT);
    assertThat(edit.kind()).isEqualTo(kind);
    assertThat(edit.text()).isEqualTo(text);
  }

  @Test
  void aByteOrderIsNamedInTheText() {
    assertThat(new FieldEdit.ByteOrderChanged(1, "speed", ByteOrder.BIG_ENDIAN).text())
        .isEqualTo("speed turned big-endian");
  }

  static Stream<FieldEdit> editsOfAFieldThatIsNotThere() {
    return Stream.of(
        new FieldEdit.Dropped(RATE),
        new FieldEdit.Widened(9, "rate", 8, 16),
        new FieldEdit.Narrowed(9, "rate", 16, 8),
        new FieldEdit.Renamed(9, "rate", "speed"),
        new FieldEdit.Reordered(List.of(1, 2, 9)),
        new FieldEdit.ByteOrderChanged(9, "rate", ByteOrder.BIG_ENDIAN));
  }

  @ParameterizedTest
  @MethodSource("editsOfAFieldThatIsNotThere")
  void aFieldThatIsNotThereIsNotEdited(FieldEdit edit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> edit.applyTo(Sample.LOGIN))
        .withMessage("no field has this id: structure=login id=9");
  }

  @Test
  void aFieldIsNotAddedTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FieldEdit.Added(Sample.SPEED).applyTo(Sample.LOGIN))
        .withMessage("a field id of structure login is there twice: 1");
  }

  @Test
  void aFieldIsNotRenamedToAnother() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FieldEdit.Renamed(1, "speed", "port").applyTo(Sample.LOGIN))
        .withMessage("a field name of structure login is there twice: port");
  }

  @Test
  void theLastFieldIsNotDropped() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FieldEdit.Dropped(RATE)
                    .applyTo(new Structure("login", Scope.PER_PORT, List.of(RATE))))
        .withMessage("a structure has at least one field: structure=login");
  }

  @Test
  void anOrderNamesEachFieldOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FieldEdit.Reordered(List.of(1, 2)).applyTo(Sample.LOGIN))
        .withMessage("an order names each field once: structure=login ids=[1, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FieldEdit.Reordered(List.of(1, 2, 2)).applyTo(Sample.LOGIN))
        .withMessage("a field id of structure login is there twice: 2");
  }

  @Test
  void anOrderDoesNotChangeWithTheCallersList() {
    List<Integer> ids = new ArrayList<>(List.of(3, 2, 1));
    FieldEdit.Reordered edit = new FieldEdit.Reordered(ids);

    ids.clear();

    assertThat(edit.ids()).containsExactly(3, 2, 1);
  }

  @Test
  void editsInSequenceMakeTheLayoutOfALaterRelease() {
    Structure edited = Sample.LOGIN;
    for (FieldEdit edit :
        List.of(
            new FieldEdit.Added(RATE),
            new FieldEdit.Dropped(Sample.SPEED),
            new FieldEdit.Renamed(9, "rate", "speed"),
            new FieldEdit.Reordered(List.of(9, 3, 2)))) {
      edited = edit.applyTo(edited);
    }

    assertThat(edited.fields())
        .containsExactly(Sample.field(9, "speed", 64), Sample.PORT, Sample.STATE);
  }
}
