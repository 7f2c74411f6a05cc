package palimpsest.properties.subject.mutant;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.stage.ConvertStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;

/// Marks that are set, looked at and cleared otherwise than they should be.
final class MarkMutants {
  private static final int ENTRIES_EACH = 32;
  private static final long BITS = (1L << ENTRIES_EACH) - 1;

  private MarkMutants() {}

  static List<SubjectMutant> all() {
    return List.of(
        SubjectMutant.working(
            "LoginNotMarked",
            "R1",
            "a change of an entry is not marked",
            (stage, adapter, actor) ->
                stage instanceof RequestStage.MarkEntry mark
                    ? new RequestStage.Leave(mark.inside())
                    : stage.take(adapter, actor)),
        SubjectMutant.working(
            "MarkBeforeWrite",
            "R3",
            "an entry is marked before it is changed, and not afterwards",
            MarkMutants::markBeforeWrite),
        SubjectMutant.updating(
            "ReadBeforeClear",
            "R3",
            "an entry's mark is cleared after the entry was read",
            MarkMutants::readBeforeClear),
        SubjectMutant.updating(
            "MergeForgotten",
            "R1",
            "what hosts changed last is not carried over before the copy",
            (stage, adapter, actor) -> {
              UpdateStage next = stage.take(adapter, actor);
              return stage instanceof OverlayStage.Drain drain && !next.equals(stage)
                  ? new OverlayStage.BeginOverlay(drain.ready())
                  : next;
            }),
        SubjectMutant.updating(
                "FirstWordOnly",
                "R1",
                "marks are sought and counted in the first word alone",
                MarkMutants::seekInFirst)
            .in(MutantModel.MANY_PORTS),
        SubjectMutant.updating(
            "RemovalNotCarried",
            "R2",
            "an entry that is absent is not converted",
            MarkMutants::writePresent),
        SubjectMutant.updating(
            "NeverGivesUp",
            "R8",
            "rounds of conversion follow on each other as long as marks are left",
            MarkMutants::countForEver),
        SubjectMutant.updating(
            "TrackingStays",
            "R30",
            "a refused update leaves its marks",
            (stage, adapter, actor) -> {
              long tracked = adapter.marks().tracked();
              UpdateStage next = stage.take(adapter, actor);
              if (stage instanceof UnwindStage.StopTracking) {
                adapter.marks().track(tracked, Silence.actor());
              }
              return next;
            }));
  }

  private static RequestStage markBeforeWrite(RequestStage stage, Adapter adapter, Actor actor) {
    return switch (stage) {
      case RequestStage.WriteWord write -> {
        if (write.word() == 0) {
          new RequestStage.MarkEntry(write.inside(), write.change()).take(adapter, actor);
        }
        yield write.take(adapter, actor);
      }
      case RequestStage.MarkEntry mark -> new RequestStage.Leave(mark.inside());
      default -> stage.take(adapter, actor);
    };
  }

  private static UpdateStage readBeforeClear(UpdateStage stage, Adapter adapter, Actor actor) {
    return switch (stage) {
      case ConvertStage.ClearMark clear -> new ConvertStage.ReadEntry(clear.converting());
      case ConvertStage.ReadEntry read -> {
        UpdateStage next = read.take(adapter, actor);
        new ConvertStage.ClearMark(read.converting()).take(adapter, actor);
        yield next;
      }
      default -> stage.take(adapter, actor);
    };
  }

  private static UpdateStage seekInFirst(UpdateStage stage, Adapter adapter, Actor actor) {
    return stage instanceof ConvertStage.SeekMark || stage instanceof ConvertStage.CountMarks
        ? hiding(adapter, false, () -> stage.take(adapter, actor))
        : stage.take(adapter, actor);
  }

  /// Where the rest is too large in the last round, there is a first round again.
  private static UpdateStage countForEver(UpdateStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof ConvertStage.CountMarks count)) {
      return stage.take(adapter, actor);
    }
    UpdateStage next = count.advance(adapter, actor);
    if (next instanceof UnwindStage
        && hiding(adapter, true, () -> count.advance(adapter, Silence.actor()))
            instanceof OverlayStage.Withdraw withdraw) {
      next =
          new ConvertStage.SeekMark(new ConvertStage.StartTracking(withdraw.ready()).converting());
    }
    return Silence.told(stage, actor, next);
  }

  private interface Step {
    UpdateStage take();
  }

  /// Takes a step that sees no marks but those in the first word, or none at all.
  private static UpdateStage hiding(Adapter adapter, boolean all, Step step) {
    AdapterMemory memory = adapter.memory();
    Span marks = memory.span(Region.MARKS);
    byte[] before = memory.view(marks).toArray(ValueLayout.JAVA_BYTE);
    int wordsEach = (adapter.configuration().ports() + ENTRIES_EACH - 1) / ENTRIES_EACH;
    for (int word = 0; word < marks.sizeBytes() / Long.BYTES; word++) {
      long address = marks.base() + (long) word * Long.BYTES;
      long value = memory.readVolatile(address);
      if ((all || word % wordsEach > 0) && (value & BITS) != 0) {
        memory.writeVolatile(address, value & ~BITS);
      }
    }
    UpdateStage next = step.take();
    memory.write(marks.base(), MemorySegment.ofArray(before));
    return next;
  }

  private static UpdateStage writePresent(UpdateStage stage, Adapter adapter, Actor actor) {
    AdapterMemory memory = adapter.memory();
    boolean absent = (memory.readWord(adapter.control().scratch().base()) & 1) == 0;
    if (!(stage instanceof ConvertStage.WriteEntry) || !absent) {
      return stage.take(adapter, actor);
    }
    Span tables = memory.span(Region.TABLES);
    byte[] before = memory.view(tables).toArray(ValueLayout.JAVA_BYTE);
    UpdateStage next = stage.take(adapter, actor);
    memory.write(tables.base(), MemorySegment.ofArray(before));
    return next;
  }
}
