package palimpsest.properties.arbitrary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Version;

/// Arbitrary surroundings of an adapter: capabilities that are present, absent or unknown,
/// companion modules, and peers of which some notice changes.
public final class Environments {
  private Environments() {}

  public static Arbitrary<Environment> any() {
    return Combinators.combine(capabilities(), modules(), peers()).as(Environment::new);
  }

  /// One presence for each capability; what is left out is unknown too.
  private static Arbitrary<Capabilities> capabilities() {
    return Arbitraries.maps(
            Arbitraries.of(Vocabulary.SURROUNDINGS),
            Arbitraries.frequency(
                Tuple.of(3, Presence.PRESENT),
                Tuple.of(2, Presence.ABSENT),
                Tuple.of(1, Presence.UNKNOWN)))
        .ofMaxSize(Vocabulary.SURROUNDINGS.size())
        .map(Capabilities::new);
  }

  /// FLASH and PLA of version 1 or 2, where there are any.
  private static Arbitrary<List<CompanionModule>> modules() {
    Arbitrary<Integer> version = Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(1, 2));
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(1, 1), Tuple.of(4, 2)),
            version.list().ofSize(Vocabulary.MODULES.size()),
            Arbitraries.of(Presence.class))
        .as(
            (count, versions, presence) -> {
              List<CompanionModule> modules = new ArrayList<>();
              for (int index = 0; index < count; index++) {
                modules.add(
                    new CompanionModule(
                        Vocabulary.MODULES.get(index),
                        new Version(List.of(versions.get(index))),
                        new Capabilities(Map.of("dual-bank", presence))));
              }
              return modules;
            });
  }

  private static Arbitrary<List<Peer>> peers() {
    return Combinators.combine(
            Arbitraries.of(Vocabulary.PEERS),
            Arbitraries.of(Vocabulary.CAPABILITIES).set().ofMinSize(1).ofMaxSize(2),
            Arbitraries.of(Vocabulary.PROCEDURES).set().ofMinSize(1).ofMaxSize(2),
            Arbitraries.frequency(Tuple.of(2, true), Tuple.of(1, false)))
        .as(
            (name, capabilities, procedures, notices) ->
                new Peer(name, new TreeSet<>(capabilities), new TreeSet<>(procedures), notices))
        .list()
        .uniqueElements(Peer::name)
        .ofMaxSize(Vocabulary.PEERS.size())
        .withSizeDistribution(RandomDistribution.uniform());
  }
}
