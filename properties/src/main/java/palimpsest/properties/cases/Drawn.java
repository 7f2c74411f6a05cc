package palimpsest.properties.cases;

/// A class of case that has to be drawn: its name is `toString`.
public interface Drawn {
  /// How many of so many tries have to be of this class.
  int least(int tries);
}
