package palimpsest.properties.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Release;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;

/// What has to be decided in a situation, and why: derived from what the releases declare, apart
/// from the code that images carry (LOG, CNV-1).
///
/// `reasons` are those for a refusal, any of which will do; where there is none, `found` is what
/// has to be found, each in words, `plan` what has to be done about it, and no more.
public record ExpectedDecision(List<Reason> reasons, SortedSet<String> found, Plan plan) {
  public ExpectedDecision {
    reasons = List.copyOf(reasons);
    found = Collections.unmodifiableSortedSet(new TreeSet<>(found));
  }

  /// How structures come about, by name; which modules are burnt, in order; what is withdrawn from
  /// peers; and whether anything is initialized.
  public record Plan(
      SortedMap<String, Way> structures,
      List<String> burns,
      List<String> withdrawals,
      boolean initializes) {
    public Plan {
      structures = Collections.unmodifiableSortedMap(new TreeMap<>(structures));
      burns = List.copyOf(burns);
      withdrawals = List.copyOf(withdrawals);
    }
  }

  /// How a structure of the new image comes about.
  public enum Way {
    CARRIED,
    CONVERTED,
    CREATED
  }

  /// What has to be decided.
  public static ExpectedDecision of(Situation situation) {
    return new Finding(situation).decision();
  }

  /// An incompatibility in the words of `found`: without the edits of a layout, of which different
  /// ones may lead to the same.
  public static String word(Incompatibility incompatibility) {
    return switch (incompatibility) {
      case Incompatibility.DataStructureChanged changed -> changed(changed.structure());
      case Incompatibility.SettingOutOfRange out -> outOfRange(out.setting());
      default -> incompatibility.text();
    };
  }

  private static String changed(String structure) {
    return "structure " + structure + " changed";
  }

  private static String outOfRange(Setting setting) {
    return "setting " + setting.name() + " out of range";
  }

  public boolean isRefused() {
    return !reasons.isEmpty();
  }

  /// What a history may promise of this update.
  public Promise promise() {
    if (isRefused()) {
      return Promise.REFUSED;
    }
    return found.isEmpty() ? Promise.COMPATIBLE : Promise.CONVERTED;
  }

  /// Goes through a situation, and collects.
  private static final class Finding {
    private final Situation situation;
    private final Release running;
    private final Release loaded;
    private final List<Reason> reasons = new ArrayList<>();
    private final SortedSet<String> found = new TreeSet<>();
    private final SortedMap<String, Way> structures = new TreeMap<>();

    private Finding(Situation situation) {
      this.situation = situation;
      this.running = situation.running();
      this.loaded = situation.loaded();
    }

    private ExpectedDecision decision() {
      versions();
      List<String> withdrawals = capabilities();
      parameters();
      losses();
      structures();
      values();
      List<String> burns = companions();
      boolean initializes = !running.initialization().equals(loaded.initialization());
      if (initializes) {
        find(
            new Incompatibility.InitializationChanged(
                running.initialization(), loaded.initialization()));
      }
      return new ExpectedDecision(
          reasons, found, new Plan(structures, burns, withdrawals, initializes));
    }

    private void versions() {
      if (loaded.version().compareTo(running.version()) < 0 && !situation.policy().downgrade()) {
        reasons.add(new Reason(Refusal.Kind.DOWNGRADE, "downgrade"));
      }
    }

    /// The capabilities that go.
    private List<String> capabilities() {
      for (String name : loaded.requires()) {
        if (situation.environment().capabilities().presence(name) != Presence.PRESENT) {
          reasons.add(new Reason(Refusal.Kind.INCOMPATIBLE, name));
        }
      }
      List<String> gone = new ArrayList<>();
      for (String name : running.supports().present()) {
        if (loaded.supports().presence(name) != Presence.PRESENT) {
          gone.add(name);
          List<Peer> users =
              situation.environment().peers().stream()
                  .filter(peer -> peer.usesCapabilities().contains(name))
                  .toList();
          find(new Incompatibility.CapabilityLost(name, users.stream().map(Peer::name).toList()));
          unnoticed(users, name);
        }
      }
      for (String name : loaded.supports().present()) {
        if (running.supports().presence(name) != Presence.PRESENT) {
          find(new Incompatibility.CapabilityGained(name));
        }
      }
      return gone;
    }

