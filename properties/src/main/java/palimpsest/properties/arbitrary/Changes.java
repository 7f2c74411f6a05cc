package palimpsest.properties.arbitrary;

import java.nio.ByteOrder;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// Everything in which a release may differ from the one before it.
final class Changes {
  private static final int PLACES = 24;
  private static final int REGISTERS = 4;

  private Changes() {}

  static Arbitrary<Change> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(32, layout()),
        Tuple.of(7, parameter()),
        Tuple.of(14, structure()),
        Tuple.of(18, capability()),
        Tuple.of(6, requirement()),
        Tuple.of(4, initialization()),
        Tuple.of(7, companion()),
        Tuple.of(13, companions()),
        Tuple.of(9, parameters()),
        Tuple.of(9, setting()),
        Tuple.of(11, unit()),
        Tuple.of(7, filling()),
        Tuple.of(2, zone()));
  }

  /// In any structure, and in half of the cases in that of the logins.
  private static Arbitrary<Change> layout() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(1, LayoutChange.Kind.RENAMED),
                Tuple.of(4, LayoutChange.Kind.ADDED),
                Tuple.of(1, LayoutChange.Kind.WIDENED),
                Tuple.of(1, LayoutChange.Kind.BYTE_ORDER),
                Tuple.of(1, LayoutChange.Kind.REORDERED),
                Tuple.of(3, LayoutChange.Kind.NARROWED),
                Tuple.of(2, LayoutChange.Kind.DROPPED)),
            Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(0)), Tuple.of(1, places())),
            places(),
            places())
        .as(LayoutChange::new);
  }

  /// A parameter of logins comes, as wide as hosts may like it, and gets narrow later.
  private static Arbitrary<Change> parameter() {
    Arbitrary<LayoutChange> comes =
        places().map(way -> new LayoutChange(LayoutChange.Kind.ADDED, 0, 2, way));
    Arbitrary<LayoutChange> narrows =
        places().map(way -> new LayoutChange(LayoutChange.Kind.NARROWED, 0, 2, way));
    return Combinators.combine(comes, narrows)
        .as(
            (added, narrowed) ->
                draft -> {
                  boolean any =
                      draft.structures().getFirst().fields().stream()
                          .anyMatch(field -> field.id() > 2 && field.bits() > Byte.SIZE);
                  (any ? narrowed : added).make(draft);
                });
  }

  private static Arbitrary<Change> structure() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(6, StructureChange.Kind.COMES),
                Tuple.of(4, StructureChange.Kind.GOES),
                Tuple.of(7, StructureChange.Kind.REPLACED)),
            places(),
            Arbitraries.of(Scope.PER_ADAPTER, Scope.PER_PORT),
            Arbitraries.of(8, 16, 32, 64))
        .as(StructureChange::new);
  }

  private static Arbitrary<Change> capability() {
    return Combinators.combine(
            Arbitraries.of(Vocabulary.CAPABILITIES),
            Arbitraries.frequency(
                Tuple.of(4, Presence.PRESENT),
                Tuple.of(3, Presence.ABSENT),
                Tuple.of(2, Presence.UNKNOWN)))
        .as((name, presence) -> draft -> draft.supports().put(name, presence));
  }

  /// The first release requires what is there.
  private static Arbitrary<Change> requirement() {
    return Arbitraries.of(Vocabulary.SURROUNDINGS)
        .map(
            name ->
                draft -> {
                  boolean allowed =
                      draft.before().isPresent()
                          || draft.lineage().environment().capabilities().has(name);
                  if (allowed && !draft.requires().remove(name)) {
                    draft.requires().add(name);
                  }
                });
  }

  private static Arbitrary<Change> initialization() {
    Arbitrary<InitializationStep> step =
        Arbitraries.oneOf(
            Arbitraries.of(
                new InitializationStep.ClearBuffers(), new InitializationStep.ClearCache()),
            Combinators.combine(
                    Arbitraries.integers().between(0, REGISTERS),
                    Arbitraries.longs().between(0, 99))
                .as(InitializationStep.ResetRegister::new));
    return step.list().ofMaxSize(3).map(steps -> draft -> draft.initialize(steps));
  }

  /// One module, seldom one that is not there.
  private static Arbitrary<Change> companion() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(6, 1), Tuple.of(1, 2)),
            versions(),
            Arbitraries.integers().between(0, 2).optional(0.7),
            need())
        .as(CompanionChange::new);
  }

  /// Both modules at once, and each needs the other or not.
  private static Arbitrary<Change> companions() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 3),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true))
        .as(
            (version, firstNeeds, secondNeeds, turned) -> {
              CompanionChange.Versions only = new CompanionChange.Versions(version, 0);
              Change first =
                  new CompanionChange(
                      turned ? 1 : 0,
                      only,
                      Optional.of(0),
                      new CompanionChange.Need(firstNeeds, only));
              Change second =
                  new CompanionChange(
                      turned ? 0 : 1,
                      only,
                      Optional.of(0),
                      new CompanionChange.Need(secondNeeds, only));
              return draft -> {
                first.make(draft);
                second.make(draft);
              };
            });
  }

  private static Arbitrary<CompanionChange.Versions> versions() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(2, 1), Tuple.of(3, 2), Tuple.of(1, 3)),
            Arbitraries.integers().between(0, 2))
        .as(CompanionChange.Versions::new);
  }

  private static Arbitrary<CompanionChange.Need> need() {
    return Combinators.combine(Arbitraries.of(false, true), versions())
        .as(CompanionChange.Need::new);
  }

  private static Arbitrary<Change> parameters() {
    return Combinators.combine(
            Arbitraries.of(Vocabulary.PROCEDURES),
            Arbitraries.of(Vocabulary.PARAMETERS).list().ofMaxSize(3))
        .as(
            (procedure, parameters) ->
                draft -> {
                  int place =
                      draft.parameters().stream()
                          .map(ParameterList::procedure)
                          .toList()
                          .indexOf(procedure);
                  if (place < 0) {
                    draft.parameters().add(new ParameterList(procedure, parameters));
                  } else if (parameters.isEmpty()) {
                    draft.parameters().remove(place);
                  } else {
                    draft.parameters().set(place, new ParameterList(procedure, parameters));
                  }
                });
  }

  private static Arbitrary<Change> setting() {
    return Combinators.combine(
            places(),
            Arbitraries.of(SettingChange.Move.class),
            Arbitraries.of(0, 1, 20, 1000),
            Arbitraries.of(0, 5, 1000))
        .as(SettingChange::new);
  }

  private static Arbitrary<Change> unit() {
    return Combinators.combine(Arbitraries.of(false, true), places(), Arbitraries.of(2, 10))
        .as(UnitChange::new);
  }

  /// Of an image, so that it is larger, or, but for the first one, larger than any window.
  private static Arbitrary<Change> filling() {
    return Arbitraries.frequency(
            Tuple.of(2, 4096),
            Tuple.of(2, 12_288),
            Tuple.of(3, 0),
            Tuple.of(2, Histories.TOO_LARGE_BYTES))
        .map(
            bytes ->
                draft -> {
                  if (draft.before().isPresent() || bytes < Histories.TOO_LARGE_BYTES) {
                    draft.fill(bytes);
                  }
                });
  }

  /// Logins get a zone, which follows from their world-wide name; once it is gone it stays away.
  private static Arbitrary<Change> zone() {
    return Arbitraries.of(8, 16, 32)
        .map(
            bits ->
                draft -> {
                  Structure login = draft.structures().getFirst();
                  if (draft.lineage().zone()) {
                    Field zone = new Field(Draft.ZONE, "zone", bits, ByteOrder.BIG_ENDIAN, 0);
                    draft.edit(login, new FieldEdit.Added(zone));
                    draft.bootstrap("zoning");
                  }
                });
  }

  private static Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, PLACES).withDistribution(RandomDistribution.uniform());
  }
}
