package palimpsest.properties.arbitrary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import palimpsest.model.release.Environment;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.judge.Losses;

/// Arbitrary release histories, oldest release first. Versions go up by one, by many, or not at
/// all; layouts evolve by every kind of edit; capabilities, requirements, companion modules,
/// parameter lists, settings and units come, change and go.
///
/// A history keeps the rules that let data take any path through it: an id is given once, a release
/// knows the units of all versions before it, and a default stays, but for its unit. Each release
/// is promised an update from the one before it, and the promise is what has to come of it.
public final class Histories {
  /// The filling of an image that no window of the suites has room for.
  public static final int TOO_LARGE_BYTES = 256 << 10;

  private static final int RELEASES_MAX = 5;
  private static final int CHANGES_MAX = 5;

  private Histories() {}

  /// Histories of two to five releases.
  public static Arbitrary<ReleaseHistory> any() {
    return ofReleases(2, RELEASES_MAX);
  }

  /// Histories of so many releases.
  public static Arbitrary<ReleaseHistory> ofReleases(int min, int max) {
    return grown(min, max).map(Histories::withPaths).withoutEdgeCases();
  }

  /// Histories without promises, and whatever the environment of their first release is.
  static Arbitrary<ReleaseHistory> grown(int min, int max) {
    return Combinators.combine(
            Environments.any(),
            changes(),
            growths()
                .list()
                .ofMinSize(min - 1)
                .ofMaxSize(max - 1)
                .withSizeDistribution(RandomDistribution.uniform()))
        .as(Histories::grow);
  }

  private static Arbitrary<Growth> growths() {
    Arbitrary<VersionStep> steps =
        Arbitraries.frequency(
            Tuple.of(4, VersionStep.MINOR),
            Tuple.of(2, VersionStep.MAJOR),
            Tuple.of(1, VersionStep.REPAIR),
            Tuple.of(2, VersionStep.JUMP),
            Tuple.of(2, VersionStep.SAME));
    return Combinators.combine(steps, changes(), Arbitraries.of(false, true)).as(Growth::new);
  }

  private static Arbitrary<List<Change>> changes() {
    return Changes.any()
        .list()
        .ofMaxSize(CHANGES_MAX)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static ReleaseHistory grow(
      Environment environment, List<Change> first, List<Growth> growths) {
    Lineage lineage = new Lineage(environment, first);
    growths.forEach(lineage::grow);
    List<Release> releases = lineage.releases();
    return new ReleaseHistory("generated", known(environment, releases), releases, List.of());
  }

  /// Peers use what some release of the history speaks of.
  private static Environment known(Environment environment, List<Release> releases) {
    Set<String> capabilities =
        releases.stream()
            .flatMap(release -> release.supports().fields().keySet().stream())
            .collect(Collectors.toSet());
    Set<String> procedures =
        releases.stream()
            .flatMap(release -> release.parameters().stream())
            .map(ParameterList::procedure)
            .collect(Collectors.toSet());
    return new Environment(
        environment.capabilities(),
        environment.companions(),
        environment.peers().stream().map(peer -> known(peer, capabilities, procedures)).toList());
  }

  private static Peer known(Peer peer, Set<String> capabilities, Set<String> procedures) {
    TreeSet<String> usesCapabilities = new TreeSet<>(peer.usesCapabilities());
    TreeSet<String> usesProcedures = new TreeSet<>(peer.usesProcedures());
    usesCapabilities.retainAll(capabilities);
    usesProcedures.retainAll(procedures);
    return new Peer(peer.name(), usesCapabilities, usesProcedures, peer.noticesChanges());
  }

  private static ReleaseHistory withPaths(ReleaseHistory history) {
    List<Release> releases = history.releases();
    List<UpdatePath> paths = new ArrayList<>();
    paths.add(Paths.promised(history, releases.getFirst(), releases.getFirst(), Policy.STRICT));
    for (int index = 1; index < releases.size(); index++) {
      Release before = releases.get(index - 1);
      Release after = releases.get(index);
      if (Paths.canStart(history, before)) {
        Policy policy = new Policy(false, Losses.between(before, after));
        paths.add(Paths.promised(history, before, after, policy));
      }
    }
    return new ReleaseHistory(history.name(), history.environment(), releases, paths);
  }
}
