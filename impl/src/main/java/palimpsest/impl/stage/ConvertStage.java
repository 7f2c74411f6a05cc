package palimpsest.impl.stage;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.Table;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.StructurePlan;

/// The new image's conversion module at work on the persistent data (CNV-2, CNV-4, PER): in rounds
/// while hosts are served and change entries, and once more, for what is left, inside the pause.
///
/// To begin with every entry is marked. Converting an entry is three steps: clear its mark, read
/// it, write it. A change that comes in between marks it again.
public sealed interface ConvertStage extends UpdateStage {

  /// Structures that the old image does not have get their entries.
  record CreateStructures(Planned planned) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      for (StructurePlan plan : planned.plan().structures()) {
        if (plan instanceof StructurePlan.Create create) {
          create(adapter, create);
        }
      }
      return planned.plan().conversions().isEmpty()
          ? new OverlayStage.SaveOld(planned)
          : new StartTracking(planned);
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(planned.undoing());
    }

    private void create(Adapter adapter, StructurePlan.Create create) {
      Table table = planned.image().table(create.target());
      adapter.memory().fill(table.span(), (byte) 0);
      for (int entry = 0; create.present() && entry < table.entries(); entry++) {
        Span span = table.entry(entry);
        planned.bootstrap().conversion().create(create, adapter.memory().target(span));
        adapter.memory().writeVolatile(span.base(), Table.nextHeader(0, true));
      }
    }
  }

  /// Every entry is marked, and from now on so is every change.
  record StartTracking(Planned planned) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      long tracked = 0;
      for (StructurePlan.Convert plan : planned.plan().conversions()) {
        adapter.marks().markAll(plan.source(), source(planned, plan).entries());
        tracked |= 1L << plan.source();
      }
      adapter.control().setTracking(tracked);
      return next(adapter, planned, Optional.empty(), Cursor.startOf(1));
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(planned.undoing());
    }
  }

  /// The entry's mark is cleared, before the entry is read.
  record ClearMark(Planned planned, Optional<Ready> ready, Cursor cursor) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      adapter.marks().clear(plan(planned, cursor).source(), cursor.entry());
      return new ReadEntry(planned, ready, cursor);
    }

    @Override
    public Optional<Undoing> undoing() {
      return back(planned, ready);
    }

    @Override
    public List<Argument> arguments() {
      return about(planned, cursor);
    }
  }

  /// The entry is read to the scratch area: header first, so that its words are at least as new.
  record ReadEntry(Planned planned, Optional<Ready> ready, Cursor cursor) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      StructurePlan.Convert plan = plan(planned, cursor);
      Table table = source(planned, plan);
      long header = table.header(cursor.entry());
      if (actor.isTraced()) {
        actor.read("entry-" + plan.source() + "-" + cursor.entry(), Table.changes(header));
      }
      long scratch = adapter.control().scratch().base();
      adapter.memory().copy(table.entry(cursor.entry()), scratch);
      adapter.memory().writeWord(scratch, header);
      return new WriteEntry(planned, ready, cursor);
    }

    @Override
    public Optional<Undoing> undoing() {
      return back(planned, ready);
    }

    @Override
    public List<Argument> arguments() {
      return about(planned, cursor);
    }
  }

  /// The entry is written in the new layout, its header last.
  record WriteEntry(Planned planned, Optional<Ready> ready, Cursor cursor) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      StructurePlan.Convert plan = plan(planned, cursor);
      Span scratch = adapter.control().scratch();
      Span target = planned.image().table(plan.target()).entry(cursor.entry());
      long header = adapter.memory().readWord(scratch.base());
      Optional<String> loss = Optional.empty();
      if (Table.isPresent(header)) {
        loss = convert(adapter, plan, scratch, target);
      } else {
        adapter.memory().fill(target, (byte) 0);
      }
      if (loss.isPresent()) {
        return refuse(adapter, Refusal.Kind.VALUE_LOST, describe(loss.get()));
      }
      adapter.memory().writeVolatile(target.base(), header);
      return next(adapter, planned, ready, cursor.at(cursor.entry() + 1));
    }

    @Override
    public Optional<Undoing> undoing() {
      return back(planned, ready);
    }

    @Override
    public List<Argument> arguments() {
      return about(planned, cursor);
    }

    private Optional<String> convert(
        Adapter adapter, StructurePlan.Convert plan, Span scratch, Span target) {
      long sourceBytes = planned.old().image().layouts().get(plan.source()).sizeBytes();
      MemorySegment source = adapter.memory().view(new Span(scratch.base(), sourceBytes));
      return planned
          .bootstrap()
          .conversion()
          .convert(plan, source, adapter.memory().target(target));
    }

    private String describe(String loss) {
      String structure = planned.image().layouts().get(plan(planned, cursor).target()).structure();
      return loss + ": structure=" + structure + " entry=" + cursor.entry();
    }
  }

  /// Hosts have their share of the processor before the conversion goes on.
  record Pace(Planned planned, Cursor cursor) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      return new ClearMark(planned, Optional.empty(), cursor);
    }

    @Override
    public Optional<Signals.Kind> waitsFor() {
      return Optional.of(Signals.Kind.PACE);
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(planned.undoing());
    }
  }

  /// The end of a round: what is left is small enough for the pause, or worth another round, or
  /// hosts change the tables faster than the conversion follows.
  record CountMarks(Planned planned, int round) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      int rest = 0;
      for (StructurePlan.Convert plan : planned.plan().conversions()) {
        rest += adapter.marks().count(plan.source(), source(planned, plan).entries());
      }
      if (rest <= adapter.configuration().restMax()) {
        return new OverlayStage.SaveOld(planned);
      }
      if (round >= adapter.configuration().roundsMax()) {
        return refuse(
            adapter,
            Refusal.Kind.CHURN,
            "hosts change entries faster than they are converted: rounds="
                + round
                + " rest="
                + rest
                + " restMax="
                + adapter.configuration().restMax());
      }
      return next(adapter, planned, Optional.empty(), Cursor.startOf(round + 1));
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(planned.undoing());
    }

    @Override
    public List<Argument> arguments() {
      return List.of(new Argument("round", round));
    }
  }

  /// The stage for the next marked entry at or behind the cursor, or what follows upon the last
  /// one.
  static UpdateStage next(Adapter adapter, Planned planned, Optional<Ready> ready, Cursor cursor) {
    Cursor at = cursor;
    while (at.conversion() < planned.plan().conversions().size()) {
      StructurePlan.Convert plan = plan(planned, at);
      int entry = adapter.marks().next(plan.source(), at.entry(), source(planned, plan).entries());
      if (entry >= 0) {
        boolean pause = !at.isMerge() && isPaced(adapter, at.entry(), entry);
        return pause
            ? new Pace(planned, at.at(entry))
            : new ClearMark(planned, ready, at.at(entry));
      }
      at = at.nextConversion();
    }
    return ready
        .<UpdateStage>map(OverlayStage.BeginOverlay::new)
        .orElseGet(() -> new CountMarks(planned, cursor.round()));
  }

  /// Whether a multiple of the pace lies between the last entry and the next.
  private static boolean isPaced(Adapter adapter, int from, int entry) {
    int pace = adapter.configuration().paceEntries();
    return from > 0 && (from - 1) / pace != entry / pace;
  }

  private static StructurePlan.Convert plan(Planned planned, Cursor cursor) {
    return planned.plan().conversions().get(cursor.conversion());
  }

  private static Table source(Planned planned, StructurePlan.Convert plan) {
    return planned.old().image().table(plan.source());
  }

  private static Optional<Undoing> back(Planned planned, Optional<Ready> ready) {
    return Optional.of(ready.map(Ready::undoing).orElseGet(planned::undoing));
  }

  private static List<Argument> about(Planned planned, Cursor cursor) {
    EntryLayout layout = planned.old().image().layouts().get(plan(planned, cursor).source());
    return List.of(
        new Argument("round", cursor.round()),
        new Argument("structure", layout.structure()),
        new Argument("entry", cursor.entry()));
  }
}
