package palimpsest.properties.arbitrary;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import palimpsest.properties.load.LoadPlan;
import palimpsest.properties.scenario.HostAction;
import palimpsest.properties.scenario.IoLoad;

/// Arbitrary I/O: what many hosts ask, one after the other or all at once. Values chosen at login
/// are mostly small, so that an update can keep them, and at times as large as a field allows.
public final class Loads {
  /// How many ports there are, each with so many blocks.
  public static final int PORTS = 4;

  public static final int BLOCKS = 3;

  private static final int ACTIONS_MAX = 16;
  private static final int HOSTS_MAX = 8;
  private static final int PORTS_EACH_MAX = 4;
  private static final int BLOCKS_EACH_MAX = 16;

  private Loads() {}

  /// Up to sixteen actions of hosts at four ports.
  public static Arbitrary<IoLoad> any() {
    return actions()
        .list()
        .ofMaxSize(ACTIONS_MAX)
        .withSizeDistribution(RandomDistribution.uniform())
        .map(IoLoad::new)
        .withoutEdgeCases();
  }

  /// Hosts that work at once, each on a thread of its own; which parameters they may choose depends
  /// on the images, so none is named.
  public static Arbitrary<LoadPlan> plans() {
    return Combinators.combine(
            Arbitraries.integers().between(1, HOSTS_MAX),
            Arbitraries.integers().between(1, PORTS_EACH_MAX),
            Arbitraries.integers().between(1, BLOCKS_EACH_MAX),
            Arbitraries.longs())
        .as(
            (hosts, portsEach, blocksEach, seed) ->
                new LoadPlan(hosts, portsEach, blocksEach, seed, new TreeMap<>()));
  }

  /// What a host may do next.
  public static Arbitrary<HostAction> actions() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, logIn()),
        Tuple.of(2, port().map(HostAction.LogOut::new)),
        Tuple.of(4, Combinators.combine(port(), block()).as(HostAction.Write::new)),
        Tuple.of(3, Combinators.combine(port(), block()).as(HostAction.Read::new)),
        Tuple.of(1, port().map(HostAction.Flush::new)),
        Tuple.of(1, port().map(HostAction.Intrude::new)));
  }

  private static Arbitrary<HostAction> logIn() {
    Arbitrary<Long> small = Arbitraries.longs().between(0, 200);
    Arbitrary<Long> any = Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    Arbitrary<List<Long>> choices =
        Arbitraries.frequencyOf(Tuple.of(3, small), Tuple.of(1, any))
            .list()
            .ofMaxSize(3)
            .withSizeDistribution(RandomDistribution.uniform());
    return Combinators.combine(port(), Arbitraries.longs(), choices).as(HostAction.LogIn::new);
  }

  private static Arbitrary<Integer> port() {
    return Arbitraries.integers()
        .between(0, PORTS - 1)
        .withDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Integer> block() {
    return Arbitraries.integers().between(0, BLOCKS - 1);
  }
}
