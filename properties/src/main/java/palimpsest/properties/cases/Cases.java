package palimpsest.properties.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Field;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.Structure;
import palimpsest.properties.arbitrary.Histories;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.judge.ExpectedDecision.Way;
import palimpsest.properties.judge.Reason;
import palimpsest.properties.judge.Situation;

/// Tells to which classes an update belongs, by what the releases declare and not by what an
/// adapter makes of it.
public final class Cases {
  private final Release running;
  private final Release loaded;
  private final Situation situation;
  private final ExpectedDecision decision;
  private final Set<CaseClass> classes = EnumSet.noneOf(CaseClass.class);

  private Cases(Situation situation) {
    this.situation = situation;
    this.running = situation.running();
    this.loaded = situation.loaded();
    this.decision = ExpectedDecision.of(situation);
  }

  /// The classes of an update between releases of a history.
  public static Set<CaseClass> of(ReleaseHistory history, Situation situation) {
    Cases cases = new Cases(situation);
    cases.versions(history);
    cases.structures();
    cases.fields();
    cases.data();
    cases.capabilities();
    cases.requirements();
    cases.companions();
    cases.others();
    cases.outcome();
    return cases.classes;
  }

  private void note(boolean holds, CaseClass is) {
    if (holds) {
      classes.add(is);
    }
  }

  private void versions(ReleaseHistory history) {
    int order = loaded.version().compareTo(running.version());
    int distance = history.releases().indexOf(loaded) - history.releases().indexOf(running);
    note(order > 0 && distance == 1, CaseClass.STEP);
    note(order > 0 && distance > 1, CaseClass.JUMP);
    note(order < 0, CaseClass.DOWNGRADE);
    note(order == 0 && distance != 0, CaseClass.EQUAL_VERSION);
    note(
        order == 0 && !running.supports().present().equals(loaded.supports().present()),
        CaseClass.EQUAL_VERSION_OTHER_CAPABILITIES);
    note(distance == 0, CaseClass.SAME_RELEASE);
  }

  private void structures() {
    note(decision.plan().structures().containsValue(Way.CARRIED), CaseClass.STRUCTURE_CARRIED);
    note(decision.plan().structures().containsValue(Way.CONVERTED), CaseClass.STRUCTURE_CONVERTED);
    note(decision.plan().structures().containsValue(Way.CREATED), CaseClass.STRUCTURE_CREATED);
    for (Structure before : running.structures()) {
      Optional<Structure> after = loaded.structure(before.name());
      note(after.isEmpty(), CaseClass.STRUCTURE_DROPPED);
      note(
          after.filter(now -> now.scope() != before.scope()).isPresent(),
          CaseClass.STRUCTURE_RESCOPED);
    }
  }

  private void fields() {
    for (Structure after : loaded.structures()) {
      running.structure(after.name()).ifPresent(before -> fields(before, after));
    }
  }

  private void fields(Structure before, Structure after) {
    for (Field field : before.fields()) {
      Optional<Field> kept = after.field(field.id());
      note(kept.isEmpty(), CaseClass.FIELD_DROPPED);
      kept.ifPresent(
          now -> {
            note(now.bits() > field.bits(), CaseClass.FIELD_WIDENED);
            note(now.bits() < field.bits(), CaseClass.FIELD_NARROWED);
            note(!now.name().equals(field.name()), CaseClass.FIELD_RENAMED);
            note(!now.order().equals(field.order()), CaseClass.BYTE_ORDER_CHANGED);
          });
    }
    note(
        after.fields().stream().anyMatch(field -> before.field(field.id()).isEmpty()),
        CaseClass.FIELD_ADDED);
    note(!common(before, after).equals(common(after, before)), CaseClass.FIELDS_REORDERED);
  }

  private static List<Integer> common(Structure one, Structure other) {
    return one.fields().stream().map(Field::id).filter(id -> other.field(id).isPresent()).toList();
  }

  private void data() {
    boolean counted = decision.found().stream().anyMatch(found -> found.contains("in units of"));
    boolean down = loaded.version().compareTo(running.version()) < 0;
    note(counted && !down, CaseClass.UNIT_CHANGED_UP);
    note(counted && down, CaseClass.UNIT_CHANGED_DOWN);
    note(
        decision.found().stream().anyMatch(found -> found.endsWith("out of range")),
        CaseClass.SETTING_OUT_OF_RANGE);
    note(
        loaded.shape().bootstrap().equals("zoning")
            && !running.shape().bootstrap().equals("zoning"),
        CaseClass.ZONE_DERIVED);
  }

