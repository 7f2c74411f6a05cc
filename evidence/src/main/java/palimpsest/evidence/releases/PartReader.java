package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.InitializationStep.ResetRegister;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// Reads the small parts of a release.
final class PartReader {
  private static final Value.Bounds REGISTERS = new Value.Bounds(0, ResetRegister.REGISTERS - 1);
  private static final Value.Bounds FACTORS = new Value.Bounds(1, Integer.MAX_VALUE);

  private PartReader() {}

  static Optional<InitializationStep> step(Value value) {
    if (value.node() instanceof YamlNode.Mapping) {
      return value.section(Shape.RESET).flatMap(PartReader::reset);
    }
    return value.choice(Words.STEPS);
  }

  static List<CompanionRequirement> companions(Value value) {
    List<CompanionRequirement> read = new ArrayList<>();
    Set<String> modules = new HashSet<>();
    for (Value item : value.items()) {
      item.section(Shape.COMPANION).flatMap(PartReader::companion).ifPresent(read::add);
      Value module = item.at("module");
      if (module.node() instanceof YamlNode.Scalar scalar && !modules.add(scalar.text())) {
        module.wrong("is there twice: " + scalar.text(), "say all of a module in one place");
      }
    }
    return read;
  }

  static Optional<ParameterList> parameterList(String procedure, Value value) {
    List<Value> items = value.items();
    List<String> parameters = items.stream().flatMap(item -> item.name().stream()).toList();
    return parameters.size() < items.size() || value.node() instanceof YamlNode.Scalar
        ? Optional.empty()
        : value.attempt(() -> new ParameterList(procedure, parameters));
  }

  static Optional<Setting> setting(String name, Value value) {
    return value
        .section(Shape.SETTING)
        .flatMap(
            in -> {
              Optional<Long> lowest = in.required("lowest").flatMap(Value::number);
              Optional<Long> highest = in.required("highest").flatMap(Value::number);
              Optional<Long> fallback = in.required("fallback").flatMap(Value::number);
              return in.build(
                  () ->
                      new Setting(
                          name,
                          lowest.orElseThrow(),
                          highest.orElseThrow(),
                          fallback.orElseThrow()));
            });
  }

  static Optional<ImplicitChange> implicitChange(Value value) {
    return value
        .section(Shape.IMPLICIT_CHANGE)
        .flatMap(
            in -> {
              Optional<VersionRange> versions =
                  in.required("versions").flatMap(text -> text.parsed(VersionRange::of));
              Optional<FieldName> field =
                  in.required("field").flatMap(text -> text.parsed(FieldName::of));
              Optional<Integer> factor =
                  in.required("factor").flatMap(number -> number.integer(FACTORS));
              return in.build(
                  () ->
                      new ImplicitChange(
                          versions.orElseThrow(), field.orElseThrow(), factor.orElseThrow()));
            });
  }

  private static Optional<InitializationStep> reset(Section in) {
    Optional<Integer> register =
        in.required("reset-register").flatMap(number -> number.integer(REGISTERS));
    Optional<Long> to = in.required("to").flatMap(Value::number);
    return in.build(() -> new ResetRegister(register.orElseThrow(), to.orElseThrow()));
  }

  private static Optional<CompanionRequirement> companion(Section in) {
    Optional<String> module = in.required("module").flatMap(Value::name);
    Optional<VersionRange> runsWith =
        in.required("runs-with").flatMap(text -> text.parsed(VersionRange::of));
    Optional<Version> carries = in.optional("carries").flatMap(text -> text.parsed(Version::of));
    SortedMap<String, VersionRange> needs = needs(in);
    if (module.isPresent() && needs.containsKey(module.get())) {
      in.value()
          .at("needs")
          .at(module.get())
          .wrong("is the module itself: " + module.get(), "name other modules");
    }
    if (carries.isPresent() && runsWith.isPresent() && !runsWith.get().contains(carries.get())) {
      in.value()
          .at("carries")
          .wrong(
              "is not in runs-with: " + carries.get(),
              "an image runs with the module version it carries, expected one of "
                  + runsWith.get());
    }
    return in.build(
        () ->
            new CompanionRequirement(module.orElseThrow(), runsWith.orElseThrow(), carries, needs));
  }

  private static SortedMap<String, VersionRange> needs(Section in) {
    Optional<Value> value = in.optional("needs");
    if (value.isEmpty()) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, VersionRange> read = new TreeMap<>();
    value
        .get()
        .named()
        .forEach(
            (name, range) ->
                range.parsed(VersionRange::of).ifPresent(versions -> read.put(name, versions)));
    if (in.optional("carries").isEmpty()) {
      value
          .get()
          .atKey()
          .wrong("is what a carried version needs", "say which version the image carries");
    }
    return read;
  }
}
