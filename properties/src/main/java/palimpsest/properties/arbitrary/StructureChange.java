package palimpsest.properties.arbitrary;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.List;
import palimpsest.model.release.Field;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// A structure comes, goes, or is replaced by another one of its name, with the other scope.
record StructureChange(Kind kind, int which, Scope scope, int bits) implements Change {
  enum Kind {
    COMES,
    GOES,
    REPLACED
  }

  @Override
  public void make(Draft draft) {
    String name = Vocabulary.pick(Vocabulary.STRUCTURES, which);
    List<Structure> present =
        draft.structures().stream().filter(structure -> structure.name().equals(name)).toList();
    switch (kind) {
      case COMES -> {
        if (present.isEmpty()) {
          draft.add(structure(draft, name, scope));
        }
      }
      case GOES -> draft.structures().removeAll(present);
      case REPLACED -> {
        draft.structures().removeAll(present);
        present.forEach(old -> draft.add(structure(draft, name, other(old.scope()))));
      }
    }
  }

  private Structure structure(Draft draft, String name, Scope of) {
    int id = draft.lineage().nextId(name);
    String field = Vocabulary.field(id + 2, _ -> false);
    return new Structure(name, of, List.of(new Field(id, field, bits, BIG_ENDIAN, which % 100)));
  }

  private static Scope other(Scope scope) {
    return scope == Scope.PER_PORT ? Scope.PER_ADAPTER : Scope.PER_PORT;
  }
}
