package palimpsest.properties.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Release;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.properties.judge.ExpectedDecision.Way;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.seam.Decided;

/// A decision on an update, from what both releases declare.
final class PlainDecision {
  private final Situation situation;
  private final Release running;
  private final Release loaded;
  private final Flaw flaw;
  private final PlainConversion conversion;
  private final List<Incompatibility> found = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final SortedMap<String, Way> ways = new TreeMap<>();
  private final SortedMap<String, SortedMap<Integer, Optional<Integer>>> origins = new TreeMap<>();
  private final List<String> withdrawals = new ArrayList<>();
  private List<String> burns = List.of();

  PlainDecision(Situation situation, Flaw flaw, String suffix) {
    this.situation = situation;
    this.running = situation.running();
    this.loaded = situation.loaded();
    this.flaw = flaw;
    this.conversion = new PlainConversion(running, loaded, flaw);
    if (flaw == Flaw.DECIDES_BY_NAME && suffix.endsWith(" x")) {
      refuse(Refusal.Kind.INCOMPATIBLE, "a name is liked: name=" + suffix);
    }
  }

  Decided decided() {
    if (loaded.version().compareTo(running.version()) < 0 && !situation.policy().downgrade()) {
      refuse(Refusal.Kind.DOWNGRADE, "a downgrade is not asked for");
    }
    int majors = loaded.version().numbers().getFirst() - running.version().numbers().getFirst();
    if (flaw == Flaw.REFUSES_JUMPS && majors > 1) {
      refuse(Refusal.Kind.INCOMPATIBLE, "one release after the other");
    }
    capabilities();
    parameters();
    structures();
    losses();
    modules();
    boolean initializes = !running.initialization().equals(loaded.initialization());
    if (initializes) {
      found.add(
          new Incompatibility.InitializationChanged(
              running.initialization(), loaded.initialization()));
    }
    if (!refusals.isEmpty()) {
      return Decided.refused(refusals.getFirst());
    }
    return new Decided(
        Optional.empty(),
        found,
        new Decided.Plan(
            ways,
            origins,
            burns,
            withdrawals,
            initializes ? loaded.initialization() : List.of(),
            List.of()));
  }

  private void refuse(Refusal.Kind kind, String line) {
    refusals.add(new Refusal(kind, line));
  }

  private void capabilities() {
    for (String name : loaded.requires()) {
      if (!situation.environment().capabilities().has(name)) {
        refuse(Refusal.Kind.INCOMPATIBLE, "not known to be there: " + name);
      }
    }
    for (String name : running.supports().present()) {
      if (!loaded.supports().has(name)) {
        List<Peer> users =
            situation.environment().peers().stream()
                .filter(peer -> peer.usesCapabilities().contains(name))
                .toList();
        users.forEach(peer -> tell(peer, name));
        withdrawals.add(name);
        found.add(
            new Incompatibility.CapabilityLost(name, users.stream().map(Peer::name).toList()));
      }
    }
    for (String name : loaded.supports().present()) {
      if (!running.supports().has(name)) {
        found.add(new Incompatibility.CapabilityGained(name));
      }
    }
  }

  private void tell(Peer peer, String what) {
    if (!peer.noticesChanges()) {
      refuse(Refusal.Kind.INCOMPATIBLE, peer.name() + " would not notice the change of " + what);
    }
  }

  private void parameters() {
    for (ParameterList before : running.parameters()) {
      Optional<ParameterList> after = loaded.parameterList(before.procedure());
      if (!after.equals(Optional.of(before))) {
        found.add(
            new Incompatibility.ParameterListChanged(
                before.procedure(),
                before.parameters(),
                after.map(ParameterList::parameters).orElse(List.of())));
        situation.environment().peers().stream()
            .filter(peer -> peer.usesProcedures().contains(before.procedure()))
            .forEach(peer -> tell(peer, before.procedure()));
      }
    }
  }

  private void structures() {
    for (Structure before : running.structures()) {
      if (loaded.structure(before.name()).isEmpty()) {
        found.add(new Incompatibility.DataStructureDropped(before.name()));
      }
    }
    for (Structure after : loaded.structures()) {
      Optional<Structure> before = running.structure(after.name());
      if (before.isEmpty()) {
        found.add(new Incompatibility.DataStructureAdded(after.name()));
        ways.put(after.name(), Way.CREATED);
      } else if (before.get().scope() != after.scope()) {
        refuse(Refusal.Kind.INCOMPATIBLE, "another scope: structure=" + after.name());
      } else {
        compare(before.get(), after);
      }
    }
  }

