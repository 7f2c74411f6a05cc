package palimpsest.properties.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.impl.update.BurnStep;
import palimpsest.impl.update.Decision;
import palimpsest.impl.update.FieldMove;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.StructurePlan;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Structure;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.judge.ExpectedDecision.Way;
import palimpsest.properties.judge.Reason;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.sequential.Circumstances;
import palimpsest.properties.sequential.LogicProbe;

/// What has to be refused is, for one of the reasons there are; and of what is not, everything that
/// has to be reconciled is found and planned for, and nothing more (LOG, CNV-1, CNV-11). A
/// structure whose entries stay the same bytes is not converted, a module that fits is not burnt.
public final class PlanIsMinimal implements DecisionProperty {
  @Override
  public Met check(LogicProbe logic, Situation situation, Circumstances circumstances) {
    ExpectedDecision expected = ExpectedDecision.of(situation);
    return switch (logic.decide(situation, circumstances)) {
      case Decision.Refuse refuse -> {
        boolean explained =
            expected.reasons().stream().anyMatch(reason -> reason.explains(refuse.refusal()));
        Check.that(
            explained,
            "an update is refused for a reason: refusal="
                + refuse.refusal()
                + " reasons="
                + expected.reasons());
        yield Met.of("refused: " + refuse.refusal().kind());
      }
      case Decision.Proceed proceed -> {
        Check.same("reasons to refuse what is not", List.<Reason>of(), decided(expected));
        new Planned(situation, proceed).check(expected);
        yield Met.of(proceed.found().isEmpty() ? "compatible" : "converted");
      }
    };
  }

  /// The reasons that show before anything is converted.
  private static List<Reason> decided(ExpectedDecision expected) {
    return expected.reasons().stream()
        .filter(reason -> reason.kind() != Refusal.Kind.VALUE_LOST)
        .toList();
  }

  private record Planned(Situation situation, Decision.Proceed proceed) {
    void check(ExpectedDecision expected) {
      Set<String> found = new TreeSet<>();
      proceed.found().stream().map(ExpectedDecision::word).forEach(found::add);
      Check.same("what is found", expected.found(), found);
      Check.same("how often it is found", found.size(), proceed.found().size());
      proceed.found().forEach(this::checkEdits);
      ReconciliationPlan plan = proceed.plan();
      Check.same("how structures come about", expected.plan().structures(), ways(plan));
      Check.same(
          "what is burnt",
          expected.plan().burns(),
          plan.burns().stream().map(BurnStep::module).toList());
      Check.same("what is withdrawn", expected.plan().withdrawals(), plan.withdrawals());
      Check.same(
          "what is initialized",
          expected.plan().initializes() ? situation.loaded().initialization() : List.of(),
          plan.initialization());
      plan.conversions().forEach(this::checkMoves);
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

    private SortedMap<String, Way> ways(ReconciliationPlan plan) {
      SortedMap<String, Way> ways = new TreeMap<>();
      for (StructurePlan each : plan.structures()) {
        String name = situation.loaded().structures().get(each.target()).name();
        Way way =
            switch (each) {
              case StructurePlan.Carry _ -> Way.CARRIED;
              case StructurePlan.Convert _ -> Way.CONVERTED;
              case StructurePlan.Create _ -> Way.CREATED;
            };
        Check.that(ways.put(name, way) == null, "a structure is planned for once: " + name);
      }
      return ways;
    }

    /// Each field of the new layout comes about once, carried where the old one has it.
    private void checkMoves(StructurePlan.Convert plan) {
      Structure before = situation.running().structures().get(plan.source());
      Structure after = situation.loaded().structures().get(plan.target());
      List<Integer> moved = new ArrayList<>();
      for (FieldMove move : plan.moves()) {
        int id = move.to().id();
        moved.add(id);
        Optional<Integer> from =
            move instanceof FieldMove.Carried carried
                ? Optional.of(carried.from().id())
                : Optional.empty();
        Check.same(
            "where field " + id + " of " + after.name() + " comes from",
            before.field(id).map(_ -> id),
            from);
      }
      Check.same(
          "the fields of " + after.name() + " that come about",
          after.fields().stream().map(field -> field.id()).sorted().toList(),
          moved.stream().sorted().toList());
    }
  }
}
