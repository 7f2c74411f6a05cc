package palimpsest.properties.arbitrary;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;

/// A release in the making: it has all that the one before it has, until a change is made.
final class Draft {
  static final String LOGIN = "login";
  static final String EXCHANGE = "exchange";

  /// The id of the field that the bootstrap `zoning` is about.
  static final int ZONE = 20;

  private static final ImageShape PLAIN = new ImageShape(Duration.ofSeconds(1), "standard", 0);

  private final Lineage lineage;
  private final Optional<Release> before;
  private final Version version;
  private final String name;
  private final SortedMap<String, Presence> supports = new TreeMap<>();
  private final SortedSet<String> requires = new TreeSet<>();
  private final List<Structure> structures = new ArrayList<>();
  private List<InitializationStep> initialization = List.of();
  private final List<CompanionRequirement> companions = new ArrayList<>();
  private final List<ParameterList> parameters = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();
  private SortedSet<FieldName> losses = Collections.emptySortedSet();
  private ImageShape shape = PLAIN;

  private Draft(Lineage lineage, Optional<Release> before, Version version, String name) {
    this.lineage = lineage;
    this.before = before;
    this.version = version;
    this.name = name;
  }

  /// The release that a history begins with: the structures that an adapter needs, and
  /// nothing else.
  static Draft first(Lineage lineage, Version version) {
    Draft draft = new Draft(lineage, Optional.empty(), version, version.toString());
    draft.add(
        new Structure(
            LOGIN,
            Scope.PER_PORT,
            List.of(
                new Field(1, "wwn", 64, BIG_ENDIAN, 0),
                new Field(2, "session", 32, BIG_ENDIAN, 0))));
    draft.add(
        new Structure(
            EXCHANGE, Scope.PER_PORT, List.of(new Field(1, "next-id", 32, BIG_ENDIAN, 0))));
    draft.add(
        new Structure(
            Setting.STRUCTURE,
            Scope.PER_ADAPTER,
            List.of(
                new Field(1, "queue-depth", 16, BIG_ENDIAN, 64),
                new Field(2, "io-timeout", 16, BIG_ENDIAN, 30))));
    return draft;
  }

  static Draft after(Lineage lineage, Release before, Version version, String name) {
    Draft draft = new Draft(lineage, Optional.of(before), version, name);
    draft.supports.putAll(before.supports().fields());
    draft.requires.addAll(before.requires());
    draft.structures.addAll(before.structures());
    draft.initialization = before.initialization();
    draft.companions.addAll(before.companions());
    draft.parameters.addAll(before.parameters());
    draft.settings.addAll(before.settings());
    draft.shape = before.shape();
    return draft;
  }

  Release release() {
    return new Release(
        name,
        version,
        new Capabilities(supports),
        requires,
        structures,
        initialization,
        companions,
        parameters,
        settings,
        lineage.units().changes(structures),
        losses,
        shape);
  }

  /// Empty in the first release of a history.
  Optional<Release> before() {
    return before;
  }

  Version version() {
    return version;
  }

  Lineage lineage() {
    return lineage;
  }

  List<Structure> structures() {
    return structures;
  }

  SortedMap<String, Presence> supports() {
    return supports;
  }

  SortedSet<String> requires() {
    return requires;
  }

  List<CompanionRequirement> companions() {
    return companions;
  }

  List<ParameterList> parameters() {
    return parameters;
  }

  List<Setting> settings() {
    return settings;
  }

  void initialize(List<InitializationStep> steps) {
    initialization = List.copyOf(steps);
  }

  void fill(int bytes) {
    shape = new ImageShape(shape.pauseBound(), shape.bootstrap(), bytes);
  }

  void bootstrap(String bootstrap) {
    shape = new ImageShape(shape.pauseBound(), bootstrap, shape.fillingBytes());
  }

  void accept(SortedSet<FieldName> accepted) {
    losses = accepted;
  }

  boolean has(String structure) {
    return structures.stream().anyMatch(each -> each.name().equals(structure));
  }

  Optional<Setting> setting(String field) {
    return settings.stream().filter(each -> each.name().equals(field)).findFirst();
  }

  void add(Structure structure) {
    structures.add(structure);
    structure.fields().forEach(field -> lineage.given(structure.name(), field.id()));
  }

  void edit(Structure structure, FieldEdit edit) {
    replace(structure, edit::applyTo);
    if (structure.name().equals(Setting.STRUCTURE)) {
      followed(edit);
    }
    if (structure.name().equals(LOGIN)
        && edit instanceof FieldEdit.Dropped(Field field)
        && field.id() == ZONE) {
      bootstrap(PLAIN.bootstrap());
    }
  }

  void replace(Structure structure, UnaryOperator<Structure> change) {
    structures.set(structures.indexOf(structure), change.apply(structure));
  }

  /// A setting goes by the name of its field, and with it.
  private void followed(FieldEdit edit) {
    switch (edit) {
      case FieldEdit.Dropped(Field field) ->
          settings.removeIf(setting -> setting.name().equals(field.name()));
      case FieldEdit.Renamed renamed ->
          setting(renamed.nameBefore())
              .ifPresent(
                  setting -> {
                    settings.remove(setting);
                    settings.add(
                        new Setting(
                            renamed.nameAfter(),
                            setting.lowest(),
                            setting.highest(),
                            setting.fallback()));
                  });
      default -> {}
    }
  }
}
