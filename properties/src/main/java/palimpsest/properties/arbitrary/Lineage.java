package palimpsest.properties.arbitrary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.model.release.Environment;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.properties.judge.Losses;

/// The releases of a history so far, oldest first, and what has to be remembered of them all: which
/// field ids were ever given, and in which units was counted.
final class Lineage {
  private static final Version FIRST = Version.of("1.0");

  private final Environment environment;
  private final List<Release> releases = new ArrayList<>();
  private final Map<String, Integer> highestIds = new HashMap<>();
  private final Units units = new Units();
  private boolean zoned;

  /// Begins with a plain release, changed as said; the environment is one that it runs in.
  Lineage(Environment environment, List<Change> changes) {
    this.environment = environment;
    Draft draft = Draft.first(this, FIRST);
    changes.forEach(change -> change.make(draft));
    release(draft);
  }

  /// Adds a release.
  void grow(Growth growth) {
    Release before = releases.getLast();
    Version version = growth.step().after(before.version());
    Draft draft = Draft.after(this, before, version, name(version));
    growth.changes().forEach(change -> change.make(draft));
    if (growth.acceptsLosses()) {
      draft.accept(losses(draft));
    }
    release(draft);
  }

  Environment environment() {
    return environment;
  }

  List<Release> releases() {
    return releases;
  }

  Units units() {
    return units;
  }

  /// An id that no field of the structure ever had. That of the zone is kept for it.
  int nextId(String structure) {
    int id = highestIds.merge(structure, 1, Integer::sum);
    return id == Draft.ZONE ? nextId(structure) : id;
  }

  /// Whether a zone may be given to logins: once in a history.
  boolean zone() {
    boolean first = !zoned;
    zoned = true;
    return first;
  }

  private void release(Draft draft) {
    Release release = draft.release();
    releases.add(release);
    units.released(release.version(), release.structures());
  }

  /// Ids up to this one are given.
  void given(String structure, int id) {
    highestIds.merge(structure, id, Math::max);
  }

  /// The version, and a letter where it is not the first of that version.
  private String name(Version version) {
    long others = releases.stream().filter(each -> each.version().equals(version)).count();
    return others == 0 ? version.toString() : version + " " + (char) ('a' + others);
  }

  private SortedSet<FieldName> losses(Draft draft) {
    Release release = draft.release();
    SortedSet<FieldName> losses = new TreeSet<>();
    releases.forEach(before -> losses.addAll(Losses.between(before, release)));
    return losses;
  }
}