  private void capabilities() {
    Set<String> names = new TreeSet<>(running.supports().fields().keySet());
    names.addAll(loaded.supports().fields().keySet());
    for (String name : names) {
      boolean before = running.supports().has(name);
      boolean after = loaded.supports().has(name);
      List<Peer> users =
          situation.environment().peers().stream()
              .filter(peer -> peer.usesCapabilities().contains(name))
              .toList();
      note(after && !before, CaseClass.CAPABILITY_GAINED);
      note(before && !after, CaseClass.CAPABILITY_LOST);
      note(
          before && !after && users.stream().anyMatch(Peer::noticesChanges),
          CaseClass.CAPABILITY_LOST_TOLD);
      note(
          before && !after && !users.stream().allMatch(Peer::noticesChanges),
          CaseClass.CAPABILITY_LOST_UNNOTICED);
      note(
          running.supports().presence(name) == Presence.UNKNOWN
              || loaded.supports().presence(name) == Presence.UNKNOWN,
          CaseClass.CAPABILITY_UNKNOWN);
    }
  }

  private void requirements() {
    for (String name : loaded.requires()) {
      switch (situation.environment().capabilities().presence(name)) {
        case PRESENT -> classes.add(CaseClass.REQUIREMENT_MET);
        case ABSENT -> classes.add(CaseClass.REQUIREMENT_ABSENT);
        case UNKNOWN -> classes.add(CaseClass.REQUIREMENT_UNKNOWN);
      }
    }
  }

  private void companions() {
    for (CompanionRequirement requirement : loaded.companions()) {
      situation
          .environment()
          .companion(requirement.module())
          .ifPresentOrElse(
              module ->
                  note(
                      requirement.carries().isEmpty()
                          && !requirement.runsWith().contains(module.version()),
                      CaseClass.MODULE_UNFIT),
              () -> classes.add(CaseClass.MODULE_MISSING));
    }
    boolean reordered =
        decision.found().stream().anyMatch(found -> found.startsWith("update order"));
    int burns = decision.plan().burns().size();
    note(isFor(Refusal.Kind.NO_BURN_ORDER), CaseClass.NO_BURN_ORDER);
    note(!loaded.companions().isEmpty() && !wantsBurn(), CaseClass.NOTHING_TO_BURN);
    note(burns == 1, CaseClass.ONE_BURN);
    note(burns > 1 && !reordered, CaseClass.BURNS_AS_NAMED);
    note(burns > 1 && reordered, CaseClass.BURNS_REORDERED);
  }

  private boolean wantsBurn() {
    return loaded.companions().stream()
        .anyMatch(
            requirement ->
                situation
                    .environment()
                    .companion(requirement.module())
                    .filter(module -> requirement.runsWith().contains(module.version()))
                    .isEmpty());
  }

  private void others() {
    note(decision.plan().initializes(), CaseClass.INITIALIZATION_CHANGED);
    boolean changed = !running.parameters().equals(loaded.parameters());
    note(changed, CaseClass.PARAMETERS_CHANGED);
    note(
        decision.reasons().stream()
            .anyMatch(reason -> running.parameterList(reason.about()).isPresent()),
        CaseClass.PARAMETERS_CHANGED_UNNOTICED);
    int growth = loaded.shape().fillingBytes() - running.shape().fillingBytes();
    note(growth > 0, CaseClass.IMAGE_GROWN);
    note(growth < 0, CaseClass.IMAGE_SHRUNK);
    note(loaded.shape().fillingBytes() >= Histories.TOO_LARGE_BYTES, CaseClass.IMAGE_TOO_LARGE);
  }

  private void outcome() {
    switch (decision.promise()) {
      case COMPATIBLE -> classes.add(CaseClass.COMPATIBLE);
      case CONVERTED -> classes.add(CaseClass.CONVERTED);
      case REFUSED -> classes.add(CaseClass.REFUSED);
    }
    note(isFor(Refusal.Kind.DOWNGRADE), CaseClass.REFUSED_AS_DOWNGRADE);
    note(isFor(Refusal.Kind.LOSS_UNNAMED), CaseClass.REFUSED_FOR_LOSS);
    note(isFor(Refusal.Kind.INCOMPATIBLE), CaseClass.REFUSED_AS_INCOMPATIBLE);
  }

  private boolean isFor(Refusal.Kind kind) {
    return decision.reasons().stream().map(Reason::kind).anyMatch(kind::equals);
  }
}
