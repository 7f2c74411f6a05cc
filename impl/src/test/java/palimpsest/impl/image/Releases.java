package palimpsest.impl.image;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// Arbitrary releases: everything a release may declare, in small numbers.
final class Releases {
  private Releases() {}

  static Arbitrary<Release> any() {
    return structures()
        .flatMap(
            structures ->
                Combinators.combine(names(), versions(), declarations(), data(structures))
                    .as(
                        (name, version, declarations, data) ->
                            new Release(
                                name,
                                version,
                                declarations.supports(),
                                new TreeSet<>(declarations.requires()),
                                structures,
                                declarations.initialization(),
                                declarations.companions(),
                                declarations.parameters(),
                                data.settings(),
                                data.changes().stream()
                                    .filter(change -> !change.versions().contains(version))
                                    .toList(),
                                new TreeSet<>(data.losses()),
                                declarations.shape())));
  }

  private record Declarations(
      Capabilities supports,
      Collection<String> requires,
      List<InitializationStep> initialization,
      List<CompanionRequirement> companions,
      List<ParameterList> parameters,
      ImageShape shape) {}

  private record Data(
      List<Setting> settings, List<ImplicitChange> changes, Set<FieldName> losses) {}

  private static Arbitrary<Declarations> declarations() {
    return Combinators.combine(
            capabilities(),
            Arbitraries.strings().ofMaxLength(10).set().ofMaxSize(3),
            steps().list().ofMaxSize(3),
            companions().list().uniqueElements(CompanionRequirement::module).ofMaxSize(3),
            parameterLists().list().uniqueElements(ParameterList::procedure).ofMaxSize(3),
            shapes())
        .as(Declarations::new);
  }

  private static Arbitrary<Data> data(List<Structure> structures) {
    List<FieldName> fields =
        structures.stream()
            .flatMap(
                structure ->
                    structure.fields().stream()
                        .map(field -> new FieldName(structure.name(), field.name())))
            .toList();
    Arbitrary<List<ImplicitChange>> changes =
        fields.isEmpty()
            ? Arbitraries.just(List.of())
            : Combinators.combine(
                    ranges(), Arbitraries.of(fields), Arbitraries.integers().greaterOrEqual(1))
                .as(ImplicitChange::new)
                .list()
                .ofMaxSize(3);
    Arbitrary<Set<FieldName>> losses =
        Combinators.combine(names(), names()).as(FieldName::new).set().ofMaxSize(3);
    return Combinators.combine(changes, losses)
        .as((some, lost) -> new Data(settings(structures), some, lost));
  }

  private static List<Setting> settings(List<Structure> structures) {
    return structures.stream()
        .filter(structure -> structure.name().equals(Setting.STRUCTURE))
        .flatMap(structure -> structure.fields().stream())
        .map(
            field ->
                new Setting(
                    field.name(), 0, -1L >>> (Long.SIZE - field.bits()), field.defaultValue()))
        .toList();
  }

  private static Arbitrary<List<Structure>> structures() {
    Arbitrary<String> name = Arbitraries.oneOf(names(), Arbitraries.just(Setting.STRUCTURE));
    return Combinators.combine(name, Arbitraries.of(Scope.class), fields())
        .as(Structure::new)
        .list()
        .uniqueElements(Structure::name)
        .ofMaxSize(4);
  }

  private static Arbitrary<List<Field>> fields() {
    return Combinators.combine(
            Arbitraries.integers().between(1, Field.ID_MAX),
            names(),
            Arbitraries.of(8, 16, 32, 64),
            Arbitraries.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN),
            Arbitraries.longs())
        .as((id, name, bits, order, value) -> field(id, name, bits, order, value))
        .list()
        .uniqueElements(Field::name)
        .uniqueElements(Field::id)
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static Field field(int id, String name, int bits, ByteOrder order, long value) {
    return new Field(id, name, bits, order, value >>> (Long.SIZE - bits));
  }

  private static Arbitrary<Capabilities> capabilities() {
    return Arbitraries.maps(Arbitraries.strings().ofMaxLength(10), Arbitraries.of(Presence.class))
        .ofMaxSize(4)
        .map(Capabilities::new);
  }

  private static Arbitrary<InitializationStep> steps() {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.integers().between(0, 63), Arbitraries.longs())
            .as(InitializationStep.ResetRegister::new),
        Arbitraries.of(new InitializationStep.ClearBuffers(), new InitializationStep.ClearCache()));
  }

  private static Arbitrary<CompanionRequirement> companions() {
    return Combinators.combine(
            names(),
            ranges(),
            Arbitraries.of(true, false),
            Arbitraries.maps(names(), ranges()).ofMaxSize(2))
        .as(
            (module, range, carries, needs) -> {
              needs.remove(module);
              return new CompanionRequirement(
                  module, range, carries ? Optional.of(range.low()) : Optional.empty(), needs);
            });
  }

  private static Arbitrary<ParameterList> parameterLists() {
    return Combinators.combine(names(), names().list().ofMaxSize(3)).as(ParameterList::new);
  }

  private static Arbitrary<ImageShape> shapes() {
    return Combinators.combine(
            Arbitraries.longs().between(1, Long.MAX_VALUE),
            names(),
            Arbitraries.integers().between(0, 20_000))
        .as((nanos, name, filling) -> new ImageShape(Duration.ofNanos(nanos), name, filling));
  }

  static Arbitrary<Version> versions() {
    return Arbitraries.integers()
        .between(0, 0xFFFF)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(Version::new);
  }

  private static Arbitrary<VersionRange> ranges() {
    return Combinators.combine(versions(), versions())
        .as(
            (one, other) ->
                one.compareTo(other) <= 0
                    ? new VersionRange(one, other)
                    : new VersionRange(other, one));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("abcXYZ019 ._-")
        .ofMinLength(1)
        .ofMaxLength(63)
        .filter(name -> Character.isLetterOrDigit(name.charAt(0)));
  }
}
