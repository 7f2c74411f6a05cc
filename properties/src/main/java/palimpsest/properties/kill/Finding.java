package palimpsest.properties.kill;

import java.util.List;
import palimpsest.model.machine.Step;
import palimpsest.properties.tally.Tally;

/// What a detector found.
public sealed interface Finding {
  /// How much was looked at: states of an exploration, or walks and runs.
  int tries();

  /// Something is wrong.
  ///
  /// @param length the steps to where it shows
  /// @param what what gives it away, in one line
  /// @param way the steps to there, where who caught it takes steps; else none
  record Caught(int tries, int length, String what, List<Step> way) implements Finding {
    private static final int WHAT_MAX = 240;

    /// Caught by who takes no steps.
    public Caught(int tries, int length, String what) {
      this(tries, length, what, List.of());
    }

    public Caught {
      way = List.copyOf(way);
      String line = what.strip().replaceAll("\\s+", " ");
      what = line.length() > WHAT_MAX ? line.substring(0, WHAT_MAX) + "…" : line;
    }
  }

  /// The question cannot be put.
  record NotAsked(String because) implements Finding {
    @Override
    public int tries() {
      return 0;
    }
  }

  /// Nothing was found.
  ///
  /// @param met what runs met, where that is counted
  record Missed(int tries, Tally met) implements Finding {
    /// Of what was met nothing is known.
    public Missed(int tries) {
      this(tries, Tally.NONE);
    }
  }
}
