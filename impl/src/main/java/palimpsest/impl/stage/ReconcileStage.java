package palimpsest.impl.stage;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ImageCode;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.companion.BurnResult;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.handover.HandoverBlock;
import palimpsest.impl.image.DataSegmentFormat;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.TableRoot;
import palimpsest.impl.table.TableSpace;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.update.BurnStep;
import palimpsest.impl.update.Decision;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.StructurePlan;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Version;

/// The new image's bootstrap finds out what to reconcile, and reconciles what is not data: it
/// places the tables and burns the companion modules (LOG, CMP, FST-5). Hosts are served all the
/// while.
public sealed interface ReconcileStage extends UpdateStage {

  /// The logic module decides (LOG-1, LOG-2, FST-4).
  record Identify(Loading loading, LoadedImage image, Bootstrap bootstrap)
      implements ReconcileStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      Decision decision =
          ImageCode.call(
              () ->
                  bootstrap
                      .logic()
                      .decide(HandoverBlock.read(adapter.memory()), loading.old().image(), image));
      return switch (decision) {
        case Decision.Proceed proceed -> {
          sayPlan(adapter, proceed.plan(), actor);
          yield new PlaceTables(
              new Planned(
                  loading.command(),
                  loading.old(),
                  image,
                  bootstrap,
                  proceed.found(),
                  proceed.plan(),
                  List.of()));
        }
        case Decision.Refuse refuse ->
            refuse(adapter, refuse.refusal().kind(), refuse.refusal().line());
      };
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(loading.undoing());
    }

    private void sayPlan(Adapter adapter, ReconciliationPlan plan, Actor actor) {
      if (actor.isTraced()) {
        actor.say(
            "converts",
            plan.conversions().stream()
                .map(each -> loading.old().image().layouts().get(each.source()).structure())
                .collect(Collectors.joining(",")));
        actor.say(
            "burns", plan.burns().stream().map(BurnStep::module).collect(Collectors.joining(",")));
        actor.say("withdraws", String.join(",", plan.withdrawals()));
        actor.say(
            "modules",
            HandoverBlock.read(adapter.memory()).environment().companions().stream()
                .map(module -> module.name() + "=" + module.version())
                .collect(Collectors.joining(",")));
      }
    }
  }

  /// Each table of the new image gets its place, and its root in the new data segment (PER-1). A
  /// table whose layout stays is where it was: it will change its owner by that pointer.
  record PlaceTables(Planned planned) implements ReconcileStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      Span data = planned.image().span(planned.image().header().sections().data());
      MemorySegment segment = adapter.memory().target(data);
      TableSpace space =
          new TableSpace(adapter.memory().span(Region.TABLES), planned.old().image().tableSpans());
      for (StructurePlan plan : planned.plan().structures()) {
        Optional<TableRoot> root = root(adapter, plan, space);
        if (root.isEmpty()) {
          return refuse(
              adapter,
              Refusal.Kind.NO_ROOM,
              "a converted table needs room beside the present ones: structure="
                  + planned.image().layouts().get(plan.target()).structure());
        }
        root.get().write(segment, plan.target());
        if (!(plan instanceof StructurePlan.Carry)) {
          adapter.memory().fill(root.get().table(adapter.memory()).span(), (byte) 0);
        }
      }
      DataSegmentFormat.writeOrigin(segment, planned.old().image().origin());
      return planned.plan().burns().isEmpty()
          ? new PrepareStage.CreateStructures(planned)
          : new BurnModule(planned, 0);
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(planned.undoing());
    }

    private Optional<TableRoot> root(Adapter adapter, StructurePlan plan, TableSpace space) {
      LoadedImage old = planned.old().image();
      return switch (plan) {
        case StructurePlan.Carry carry -> Optional.of(TableRoot.of(old.table(carry.source())));
        case StructurePlan.Convert convert ->
            place(convert.target(), old.table(convert.source()).entries(), space);
        case StructurePlan.Create create ->
            place(create.target(), entries(adapter, create.target()), space);
      };
    }

    private Optional<TableRoot> place(int target, int entries, TableSpace space) {
      long entryBytes = planned.image().layouts().get(target).sizeBytes();
      return space
          .take(entryBytes * entries)
          .map(span -> new TableRoot(span.base(), (int) entryBytes, entries));
    }

    private int entries(Adapter adapter, int target) {
      return switch (planned.image().release().structures().get(target).scope()) {
        case PER_PORT -> adapter.configuration().ports();
        case PER_ADAPTER -> 1;
      };
    }
  }

  /// One companion module is burnt; the old image runs with each combination that the plan passes
  /// through (CMP-3). What the module can do from now on is not known.
  record BurnModule(Planned planned, int index) implements ReconcileStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      BurnStep step = planned.plan().burns().get(index);
      CompanionPart part = adapter.surroundings().companions().part(step.module());
      Burn before = part.burnt();
      if (!before.version().equals(step.before())) {
        actor.say("version", before.version().toString());
        return refuse(adapter, Refusal.Kind.BURN_FAILED, changed(step, before.version()));
      }
      byte[] payload = adapter.memory().view(step.payload()).toArray(ValueLayout.JAVA_BYTE);
      return switch (part.replace(before, new Burn(step.after(), Capabilities.NONE, payload))) {
        case BurnResult.Burnt _ -> after(new BurntModule(step.module(), before));
        case BurnResult.BurnFailed failed -> {
          actor.turnsOut("FailBurn");
          yield refuse(adapter, Refusal.Kind.BURN_FAILED, failed.line());
        }
      };
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(planned.undoing());
    }

    @Override
    public List<Argument> arguments() {
      return List.of(new Argument("module", planned.plan().burns().get(index).module()));
    }

    private UpdateStage after(BurntModule burnt) {
      Planned further = planned.withBurnt(burnt);
      return index + 1 < planned.plan().burns().size()
          ? new BurnModule(further, index + 1)
          : new PrepareStage.CreateStructures(further);
    }

    private static String changed(BurnStep step, Version version) {
      return "a module is what the plan was made for: module="
          + step.module()
          + " planned="
          + step.before()
          + " found="
          + version;
    }
  }
}
