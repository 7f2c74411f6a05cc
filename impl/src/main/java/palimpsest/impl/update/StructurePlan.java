package palimpsest.impl.update;

import java.util.List;

/// How one structure of the new image comes about; structures are counted as in each image's
/// header.
public sealed interface StructurePlan {
  int target();

  /// The layout is the same: the table changes its owner, only its root is copied (IMG-2).
  record Carry(int source, int target) implements StructurePlan {}

  /// Each entry is converted into a table of its own.
  record Convert(int source, int target, List<FieldMove> moves) implements StructurePlan {
    public Convert {
      moves = List.copyOf(moves);
    }
  }

  /// The old image has no such structure: its entries start with their defaults (INI-2).
  record Create(int target, boolean present, List<FieldMove.Preset> moves)
      implements StructurePlan {
    public Create {
      moves = List.copyOf(moves);
    }
  }
}
