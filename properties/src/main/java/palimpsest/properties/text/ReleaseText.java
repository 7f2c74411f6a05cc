package palimpsest.properties.text;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.VersionRange;

/// One release of a file: whole, or what differs from the one it is based on.
final class ReleaseText {
  private static final String NONE = "none";

  private final Release release;
  private final Optional<Release> base;
  private final List<String> lines = new ArrayList<>();

  private ReleaseText(Release release, Optional<Release> base) {
    this.release = release;
    this.base = base;
  }

  static List<String> of(Release release, Optional<Release> before) {
    ReleaseText text = new ReleaseText(release, before.filter(base -> canBeBasedOn(base, release)));
    text.write();
    return text.lines;
  }

  /// What is inherited keeps its order, and what is new stands behind it; a capability field that
  /// is inherited cannot be taken away.
  private static boolean canBeBasedOn(Release base, Release release) {
    return release.supports().fields().keySet().containsAll(base.supports().fields().keySet())
        && isInOrder(base.structures(), release.structures(), Structure::name)
        && isInOrder(base.parameters(), release.parameters(), ParameterList::procedure)
        && isInOrder(base.settings(), release.settings(), Setting::name);
  }

  private static <T> boolean isInOrder(List<T> before, List<T> after, Function<T, String> name) {
    List<String> now = after.stream().map(name).toList();
    List<String> inherited = before.stream().map(name).filter(now::contains).toList();
    return now.subList(0, inherited.size()).equals(inherited);
  }

  private void write() {
    lines.add("  - name: " + Flow.name(release.name()));
    line("version", release.version().toString());
    base.ifPresent(before -> line("based-on", Flow.name(before.name())));
    supports();
    whole("requires", Release::requires, Flow::name);
    structures();
    whole("initialization", Release::initialization, ReleaseText::step);
    items("companions", Release::companions, ReleaseText::companion);
    named(
        "parameters",
        Release::parameters,
        ParameterList::procedure,
        list -> Flow.list(list.parameters(), Flow::name));
    named("settings", Release::settings, Setting::name, ReleaseText::setting);
    items("implicit-changes", Release::implicitChanges, ReleaseText::implicitChange);
    whole("accepts-loss", Release::acceptedLosses, HistoryText::fieldName);
    shape();
  }

  private void supports() {
    SortedMap<String, Presence> fields = new TreeMap<>(release.supports().fields());
    base.ifPresent(before -> fields.entrySet().removeAll(before.supports().fields().entrySet()));
    if (!fields.isEmpty()) {
      line("supports", HistoryText.capabilities(new Capabilities(fields)));
    }
  }

  private void structures() {
    List<String> whole = new ArrayList<>();
    List<String> edited = new ArrayList<>();
    base.map(Release::structures).orElse(List.of()).stream()
        .filter(before -> release.structure(before.name()).isEmpty())
        .forEach(before -> whole.add("      " + Flow.name(before.name()) + ": " + NONE));
    for (Structure structure : release.structures()) {
      Optional<Structure> before = base.flatMap(release -> release.structure(structure.name()));
      if (before.isPresent() && before.get().equals(structure)) {
        continue;
      }
      Optional<List<FieldEdit>> edits =
          before
              .filter(other -> other.scope() == structure.scope())
              .flatMap(other -> LayoutDifference.edits(other, structure));
      if (edits.isPresent()) {
        edited.add("      " + Flow.name(structure.name()) + ":");
        edits.get().forEach(edit -> edited.add("        - " + edit(edit, structure)));
      } else {
        whole.addAll(structure(structure));
      }
    }
    section("structures", whole);
    section("edits", edited);
  }

  private static List<String> structure(Structure structure) {
    List<String> lines = new ArrayList<>();
    lines.add("      " + Flow.name(structure.name()) + ":");
    lines.add("        scope: " + Flow.word(structure.scope()));
    lines.add("        fields:");
    structure.fields().forEach(field -> lines.add("          - " + field(field)));
    return lines;
  }

  private static String field(Field field) {
    List<String> parts =
        new ArrayList<>(
            List.of(
                "id: " + field.id(), "name: " + Flow.name(field.name()), "bits: " + field.bits()));
    if (field.order() == ByteOrder.LITTLE_ENDIAN) {
      parts.add("order: little");
    }
    if (field.defaultValue() != 0) {
      parts.add("default: " + Flow.number(field.defaultValue()));
    }
    return Flow.group(parts);
  }

  private static String edit(FieldEdit edit, Structure after) {
    return switch (edit) {
      case FieldEdit.Added(Field field) -> "add: " + field(field);
      case FieldEdit.Dropped(Field field) -> "drop: " + Flow.name(field.name());
      case FieldEdit.Widened widened ->
          "widen: {" + Flow.name(widened.name()) + ": " + widened.bitsAfter() + "}";
      case FieldEdit.Narrowed narrowed ->
          "narrow: {" + Flow.name(narrowed.name()) + ": " + narrowed.bitsAfter() + "}";
      case FieldEdit.Renamed renamed ->
          "rename: {"
              + Flow.name(renamed.nameBefore())
              + ": "
              + Flow.name(renamed.nameAfter())
              + "}";
      case FieldEdit.Reordered(List<Integer> ids) ->
          "reorder: "
              + Flow.list(
                  ids, id -> after.field(id).map(Field::name).map(Flow::name).orElseThrow());
      case FieldEdit.ByteOrderChanged turned ->
          "byte-order: {"
              + Flow.name(turned.name())
              + ": "
              + (turned.orderAfter() == ByteOrder.BIG_ENDIAN ? "big" : "little")
              + "}";
    };
  }

