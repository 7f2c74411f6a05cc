package palimpsest.properties.arbitrary;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.release.Version;

/// How far a release's version lies ahead of the one before (IMG-7).
enum VersionStep {
  MINOR(1, 1),
  MAJOR(0, 1),
  REPAIR(2, 1),
  /// Versions were left out, or never went to anyone.
  JUMP(0, 7),
  /// The same version once more.
  SAME(0, 0);

  private final int place;
  private final int distance;

  VersionStep(int place, int distance) {
    this.place = place;
    this.distance = distance;
  }

  Version after(Version version) {
    if (distance == 0) {
      return version;
    }
    List<Integer> numbers = new ArrayList<>();
    for (int index = 0; index <= place; index++) {
      numbers.add(index < version.numbers().size() ? version.numbers().get(index) : 0);
    }
    numbers.set(place, numbers.get(place) + distance);
    return new Version(numbers);
  }
}
