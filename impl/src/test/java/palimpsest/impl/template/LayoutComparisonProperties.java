package palimpsest.impl.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// The edits that are found lead from one layout to the other.
final class LayoutComparisonProperties {
  private static final int IDS = 6;

  /// A field of each id at most, under a name that tells ids apart and has two forms; its default
  /// fits every width, and belongs to the id.
  @Provide
  Arbitrary<Structure> structures() {
    Arbitrary<Field> fields =
        Combinators.combine(
                Arbitraries.integers().between(1, IDS),
                Arbitraries.of("a", "b"),
                Arbitraries.of(8, 16, 32, 64),
                Arbitraries.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN))
            .as((id, name, bits, order) -> new Field(id, name + id, bits, order, id));
    return Combinators.combine(
            fields.list().uniqueElements(Field::id).ofMaxSize(IDS), Arbitraries.randomValue(r -> r))
        .as(
            (list, random) -> {
              List<Field> all = new ArrayList<>(list);
              // One that stays, so that there is something to edit.
              all.add(new Field(99, "stays", 8, ByteOrder.BIG_ENDIAN, 0));
              Collections.shuffle(all, new Random(random.nextLong()));
              return new Structure("s", Scope.PER_PORT, all);
            });
  }

  @Property
  void editsAppliedToTheFirstLayoutGiveTheSecond(
      @ForAll("structures") Structure before, @ForAll("structures") Structure after) {
    List<FieldEdit> edits = LayoutComparison.edits(before, after);
    Structure edited = before;
    for (FieldEdit edit : edits) {
      edited = edit.applyTo(edited);
      Statistics.collect(edit.kind());
    }
    assertThat(edited).isEqualTo(after);
    assertThat(edits).doesNotHaveDuplicates();
  }

  @Property
  void thereAreNoEditsBetweenALayoutAndItself(@ForAll("structures") Structure structure) {
    assertThat(LayoutComparison.edits(structure, structure)).isEmpty();
  }

  @Property
  void eachEditConcernsAFieldThatDiffers(
      @ForAll("structures") Structure before, @ForAll("structures") Structure after) {
    TreeSet<Integer> concerned = new TreeSet<>();
    for (FieldEdit edit : LayoutComparison.edits(before, after)) {
      switch (edit) {
        case FieldEdit.Added(Field field) -> concerned.add(field.id());
        case FieldEdit.Dropped(Field field) -> concerned.add(field.id());
        case FieldEdit.Widened widened -> concerned.add(widened.id());
        case FieldEdit.Narrowed narrowed -> concerned.add(narrowed.id());
        case FieldEdit.Renamed renamed -> concerned.add(renamed.id());
        case FieldEdit.ByteOrderChanged changed -> concerned.add(changed.id());
        case FieldEdit.Reordered(List<Integer> ids) ->
            assertThat(ids).isEqualTo(after.fields().stream().map(Field::id).toList());
      }
    }
    for (int id = 1; id <= IDS; id++) {
      assertThat(concerned.contains(id))
          .as("field %d", id)
          .isEqualTo(!before.field(id).equals(after.field(id)));
    }
  }
}
