package palimpsest.evidence.releases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Version;

/// Reads releases, oldest first; each may be based on an earlier one, whose parts it then has
/// unless it says otherwise.
final class ReleaseReader {
  private final Set<String> allNames;
  private final boolean allNamed;
  private final Map<String, Optional<Release>> earlier = new HashMap<>();
  private final FieldIds fieldIds = new FieldIds();

  /// A reader for a file whose releases have these names. Unless they are all, what is based on
  /// another one may be right.
  ReleaseReader(Set<String> allNames, boolean allNamed) {
    this.allNames = allNames;
    this.allNamed = allNamed;
  }

  Optional<Release> release(Value item) {
    return item.section(Shape.RELEASE).flatMap(this::release);
  }

  private Optional<Release> release(Section in) {
    Optional<String> name = in.required("name").flatMap(Value::name);
    name.filter(earlier::containsKey)
        .ifPresent(
            twice -> in.value().at("name").wrong("is there twice: " + twice, "rename one of them"));
    Optional<Release> base = base(in, name);
    Optional<Release> read = release(in, name, base);
    name.ifPresent(known -> earlier.putIfAbsent(known, read));
    return read;
  }

  /// The release that `in` is based on. Where there should be one but it cannot be used, `in` is
  /// spoiled: its own parts are still looked at, but nothing is made of them.
  private Optional<Release> base(Section in, Optional<String> own) {
    Optional<Value> value = in.optional("based-on");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = value.get().name();
    name.filter(unknown -> !earlier.containsKey(unknown))
        .ifPresent(unknown -> reportBase(value.get(), unknown, own));
    Optional<Release> base = name.flatMap(known -> earlier.getOrDefault(known, Optional.empty()));
    if (base.isEmpty()) {
      in.spoil();
    }
    return base;
  }

  private void reportBase(Value value, String name, Optional<String> own) {
    if (own.filter(name::equals).isPresent()) {
      value.wrong("is the release itself: " + name, "name an earlier one");
    } else if (allNames.contains(name)) {
      value.wrong(
          "is a later release: " + name,
          "releases stand oldest first, each based on an earlier one");
    } else if (allNamed) {
      value.wrong("is no release: " + name, Spelling.advice(name, earlier.keySet()));
    }
  }

  private Optional<Release> release(Section in, Optional<String> name, Optional<Release> base) {
    Optional<Version> version = in.required("version").flatMap(text -> text.parsed(Version::of));
    ReleaseParts parts = new ReleaseParts(in, base);
    Capabilities supports = parts.supports();
    SortedSet<String> requires = parts.requires();
    List<InitializationStep> initialization = parts.initialization();
    List<CompanionRequirement> companions = parts.companions();
    List<ParameterList> parameters = parts.parameters();
    List<Setting> settings = parts.settings();
    List<ImplicitChange> changes = parts.implicitChanges();
    SortedSet<FieldName> losses = parts.acceptedLosses();
    Optional<ImageShape> shape = parts.shape();
    LayoutReader layouts = layouts(in, name, base);
    return in.build(
            () ->
                new Release(
                    name.orElseThrow(),
                    version.orElseThrow(),
                    supports,
                    requires,
                    layouts.structures(),
                    initialization,
                    companions,
                    parameters,
                    List.of(),
                    List.of(),
                    losses,
                    shape.orElseThrow()))
        .flatMap(plain -> completed(in, plain, settings, changes));
  }

  private LayoutReader layouts(Section in, Optional<String> name, Optional<Release> base) {
    boolean isBased = in.optional("based-on").isPresent();
    if (!isBased) {
      in.required("structures");
      in.optional("edits")
          .ifPresent(
              edits -> edits.atKey().wrong("edits what is not inherited", "name a based-on"));
    }
    LayoutReader layouts = new LayoutReader();
    layouts.read(in, base);
    if (in.isClean()) {
      Conventions.check(in, layouts);
      name.ifPresent(known -> fieldIds.take(known, in, layouts));
    }
    return layouts;
  }

  /// The release with its settings and implicit changes. Each is first tried alone, so that what
  /// contradicts the layouts is reported where it stands.
  private static Optional<Release> completed(
      Section in, Release plain, List<Setting> settings, List<ImplicitChange> changes) {
    for (Setting setting : settings) {
      in.optional("settings")
          .map(value -> value.at(setting.name()))
          .orElse(in.value())
          .atKey()
          .attempt(() -> with(plain, List.of(setting), List.of()));
    }
    List<Value> own = in.optional("implicit-changes").map(Value::items).orElse(List.of());
    for (int index = 0; index < changes.size(); index++) {
      Value place = own.isEmpty() ? in.value() : own.get(index);
      ImplicitChange change = changes.get(index);
      place.attempt(() -> with(plain, List.of(), List.of(change)));
    }
    return in.build(() -> with(plain, settings, changes));
  }

  private static Release with(
      Release plain, List<Setting> settings, List<ImplicitChange> implicitChanges) {
    return new Release(
        plain.name(),
        plain.version(),
        plain.supports(),
        plain.requires(),
        plain.structures(),
        plain.initialization(),
        plain.companions(),
        plain.parameters(),
        settings,
        implicitChanges,
        plain.acceptedLosses(),
        plain.shape());
  }
}
