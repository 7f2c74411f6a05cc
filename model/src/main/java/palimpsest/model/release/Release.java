package palimpsest.model.release;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the makers of an image say of it: all that its header declares (IMG-3, IMG-7, HND-4).
///
/// The name tells releases of a history apart, two of which may have one version. `supports` are
/// the capabilities the image offers to others, `requires` those its environment must have.
///
/// Refused with an `IllegalArgumentException`: where two parts contradict each other
public record Release(
    String name,
    Version version,
    Capabilities supports,
    SortedSet<String> requires,
    List<Structure> structures,
    List<InitializationStep> initialization,
    List<CompanionRequirement> companions,
    List<ParameterList> parameters,
    List<Setting> settings,
    List<ImplicitChange> implicitChanges,
    SortedSet<FieldName> acceptedLosses,
    ImageShape shape) {

  /// How the image is made: the pause it declares, the name of the bootstrap it carries, and the
  /// bytes of filling that bring its run-time segment to the size of a real one.
  public record ImageShape(Duration pauseBound, String bootstrap, int fillingBytes) {
    private static final int FILLING_MAX = 64 << 20;

    public ImageShape {
      Names.check("bootstrap", bootstrap);
      if (pauseBound.isNegative() || pauseBound.isZero()) {
        throw new IllegalArgumentException("a pause bound is above zero: pauseBound=" + pauseBound);
      }
      if (fillingBytes < 0 || fillingBytes > FILLING_MAX) {
        throw new IllegalArgumentException("filling is 0 to 64 MiB: fillingBytes=" + fillingBytes);
      }
    }
  }

  public Release {
    Names.check("release", name);
    requires = Collections.unmodifiableSortedSet(new TreeSet<>(requires));
    structures = List.copyOf(structures);
    initialization = List.copyOf(initialization);
    companions = List.copyOf(companions);
    parameters = List.copyOf(parameters);
    settings = List.copyOf(settings);
    implicitChanges = List.copyOf(implicitChanges);
    acceptedLosses = Collections.unmodifiableSortedSet(new TreeSet<>(acceptedLosses));
    Names.checkDistinct("a structure", structures, Structure::name);
    Names.checkDistinct("a companion module", companions, CompanionRequirement::module);
    Names.checkDistinct("a parameter list", parameters, ParameterList::procedure);
    Names.checkDistinct("a setting", settings, Setting::name);
    for (Setting setting : settings) {
      checkSetting(structures, setting);
    }
    for (ImplicitChange change : implicitChanges) {
      checkImplicitChange(version, structures, change);
    }
  }

  public Optional<Structure> structure(String structureName) {
    return structures.stream()
        .filter(structure -> structure.name().equals(structureName))
        .findFirst();
  }

  public Optional<CompanionRequirement> companion(String module) {
    return companions.stream()
        .filter(requirement -> requirement.module().equals(module))
        .findFirst();
  }

  public Optional<ParameterList> parameterList(String procedure) {
    return parameters.stream().filter(list -> list.procedure().equals(procedure)).findFirst();
  }

  private static Optional<Field> field(List<Structure> structures, FieldName name) {
    return structures.stream()
        .filter(structure -> structure.name().equals(name.structure()))
        .findFirst()
        .flatMap(structure -> structure.field(name.field()));
  }

  private static void checkSetting(List<Structure> structures, Setting setting) {
    Field field =
        field(structures, new FieldName(Setting.STRUCTURE, setting.name()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a setting is a field of the structure configuration: setting="
                            + setting.name()));
    if (!field.holds(setting.highest()) || !setting.allows(field.defaultValue())) {
      throw new IllegalArgumentException(
          "a setting's values fit its field, and the field's default is one of them: setting="
              + setting.name());
    }
  }

  private static void checkImplicitChange(
      Version version, List<Structure> structures, ImplicitChange change) {
    if (field(structures, change.field()).isEmpty()) {
      throw new IllegalArgumentException(
          "an implicit change concerns a field of the release: field=" + change.field());
    }
    if (change.versions().contains(version)) {
      throw new IllegalArgumentException(
          "an implicit change concerns other versions than the release's own: field="
              + change.field()
              + " versions="
              + change.versions());
    }
  }
}
