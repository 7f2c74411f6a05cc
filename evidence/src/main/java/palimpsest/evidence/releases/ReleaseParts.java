package palimpsest.evidence.releases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.Setting;

/// The parts of one release, its layouts apart. What is not written is inherited: name by name
/// where a part is a group of names, and as a whole where it is a list or a single value.
final class ReleaseParts {
  private static final String BOOTSTRAP = "standard";

  private final Section in;
  private final Optional<Release> base;

  ReleaseParts(Section in, Optional<Release> base) {
    this.in = in;
    this.base = base;
  }

  Capabilities supports() {
    Map<String, Presence> fields = new TreeMap<>();
    base.ifPresent(release -> fields.putAll(release.supports().fields()));
    in.optional("supports").map(EnvironmentReader::capabilities).ifPresent(fields::putAll);
    return new Capabilities(fields);
  }

  SortedSet<String> requires() {
    return whole("requires", Value::names, Release::requires, Collections.emptySortedSet());
  }

  List<InitializationStep> initialization() {
    return whole(
        "initialization",
        value -> value.items().stream().flatMap(item -> PartReader.step(item).stream()).toList(),
        Release::initialization,
        List.of());
  }

  List<CompanionRequirement> companions() {
    return whole("companions", PartReader::companions, Release::companions, List.of());
  }

  List<ParameterList> parameters() {
    return named(
        "parameters", Release::parameters, ParameterList::procedure, PartReader::parameterList);
  }

  List<Setting> settings() {
    return named("settings", Release::settings, Setting::name, PartReader::setting);
  }

  List<ImplicitChange> implicitChanges() {
    return whole(
        "implicit-changes",
        value ->
            value.items().stream()
                .flatMap(item -> PartReader.implicitChange(item).stream())
                .toList(),
        Release::implicitChanges,
        List.of());
  }

  SortedSet<FieldName> acceptedLosses() {
    return whole(
        "accepts-loss",
        value -> value.distinct(name -> name.parsed(FieldName::of)),
        Release::acceptedLosses,
        Collections.emptySortedSet());
  }

  Optional<ImageShape> shape() {
    Optional<ImageShape> inherited = base.map(Release::shape);
    Optional<Value> pause =
        in.optional("based-on").isPresent()
            ? in.optional("pause-bound")
            : in.required("pause-bound");
    Duration pauseBound =
        pause
            .flatMap(value -> value.parsed(Quantities::duration))
            .or(() -> inherited.map(ImageShape::pauseBound))
            .orElse(Duration.ofNanos(1));
    String bootstrap =
        in.optional("bootstrap")
            .flatMap(ReleaseParts::bootstrap)
            .or(() -> inherited.map(ImageShape::bootstrap))
            .orElse(BOOTSTRAP);
    int filling =
        in.optional("filling")
            .flatMap(value -> value.parsed(Quantities::bytes))
            .or(() -> inherited.map(ImageShape::fillingBytes))
            .orElse(0);
    pause.ifPresent(value -> value.attempt(() -> new ImageShape(pauseBound, bootstrap, 0)));
    in.optional("filling")
        .ifPresent(
            value -> value.attempt(() -> new ImageShape(Duration.ofNanos(1), bootstrap, filling)));
    return in.build(() -> new ImageShape(pauseBound, bootstrap, filling));
  }

  private static Optional<String> bootstrap(Value value) {
    Optional<String> name = value.name();
    if (name.isPresent() && !ImageTemplates.bootstraps().contains(name.get())) {
      value.wrong(
          "is no bootstrap: " + name.get(),
          Spelling.advice(name.get(), ImageTemplates.bootstraps()));
      return Optional.empty();
    }
    return name;
  }

  private <T> T whole(
      String key, Function<Value, T> reader, Function<Release, T> inherited, T otherwise) {
    return in.optional(key).map(reader).or(() -> base.map(inherited)).orElse(otherwise);
  }

  private <T> List<T> named(
      String key,
      Function<Release, List<T>> inherited,
      Function<T, String> name,
      BiFunction<String, Value, Optional<T>> reader) {
    SequencedMap<String, T> parts = new LinkedHashMap<>();
    base.map(inherited).orElse(List.of()).forEach(part -> parts.put(name.apply(part), part));
    in.optional(key)
        .map(Value::named)
        .orElseGet(LinkedHashMap::new)
        .forEach(
            (partName, value) -> {
              if (!value.isWord(Words.NONE)) {
                reader.apply(partName, value).ifPresent(part -> parts.put(partName, part));
              } else if (parts.remove(partName) == null && in.isClean()) {
                value
                    .atKey()
                    .wrong(
                        "takes away what is not inherited: " + partName,
                        Spelling.advice(partName, parts.keySet()));
              }
            });
    return new ArrayList<>(parts.values());
  }
}
