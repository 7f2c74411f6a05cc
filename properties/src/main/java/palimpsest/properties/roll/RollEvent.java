package palimpsest.properties.roll;

/// What happens in a roll that its processor does not know of before.
public sealed interface RollEvent {
  /// As a report's line says it.
  String described();

  /// The same for all of its kind, whoever it happens to.
  default String kind() {
    return switch (this) {
      case Nothing _ -> "nothing";
      case CutAtWrite _ -> "power lost at a write";
      case CutBeforeStep cut -> "power lost before " + cut.action();
      case MediumVanishes vanishes -> vanishes.medium().word();
    };
  }

  record Nothing() implements RollEvent {
    @Override
    public String described() {
      return "nothing";
    }
  }

  /// An adapter loses its power in the middle of a write of its own.
  ///
  /// @param write counted from 1
  /// @param writes how many it has in a roll
  record CutAtWrite(String adapter, int write, int writes) implements RollEvent {
    @Override
    public String described() {
      return adapter + " cut at write " + write + " of " + writes;
    }
  }

  /// An adapter loses its power while the roll is about to take a step.
  ///
  /// @param step counted from 1
  record CutBeforeStep(String adapter, int step, String action) implements RollEvent {
    @Override
    public String described() {
      return adapter + " cut before step " + step + ", " + action;
    }
  }

  /// The medium is gone half way through.
  record MediumVanishes(Medium medium) implements RollEvent {
    @Override
    public String described() {
      return medium.word();
    }
  }

  /// Whether power is lost.
  default boolean isCut() {
    return this instanceof CutAtWrite || this instanceof CutBeforeStep;
  }
}
