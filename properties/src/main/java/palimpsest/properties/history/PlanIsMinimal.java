package palimpsest.properties.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Structure;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.judge.ExpectedDecision.Way;
import palimpsest.properties.judge.Reason;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.seam.Circumstances;
import palimpsest.properties.seam.Decided;
import palimpsest.properties.seam.Decider;

/// What has to be refused is, for one of the reasons there are; and of what is not, everything that
/// has to be reconciled is found and planned for, and nothing more (LOG, CNV-1, CNV-11). A
/// structure whose entries stay the same bytes is not converted, a module that fits is not burnt.
public final class PlanIsMinimal implements DecisionProperty {
  @Override
  public Met check(Decider decider, Situation situation, Circumstances circumstances) {
    ExpectedDecision expected = ExpectedDecision.of(situation);
    Decided decided = decider.decide(situation, circumstances);
    if (decided.refusal().isPresent()) {
      Refusal refusal = decided.refusal().get();
      Check.that(
          expected.reasons().stream().anyMatch(reason -> reason.explains(refusal)),
          "an update is refused for a reason: refusal="
              + refusal
              + " reasons="
              + expected.reasons());
      return Met.of("refused: " + refusal.kind());
    }
    Check.same("reasons to refuse what is not", List.<Reason>of(), decided(expected));
    new Planned(situation, decided.found(), decided.plan()).check(expected);
    return Met.of(decided.found().isEmpty() ? "compatible" : "converted");
  }

  /// The reasons that show before anything is converted.
  private static List<Reason> decided(ExpectedDecision expected) {
    return expected.reasons().stream()
        .filter(reason -> reason.kind() != Refusal.Kind.VALUE_LOST)
        .toList();
  }

  private record Planned(Situation situation, List<Incompatibility> all, Decided.Plan plan) {
    void check(ExpectedDecision expected) {
      Set<String> found = new TreeSet<>();
      all.stream().map(ExpectedDecision::word).forEach(found::add);
      Check.same("what is found", expected.found(), found);
      Check.same("how often it is found", found.size(), all.size());
      all.forEach(this::checkEdits);
      Check.same("how structures come about", expected.plan().structures(), plan.structures());
      Check.same("what is burnt", expected.plan().burns(), plan.burns());
      Check.same("what is withdrawn", expected.plan().withdrawals(), plan.withdrawals());
      Check.same(
          "what is initialized",
          expected.plan().initializes() ? situation.loaded().initialization() : List.of(),
          plan.initialization());
      Check.same("where values come from", origins(expected.plan()), plan.origins());
    }

    /// The edits lead from the one layout to the other, and none is there that leads nowhere. Where
    /// no field stays, there is no layout in between.
    private void checkEdits(Incompatibility incompatibility) {
      if (incompatibility
          instanceof Incompatibility.DataStructureChanged(String name, List<FieldEdit> edits)) {
        Structure before = situation.running().structure(name).orElseThrow();
        Structure wanted = situation.loaded().structure(name).orElseThrow();
        if (before.fields().stream().noneMatch(field -> wanted.field(field.id()).isPresent())) {
          Check.same("the edits", replaced(before, wanted), edits);
          return;
        }
        Structure made = plain(before);
        Set<Structure> seen = new HashSet<>(Set.of(made));
        for (FieldEdit edit : edits) {
          made = edit.applyTo(made);
          Check.that(seen.add(made), "each edit leads on: edit=" + edit.text());
        }
        Check.same("where the edits lead", layout(wanted), layout(made));
      }
    }

    /// A structure without defaults, which no edit changes, and which need not fit in between.
    private static Structure plain(Structure structure) {
      return new Structure(
          structure.name(),
          structure.scope(),
          structure.fields().stream()
              .map(field -> new Field(field.id(), field.name(), field.bits(), field.order(), 0))
              .toList());
    }

    private static List<FieldEdit> replaced(Structure before, Structure wanted) {
      List<FieldEdit> edits = new ArrayList<>();
      before.fields().forEach(field -> edits.add(new FieldEdit.Dropped(field)));
      wanted.fields().forEach(field -> edits.add(new FieldEdit.Added(field)));
      return edits;
    }

    private static List<String> layout(Structure structure) {
      return structure.fields().stream()
          .map(field -> field.id() + " " + field.name() + " " + field.bits() + " " + field.order())
          .toList();
    }

    /// Each field of a new layout is carried where the old one has it, and preset where not.
    private SortedMap<String, SortedMap<Integer, Optional<Integer>>> origins(
        ExpectedDecision.Plan expected) {
      SortedMap<String, SortedMap<Integer, Optional<Integer>>> all = new TreeMap<>();
      for (Structure after : situation.loaded().structures()) {
        if (expected.structures().get(after.name()) == Way.CONVERTED) {
          Structure before = situation.running().structure(after.name()).orElseThrow();
          SortedMap<Integer, Optional<Integer>> origins = new TreeMap<>();
          for (Field field : after.fields()) {
            origins.put(field.id(), before.field(field.id()).map(Field::id));
          }
          all.put(after.name(), origins);
        }
      }
      return all;
    }
  }
}
