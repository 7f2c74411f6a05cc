package palimpsest.properties.arbitrary;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;

/// An edit of a layout: of which kind, in which structure, of which field, and in which way. Where
/// the place named cannot be edited so, it is the next one that can. A field is narrowed among the
/// logins first, as there hosts have values that may not fit.
record LayoutChange(Kind kind, int structure, int field, int way) implements Change {
  enum Kind {
    RENAMED,
    ADDED,
    WIDENED,
    BYTE_ORDER,
    REORDERED,
    NARROWED,
    DROPPED
  }

  private static final List<Integer> WIDTHS = List.of(8, 16, 32, 64);
  private static final int SMALL_DEFAULTS = 100;

  @Override
  public void make(Draft draft) {
    int count = draft.structures().size();
    int first = kind == Kind.NARROWED ? 0 : structure;
    IntStream.range(0, count)
        .mapToObj(step -> draft.structures().get(Math.floorMod(first + step, count)))
        .flatMap(each -> edit(draft, each).map(edit -> new Found(each, edit)).stream())
        .findFirst()
        .ifPresent(found -> draft.edit(found.structure(), found.edit()));
  }

  private record Found(Structure structure, FieldEdit edit) {}

  private Optional<FieldEdit> edit(Draft draft, Structure in) {
    return switch (kind) {
      case ADDED -> Optional.of(added(draft, in));
      case REORDERED -> reordered(in);
      case RENAMED, WIDENED, BYTE_ORDER, NARROWED, DROPPED -> {
        int count = in.fields().size();
        yield IntStream.range(0, count)
            .mapToObj(step -> in.fields().get(Math.floorMod(field + step, count)))
            .flatMap(each -> edit(draft, in, each).stream())
            .findFirst();
      }
    };
  }

  private Optional<FieldEdit> edit(Draft draft, Structure in, Field of) {
    return switch (kind) {
      case RENAMED -> Optional.of(renamed(in, of));
      case WIDENED ->
          width(bits -> bits > of.bits())
              .map(bits -> new FieldEdit.Widened(of.id(), of.name(), of.bits(), bits));
      case NARROWED ->
          width(bits -> bits < of.bits() && canHaveOnly(bits, draft, in, of))
              .map(bits -> new FieldEdit.Narrowed(of.id(), of.name(), of.bits(), bits));
      case BYTE_ORDER ->
          Optional.of(new FieldEdit.ByteOrderChanged(of.id(), of.name(), other(of.order())));
      case DROPPED ->
          isNeeded(in, of) || in.fields().size() == 1
              ? Optional.empty()
              : Optional.of(new FieldEdit.Dropped(of));
      case ADDED, REORDERED -> throw new IllegalStateException("not of one field: kind=" + kind);
    };
  }

  private FieldEdit added(Draft draft, Structure in) {
    int id = draft.lineage().nextId(in.name());
    String name = Vocabulary.field(id, taken -> in.field(taken).isPresent());
    int bits = Vocabulary.pick(WIDTHS, field);
    ByteOrder order = way % 3 == 2 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return new FieldEdit.Added(new Field(id, name, bits, order, way % SMALL_DEFAULTS));
  }

  private FieldEdit renamed(Structure in, Field of) {
    String base = of.name().replaceFirst("-\\d+$", "");
    return new FieldEdit.Renamed(
        of.id(), of.name(), Vocabulary.free(base, taken -> in.field(taken).isPresent()));
  }

  /// The fields turned round by some places, or the other way about.
  private Optional<FieldEdit> reordered(Structure in) {
    List<Integer> ids = new ArrayList<>(in.fields().stream().map(Field::id).toList());
    if (ids.size() < 2) {
      return Optional.empty();
    }
    if (way % 2 == 0) {
      Collections.reverse(ids);
    } else {
      Collections.rotate(ids, 1 + field % (ids.size() - 1));
    }
    return Optional.of(new FieldEdit.Reordered(ids));
  }

  private Optional<Integer> width(IntPredicate allowed) {
    List<Integer> widths = WIDTHS.stream().filter(allowed::test).toList();
    return widths.isEmpty() ? Optional.empty() : Optional.of(Vocabulary.pick(widths, way));
  }

  private static ByteOrder other(ByteOrder order) {
    return order == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  private static boolean canHaveOnly(int bits, Draft draft, Structure in, Field of) {
    boolean fits = bits >= leastBits(in, of) && of.defaultValue() >>> bits == 0;
    return fits
        && (!in.name().equals(Setting.STRUCTURE)
            || draft
                .setting(of.name())
                .filter(setting -> setting.highest() >>> bits != 0)
                .isEmpty());
  }

  /// What the code of an image keeps its own state in, which it would not run without.
  static boolean isNeeded(Structure in, Field of) {
    return switch (in.name()) {
      case Draft.LOGIN, Setting.STRUCTURE -> of.id() <= 2;
      case Draft.EXCHANGE -> of.id() == 1;
      default -> false;
    };
  }

  private static int leastBits(Structure in, Field of) {
    return switch (in.name()) {
      case Draft.LOGIN -> of.id() == 1 ? 64 : of.id() == 2 ? 32 : 8;
      case Draft.EXCHANGE -> 32;
      default -> 8;
    };
  }
}