    private void parameters() {
      for (ParameterList list : running.parameters()) {
        List<String> now =
            loaded.parameterList(list.procedure()).map(ParameterList::parameters).orElse(List.of());
        if (!now.equals(list.parameters()) || loaded.parameterList(list.procedure()).isEmpty()) {
          find(new Incompatibility.ParameterListChanged(list.procedure(), list.parameters(), now));
          unnoticed(
              situation.environment().peers().stream()
                  .filter(peer -> peer.usesProcedures().contains(list.procedure()))
                  .toList(),
              list.procedure());
        }
      }
    }

    private void unnoticed(List<Peer> users, String what) {
      if (users.stream().anyMatch(peer -> !peer.noticesChanges())) {
        reasons.add(new Reason(Refusal.Kind.INCOMPATIBLE, what));
      }
    }

    private void losses() {
      for (FieldName name : Losses.between(running, loaded)) {
        if (!loaded.acceptedLosses().contains(name)
            && !situation.policy().acceptedLosses().contains(name)) {
          reasons.add(new Reason(Refusal.Kind.LOSS_UNNAMED, name.toString()));
        }
      }
    }

    private void structures() {
      for (Structure before : running.structures()) {
        if (loaded.structure(before.name()).isEmpty()) {
          find(new Incompatibility.DataStructureDropped(before.name()));
        }
      }
      for (Structure after : loaded.structures()) {
        Optional<Structure> before = running.structure(after.name());
        if (before.isEmpty()) {
          find(new Incompatibility.DataStructureAdded(after.name()));
          structures.put(after.name(), Way.CREATED);
        } else if (before.get().scope() != after.scope()) {
          reasons.add(new Reason(Refusal.Kind.INCOMPATIBLE, "scope: structure=" + after.name()));
        } else {
          structure(before.get(), after);
        }
      }
    }

    private void structure(Structure before, Structure after) {
      if (!declared(before).equals(declared(after))) {
        found.add(changed(after.name()));
      }
      boolean scaled = false;
      Units units = new Units(running, loaded);
      for (Field field : after.fields()) {
        if (before.field(field.id()).isPresent()) {
          for (ImplicitChange change : units.changes(after.name(), field.id())) {
            find(new Incompatibility.ImplicitlyChanged(running.version(), change));
            scaled = true;
          }
        }
      }
      boolean same = bytes(before).equals(bytes(after)) && !scaled;
      structures.put(after.name(), same ? Way.CARRIED : Way.CONVERTED);
    }

    private void values() {
      Expectation expectation = new Expectation(running, loaded);
      for (Setting setting : expectation.outOfRange(situation.data())) {
        found.add(outOfRange(setting));
        structures.put(Setting.STRUCTURE, Way.CONVERTED);
      }
      for (FieldName name : expectation.lost(situation.data())) {
        reasons.add(new Reason(Refusal.Kind.VALUE_LOST, "structure=" + name.structure()));
      }
    }

    private List<String> companions() {
      CompanionOrder order = new CompanionOrder(situation);
      reasons.addAll(order.reasons());
      order.found().forEach(this::find);
      return order.burns();
    }

    private void find(Incompatibility incompatibility) {
      found.add(word(incompatibility));
    }

    private static List<String> declared(Structure structure) {
      return structure.fields().stream()
          .map(field -> field.id() + " " + field.name() + " " + field.bits() + " " + field.order())
          .toList();
    }

    /// What of a layout shows in an entry's bytes: no names, and no order of a single byte.
    private static List<String> bytes(Structure structure) {
      return structure.fields().stream()
          .map(
              field ->
                  field.id()
                      + " "
                      + field.bits()
                      + (field.bits() == Byte.SIZE ? "" : " " + field.order()))
          .toList();
    }
  }
}