  private static String step(InitializationStep step) {
    return switch (step) {
      case InitializationStep.ResetRegister reset ->
          "{reset-register: " + reset.register() + ", to: " + Flow.number(reset.value()) + "}";
      case InitializationStep.ClearBuffers _ -> "clear-buffers";
      case InitializationStep.ClearCache _ -> "clear-cache";
    };
  }

  private static String companion(CompanionRequirement requirement) {
    List<String> parts =
        new ArrayList<>(
            List.of(
                "module: " + Flow.name(requirement.module()),
                "runs-with: " + requirement.runsWith()));
    requirement.carries().ifPresent(version -> parts.add("carries: " + version));
    if (!requirement.needs().isEmpty()) {
      SequencedMap<String, String> needs = new LinkedHashMap<>();
      for (Map.Entry<String, VersionRange> need : requirement.needs().entrySet()) {
        needs.put(Flow.name(need.getKey()), need.getValue().toString());
      }
      parts.add("needs: " + Flow.group(needs));
    }
    return Flow.group(parts);
  }

  private static String setting(Setting setting) {
    return Flow.group(
        List.of(
            "lowest: " + Flow.number(setting.lowest()),
            "highest: " + Flow.number(setting.highest()),
            "fallback: " + Flow.number(setting.fallback())));
  }

  private static String implicitChange(ImplicitChange change) {
    return Flow.group(
        List.of(
            "versions: " + change.versions(),
            "field: " + HistoryText.fieldName(change.field()),
            "factor: " + change.factor()));
  }

  private void shape() {
    Optional<Release.ImageShape> before = base.map(Release::shape);
    Release.ImageShape now = release.shape();
    if (before.filter(shape -> shape.pauseBound().equals(now.pauseBound())).isEmpty()) {
      line("pause-bound", duration(now.pauseBound()));
    }
    if (!before.map(Release.ImageShape::bootstrap).orElse("standard").equals(now.bootstrap())) {
      line("bootstrap", Flow.name(now.bootstrap()));
    }
    if (before.map(Release.ImageShape::fillingBytes).orElse(0) != now.fillingBytes()) {
      line("filling", bytes(now.fillingBytes()));
    }
  }

  private static String duration(Duration duration) {
    long micros = duration.toNanos() / 1000;
    if (micros % 1_000_000 == 0) {
      return micros / 1_000_000 + " s";
    }
    return micros % 1000 == 0 ? micros / 1000 + " ms" : micros + " us";
  }

  private static String bytes(int bytes) {
    return bytes % 1024 == 0 ? bytes / 1024 + " KiB" : bytes + " B";
  }

  /// A part that counts as a whole, in one line.
  private <T> void whole(
      String key, Function<Release, ? extends Collection<T>> part, Function<T, String> text) {
    if (isOwn(part)) {
      line(key, Flow.list(part.apply(release), text));
    }
  }

  /// A part that counts as a whole, each item in a line.
  private <T> void items(
      String key, Function<Release, ? extends Collection<T>> part, Function<T, String> text) {
    Collection<T> items = part.apply(release);
    if (items.isEmpty()) {
      whole(key, part, text);
    } else if (isOwn(part)) {
      section(key, items.stream().map(item -> "      - " + text.apply(item)).toList());
    }
  }

  private <T> boolean isOwn(Function<Release, ? extends Collection<T>> part) {
    List<T> own = List.copyOf(part.apply(release));
    return !own.equals(base.map(before -> List.copyOf(part.apply(before))).orElse(List.of()));
  }

  /// A part of which each name counts by itself.
  private <T> void named(
      String key,
      Function<Release, List<T>> part,
      Function<T, String> name,
      Function<T, String> text) {
    List<T> before = base.map(part).orElse(List.of());
    List<String> names = part.apply(release).stream().map(name).toList();
    List<String> entries = new ArrayList<>();
    before.stream()
        .map(name)
        .filter(each -> !names.contains(each))
        .forEach(gone -> entries.add("      " + Flow.name(gone) + ": " + NONE));
    part.apply(release).stream()
        .filter(each -> !before.contains(each))
        .forEach(
            each -> entries.add("      " + Flow.name(name.apply(each)) + ": " + text.apply(each)));
    section(key, entries);
  }

  private void section(String key, List<String> entries) {
    if (!entries.isEmpty()) {
      lines.add("    " + key + ":");
      lines.addAll(entries);
    }
  }

  private void line(String key, String value) {
    lines.add("    " + key + ": " + value);
  }
}
