package palimpsest.impl.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.FieldPlace;
import palimpsest.impl.update.FieldMove;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.Scale;
import palimpsest.impl.update.StructurePlan;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;

/// The part of the logic that concerns persistent data: layouts, implicit changes, settings (CNV-4,
/// CNV-7, LOG-3, LOG-4, PER-1).
final class StructureLogic {
  private final LoadedImage running;
  private final LoadedImage loaded;
  private final Policy policy;
  private final List<Incompatibility> found = new ArrayList<>();
  private final SortedSet<FieldName> losses = new TreeSet<>();

  StructureLogic(LoadedImage running, LoadedImage loaded, Policy policy) {
    this.running = running;
    this.loaded = loaded;
    this.policy = policy;
  }

  List<Incompatibility> found() {
    return List.copyOf(found);
  }

  /// How each structure of the new image comes about.
  List<StructurePlan> plans() throws Refused {
    for (Structure before : running.release().structures()) {
      if (loaded.structure(before.name()) < 0) {
        found.add(new Incompatibility.DataStructureDropped(before.name()));
        before.fields().forEach(field -> losses.add(new FieldName(before.name(), field.name())));
      }
    }
    List<StructurePlan> plans = new ArrayList<>();
    for (int target = 0; target < loaded.layouts().size(); target++) {
      plans.add(plan(target));
    }
    refuseUnnamedLosses();
    return plans;
  }

  private StructurePlan plan(int target) throws Refused {
    Structure after = loaded.release().structures().get(target);
    int source = running.structure(after.name());
    if (source < 0) {
      found.add(new Incompatibility.DataStructureAdded(after.name()));
      return new StructurePlan.Create(
          target, after.scope() == Scope.PER_ADAPTER, presets(target, after));
    }
    Structure before = running.release().structures().get(source);
    if (before.scope() != after.scope()) {
      throw new Refused(
          Refusal.Kind.INCOMPATIBLE, "a structure keeps its scope: structure=" + after.name());
    }
    List<FieldEdit> edits = LayoutComparison.edits(before, after);
    noteLosses(after.name(), edits);
    if (!edits.isEmpty()) {
      found.add(new Incompatibility.DataStructureChanged(after.name(), edits));
    }
    List<ImplicitChange> implicit = implicitChanges(before, after);
    implicit.forEach(
        change -> found.add(new Incompatibility.ImplicitlyChanged(running.version(), change)));
    boolean settingsChange = findSettings(source, before, after);
    return hasSameBytes(source, target) && implicit.isEmpty() && !settingsChange
        ? new StructurePlan.Carry(source, target)
        : new StructurePlan.Convert(source, target, moves(source, target, after));
  }

  /// Whether entries of both layouts are the same bytes: other names do not show in them, and
  /// neither does the byte order of a single byte.
  private boolean hasSameBytes(int source, int target) {
    List<FieldPlace> before = running.layouts().get(source).places();
    List<FieldPlace> after = loaded.layouts().get(target).places();
    if (before.size() != after.size()) {
      return false;
    }
    for (int index = 0; index < before.size(); index++) {
      FieldPlace one = before.get(index);
      FieldPlace other = after.get(index);
      boolean ordered = one.bits() == Byte.SIZE || one.order().equals(other.order());
      if (one.id() != other.id() || one.bits() != other.bits() || !ordered) {
        return false;
      }
    }
    return true;
  }

  private void noteLosses(String structure, List<FieldEdit> edits) {
    for (FieldEdit edit : edits) {
      if (edit instanceof FieldEdit.Dropped(Field field)) {
        losses.add(new FieldName(structure, field.name()));
      }
    }
  }

  private void refuseUnnamedLosses() throws Refused {
    SortedSet<FieldName> unnamed = new TreeSet<>(losses);
    unnamed.removeAll(loaded.release().acceptedLosses());
    unnamed.removeAll(policy.acceptedLosses());
    if (!unnamed.isEmpty()) {
      throw new Refused(
          Refusal.Kind.LOSS_UNNAMED,
          "persistent data are lost only where that is named and accepted: fields=" + unnamed);
    }
  }

