package palimpsest.impl.companion;

/// The kinds of part that are tested alike: small ones, blank at first.
enum PartKind {
  FLASH,
  PLA;

  static final int CAPACITY_BYTES = 256;

  Cells blank() {
    return switch (this) {
      case FLASH -> new FlashedCells(new FlashCells(new FlashGeometry(4, 32, 8)));
      case PLA -> new LatchedCells(new PlaArray(CAPACITY_BYTES / Integer.BYTES));
    };
  }

  /// What of a part survives a loss of power.
  sealed interface Cells {
    Cells copy();

    /// A part that finds these cells when power comes.
    CompanionPart part(BurnFaults faults);
  }

  private record FlashedCells(FlashCells cells) implements Cells {
    @Override
    public Cells copy() {
      return new FlashedCells(cells.copy());
    }

    @Override
    public CompanionPart part(BurnFaults faults) {
      return new FlashPart("flash", cells, faults);
    }
  }

  private record LatchedCells(PlaArray array) implements Cells {
    @Override
    public Cells copy() {
      return new LatchedCells(array.copy());
    }

    @Override
    public CompanionPart part(BurnFaults faults) {
      return new PlaPart("pla", array, faults);
    }
  }
}
