package palimpsest.impl.handover;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import palimpsest.impl.memory.Span;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.Environment;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Version;

/// Whatever one image may have to tell another.
public final class Handovers extends DomainContextBase {
  private static Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(12);
  }

  private static Arbitrary<Version> versions() {
    return Arbitraries.integers()
        .between(0, 0xFFFF)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(Version::new);
  }

  private static Arbitrary<Capabilities> capabilities() {
    return Arbitraries.maps(names(), Arbitraries.of(Presence.class))
        .ofMaxSize(5)
        .map(Capabilities::new);
  }

  private static Arbitrary<Span> spans() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1L << 40), Arbitraries.longs().between(0, 1L << 30))
        .as(Span::new);
  }

  private static Arbitrary<List<CompanionModule>> companions() {
    return Combinators.combine(names(), versions(), capabilities())
        .as(CompanionModule::new)
        .list()
        .uniqueElements(CompanionModule::name)
        .ofMaxSize(4);
  }

  private static Arbitrary<List<Peer>> peers() {
    Arbitrary<TreeSet<String>> some = names().list().ofMaxSize(4).map(TreeSet::new);
    return Combinators.combine(names(), some, some, Arbitraries.of(true, false))
        .as(Peer::new)
        .list()
        .uniqueElements(Peer::name)
        .ofMaxSize(4);
  }

  private static Arbitrary<Policy> policies() {
    Arbitrary<FieldName> fields = Combinators.combine(names(), names()).as(FieldName::new);
    return Combinators.combine(
            Arbitraries.of(true, false), fields.list().ofMaxSize(4).map(TreeSet::new))
        .as(Policy::new);
  }

  @Provide
  Arbitrary<Handover> handovers() {
    Arbitrary<Environment> environments =
        Combinators.combine(capabilities(), companions(), peers()).as(Environment::new);
    return Combinators.combine(
            spans(),
            spans(),
            versions(),
            versions(),
            versions(),
            capabilities(),
            environments,
            policies())
        .as(Handover::new);
  }
}