  /// The changes of unit on the way, of fields that both images have: those that this image knows
  /// of the running version, and, going back, those that the running image's header says of this
  /// version.
  private List<ImplicitChange> implicitChanges(Structure before, Structure after) {
    Stream<ImplicitChange> forward =
        changes(loaded, running).filter(change -> isKept(change, after, before));
    Stream<ImplicitChange> back =
        changes(running, loaded).filter(change -> isKept(change, before, after));
    return Stream.concat(forward, back).toList();
  }

  /// Whether a change concerns a field of the structure as the image that knows of it has it, and
  /// the other image has that field too.
  private static boolean isKept(ImplicitChange change, Structure knowing, Structure other) {
    return change.field().structure().equals(knowing.name())
        && knowing
            .field(change.field().field())
            .flatMap(field -> other.field(field.id()))
            .isPresent();
  }

  private static Stream<ImplicitChange> changes(LoadedImage knowing, LoadedImage other) {
    return knowing.release().implicitChanges().stream()
        .filter(change -> change.versions().contains(other.version()));
  }

  /// Notes the settings whose values in force the new image does not allow.
  private boolean findSettings(int source, Structure before, Structure after) {
    boolean any = false;
    if (after.name().equals(Setting.STRUCTURE)) {
      for (Setting setting : loaded.release().settings()) {
        int id = after.field(setting.name()).orElseThrow().id();
        if (before.field(id).isPresent()) {
          long value =
              EntryLayout.read(
                  running.table(source).view(0),
                  running.layouts().get(source).place(id).orElseThrow());
          OptionalLong scaled = scale(after, id).of(value, Long.SIZE);
          if (scaled.isEmpty() || !setting.allows(scaled.getAsLong())) {
            found.add(new Incompatibility.SettingOutOfRange(setting, scaled.orElse(value)));
            any = true;
          }
        }
      }
    }
    return any;
  }

  private List<FieldMove> moves(int source, int target, Structure after) {
    EntryLayout from = running.layouts().get(source);
    List<FieldMove> moves = new ArrayList<>();
    for (Field field : after.fields()) {
      FieldPlace to = loaded.layouts().get(target).place(field.id()).orElseThrow();
      moves.add(
          from.place(field.id())
              .<FieldMove>map(
                  place ->
                      new FieldMove.Carried(
                          place, to, scale(after, field.id()), setting(after, field)))
              .orElseGet(() -> new FieldMove.Preset(to, field.defaultValue())));
    }
    return moves;
  }

  private List<FieldMove.Preset> presets(int target, Structure after) {
    return after.fields().stream()
        .map(
            field ->
                new FieldMove.Preset(
                    loaded.layouts().get(target).place(field.id()).orElseThrow(),
                    field.defaultValue()))
        .toList();
  }

  private Scale scale(Structure after, int id) {
    Scale scale = Scale.SAME;
    for (ImplicitChange change : changes(loaded, running).toList()) {
      if (concerns(change, after.name(), loaded, id)) {
        scale = scale.times(change.factor());
      }
    }
    for (ImplicitChange change : changes(running, loaded).toList()) {
      if (concerns(change, after.name(), running, id)) {
        scale = scale.over(change.factor());
      }
    }
    return scale;
  }

  /// Whether a change concerns the field with that id, which each image may call by another name.
  private static boolean concerns(
      ImplicitChange change, String structure, LoadedImage knowing, int id) {
    return change.field().structure().equals(structure)
        && knowing
            .release()
            .structure(structure)
            .flatMap(known -> known.field(change.field().field()))
            .filter(field -> field.id() == id)
            .isPresent();
  }

  private Optional<Setting> setting(Structure after, Field field) {
    return after.name().equals(Setting.STRUCTURE)
        ? loaded.release().settings().stream()
            .filter(setting -> setting.name().equals(field.name()))
            .findFirst()
        : Optional.empty();
  }
}
