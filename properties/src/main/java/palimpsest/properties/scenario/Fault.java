package palimpsest.properties.scenario;

/// Something that goes wrong during an update. One that finds nothing to go wrong stays without
/// effect, as a burn that fails where none is needed.
public sealed interface Fault {
  /// The fault in words.
  String text();

  /// Whoever asked for the update takes it back when the step of that name is next, for the first
  /// time or after it was taken so often, if there is a way back: up to the switch there is.
  record TurnBack(String step, int takenBefore) implements Fault {
    /// What the refusal says that follows.
    public String refusalLine() {
      return "turned back before " + step;
    }

    @Override
    public String text() {
      return refusalLine() + (takenBefore == 0 ? "" : ", taken " + takenBefore);
    }
  }

  /// The source fails when the image is read so far, in thousandths of it.
  record SourceFails(int permille) implements Fault {
    @Override
    public String text() {
      return "the source fails after " + permille + "/1000 of the image";
    }
  }

  /// The source ends before the image does.
  record SourceEnds(int permille) implements Fault {
    @Override
    public String text() {
      return "the source ends after " + permille + "/1000 of the image";
    }
  }

  /// A bit of the image is another one when it is read.
  record SourceFlips(int permille, int bit) implements Fault {
    @Override
    public String text() {
      return "bit " + bit + " at " + permille + "/1000 of the image is read as another";
    }
  }

  /// An operation of a burn comes out so, counted over all modules.
  record BurnFails(int operation, Kind kind) implements Fault {
    /// See [palimpsest.impl.companion.BurnFaults.Effect].
    public enum Kind {
      FAILS,
      TEARS,
      CORRUPTS
    }

    @Override
    public String text() {
      return "operation " + operation + " of the burns: " + kind;
    }
  }

  /// A bit turns in the copy, behind one of its blocks, counted from the first.
  record CopyFlips(int block, int permille, int bit) implements Fault {
    @Override
    public String text() {
      return "bit " + bit + " turns at " + permille + "/1000 of copied block " + block;
    }
  }
}