  private void compare(Structure before, Structure after) {
    List<FieldEdit> edits = PlainEdits.between(before, after);
    if (!edits.isEmpty()) {
      found.add(new Incompatibility.DataStructureChanged(after.name(), edits));
    }
    boolean converted = flaw == Flaw.CONVERTS_EVERYTHING || !bytes(before).equals(bytes(after));
    SortedMap<Integer, Optional<Integer>> from = new TreeMap<>();
    for (Field field : after.fields()) {
      from.put(field.id(), before.field(field.id()).map(Field::id));
      if (before.field(field.id()).isPresent()) {
        for (ImplicitChange change : conversion.changes(after.name(), field.id())) {
          found.add(new Incompatibility.ImplicitlyChanged(running.version(), change));
          converted = true;
        }
      }
    }
    converted |= after.name().equals(Setting.STRUCTURE) && anySettingIsOut(after);
    ways.put(after.name(), converted ? Way.CONVERTED : Way.CARRIED);
    if (converted) {
      origins.put(after.name(), from);
    }
  }

  private boolean anySettingIsOut(Structure after) {
    Map<Integer, Long> inForce =
        situation.data().entry(Setting.STRUCTURE, 0).orElse(new TreeMap<>());
    boolean any = false;
    for (Setting setting : loaded.settings()) {
      int id = after.field(setting.name()).orElseThrow().id();
      Long value = inForce.get(id);
      boolean reset = flaw == Flaw.RESETS_SETTINGS_AND_SAYS_SO;
      if (value != null
          && (reset
              || conversion.counted(after.name(), id, value).filter(setting::allows).isEmpty())) {
        found.add(new Incompatibility.SettingOutOfRange(setting, value));
        any = true;
      }
    }
    return any;
  }

  private static List<String> bytes(Structure structure) {
    return structure.fields().stream()
        .map(field -> field.id() + (field.bits() == 8 ? " 8" : " " + field.bits() + field.order()))
        .toList();
  }

  private void losses() {
    TreeSet<FieldName> lost = new TreeSet<>();
    for (Structure before : running.structures()) {
      for (Field field : before.fields()) {
        if (loaded.structure(before.name()).flatMap(it -> it.field(field.id())).isEmpty()) {
          lost.add(new FieldName(before.name(), field.name()));
        }
      }
    }
    lost.removeAll(situation.policy().acceptedLosses());
    lost.removeAll(loaded.acceptedLosses());
    if (!lost.isEmpty() && flaw != Flaw.LOSES_SILENTLY) {
      if (flaw == Flaw.CALLS_LOSSES_INCOMPATIBLE) {
        refuse(Refusal.Kind.INCOMPATIBLE, "");
      } else {
        refuse(Refusal.Kind.LOSS_UNNAMED, "nobody accepts to lose " + lost);
      }
    }
  }

  private void modules() {
    Map<String, Version> present = new TreeMap<>();
    situation.environment().companions().forEach(it -> present.put(it.name(), it.version()));
    List<String> wanted = new ArrayList<>();
    for (CompanionRequirement requirement : loaded.companions()) {
      Version version = present.get(requirement.module());
      boolean fits = version != null && requirement.runsWith().contains(version);
      if (version == null || (!fits && requirement.carries().isEmpty())) {
        refuse(Refusal.Kind.INCOMPATIBLE, "none that fits: module=" + requirement.module());
        return;
      }
      if (!fits) {
        wanted.add(requirement.module());
        found.add(
            new Incompatibility.CompanionOutdated(
                requirement.module(), version, requirement.carries().orElseThrow()));
      }
    }
    Optional<List<String>> order = new PlainModules(running, loaded).order(wanted, present);
    if (order.isEmpty()) {
      refuse(Refusal.Kind.NO_BURN_ORDER, "some combination of modules runs nothing");
    } else if (!order.get().equals(wanted)) {
      found.add(new Incompatibility.OrderChanged(order.get()));
    }
    burns = order.orElse(List.of());
  }
}
