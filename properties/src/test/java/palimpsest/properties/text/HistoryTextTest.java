package palimpsest.properties.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// Differences between layouts, and names, as a person would write them.
class HistoryTextTest {
  private static Field field(int id, String name, int bits, long value) {
    return new Field(id, name, bits, ByteOrder.BIG_ENDIAN, value);
  }

  private static Structure structure(Field... fields) {
    return new Structure("login", Scope.PER_PORT, List.of(fields));
  }

  @Test
  void editsLeadFromOneLayoutToTheOther() {
    Structure before =
        structure(field(1, "wwn", 64, 0), field(2, "speed", 8, 1), field(3, "gone", 8, 0));
    Structure after =
        structure(field(4, "qos", 16, 7), field(2, "rate", 16, 1), field(1, "wwn", 64, 0));
    assertThat(LayoutDifference.edits(before, after))
        .contains(
            List.of(
                new FieldEdit.Renamed(2, "speed", "rate"),
                new FieldEdit.Widened(2, "rate", 8, 16),
                new FieldEdit.Dropped(field(3, "gone", 8, 0)),
                new FieldEdit.Added(field(4, "qos", 16, 7)),
                new FieldEdit.Reordered(List.of(4, 2, 1))));
  }

  @Test
  void whatNoSeriesOfEditsLeadsToIsWrittenWhole() {
    Structure before = structure(field(1, "one", 8, 0), field(2, "two", 8, 0));
    Structure otherDefault = structure(field(1, "one", 8, 1), field(2, "two", 8, 0));
    Structure swapped = structure(field(1, "two", 8, 0), field(2, "one", 8, 0));
    assertThat(LayoutDifference.edits(before, otherDefault)).isEqualTo(Optional.empty());
    assertThat(LayoutDifference.edits(before, swapped)).isEqualTo(Optional.empty());
  }

  @Test
  void namesThatYamlReadsAsSomethingElseAreQuoted() {
    assertThat(List.of("2.1 secure", "true", "null", "a: b", "it's", "ends "))
        .map(Flow::name)
        .containsExactly("2.1 secure", "'true'", "'null'", "'a: b'", "'it''s'", "'ends '");
  }
}
