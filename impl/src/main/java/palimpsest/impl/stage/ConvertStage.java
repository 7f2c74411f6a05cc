package palimpsest.impl.stage;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.ImageCode;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.ChangeMarks;
import palimpsest.impl.table.Table;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.update.Refusal;

/// The new image's conversion module at work on the persistent data (CNV-2 to CNV-4, CNV-12, PER):
/// in rounds while hosts are served and change entries, and once more, for what is left, inside the
/// pause.
///
/// To begin with every entry is marked. Converting an entry is four steps: seek its mark, clear it,
/// read the entry, write it. A change that comes in between marks it again.
public sealed interface ConvertStage extends UpdateStage {
  Converting converting();

  @Override
  default Optional<Undoing> undoing() {
    return Optional.of(converting().undoing());
  }

  @Override
  default List<Argument> arguments() {
    return List.of(
        new Argument("round", converting().round()),
        new Argument("structure", converting().layout().structure()),
        new Argument("entry", converting().entry()));
  }

  /// Every entry is marked, and from now on so is every change.
  record StartTracking(Ready ready) implements ConvertStage {
    @Override
    public Converting converting() {
      return Converting.round(ready, 1);
    }

    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      long tracked = 0;
      Optional<Converting> each = Optional.of(converting());
      while (each.isPresent()) {
        int structure = each.get().plan().source();
        adapter.marks().markAll(structure, each.get().source().entries(), actor);
        tracked |= 1L << structure;
        each = each.get().nextConversion();
      }
      adapter.marks().track(tracked, actor);
      return new SeekMark(converting());
    }

    @Override
    public List<Argument> arguments() {
      return List.of();
    }
  }

  /// The next marked entry is sought, one word of marks at a time: while several are looked
  /// through, one that was passed may be marked again, so there is no first one of all. Inside the
  /// pause nobody marks any, and all words are looked through at once.
  record SeekMark(Converting converting) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      int entries = converting.source().entries();
      int from = converting.entry();
      int entry = from < entries ? sought(adapter, from, entries, actor) : -1;
      if (entry >= 0) {
        actor.say("found", entry);
        return found(adapter, converting.at(entry));
      }
      int behind = ChangeMarks.behindWord(from);
      return behind < entries && !converting.isMerge()
          ? new SeekMark(converting.at(behind))
          : nothingLeft();
    }

    private int sought(Adapter adapter, int from, int entries, Actor actor) {
      int structure = converting.plan().source();
      return converting.isMerge()
          ? adapter.marks().seekAll(structure, from, entries, actor)
          : adapter.marks().seek(structure, from, actor);
    }

    private UpdateStage found(Adapter adapter, Converting at) {
      int pace = adapter.configuration().paceEntries();
      boolean paced =
          converting.entry() > 0 && (converting.entry() - 1) / pace != at.entry() / pace;
      return paced && !at.isMerge() ? new Pace(at) : new ClearMark(at);
    }

    private UpdateStage nothingLeft() {
      return converting
          .nextConversion()
          .<UpdateStage>map(SeekMark::new)
          .orElseGet(
              () ->
                  converting.isMerge()
                      ? new OverlayStage.BeginOverlay(converting.ready())
                      : new CountMarks(converting));
    }
  }

  /// Hosts have their share of the processor before the conversion goes on.
  record Pace(Converting converting) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      return new ClearMark(converting);
    }

    @Override
    public Optional<Signals.Kind> waitsFor() {
      return Optional.of(Signals.Kind.PACE);
    }
  }

  /// The entry's mark is cleared, before the entry is read.
  record ClearMark(Converting converting) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      adapter.marks().clear(converting.plan().source(), converting.entry(), actor);
      return new ReadEntry(converting);
    }
  }

  /// The entry is read to the scratch area, word by word: no field lies in two words, so that each
  /// field is one that was there. Fields that do not belong together are no harm: who changed one
  /// of them meanwhile has yet to mark the entry.
  record ReadEntry(Converting converting) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      Span entry = converting.source().entry(converting.entry());
      long scratch = adapter.control().scratch().base();
      long header = adapter.memory().readVolatile(entry.base());
      adapter.memory().writeWord(scratch, header);
      for (long offset = Long.BYTES; offset < entry.sizeBytes(); offset += Long.BYTES) {
        adapter
            .memory()
            .writeWord(scratch + offset, adapter.memory().readWord(entry.base() + offset));
      }
      if (actor.isTraced()) {
        actor.read(converting.layout().location(converting.entry()), Table.changes(header));
        actor.say("present", String.valueOf(Table.isPresent(header)));
        actor.say("words", Table.words(adapter.memory(), new Span(scratch, entry.sizeBytes())));
      }
      return new WriteEntry(converting);
    }
  }

  /// The entry is written in the new layout, its header last. An entry that is absent is converted
  /// too, as its fields may say something still; but nothing is lost by it.
  record WriteEntry(Converting converting) implements ConvertStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      Span target = converting.target().entry(converting.entry());
      long header = adapter.memory().readWord(adapter.control().scratch().base());
      Optional<String> loss = convert(adapter, target);
      if (loss.isPresent()) {
        adapter.memory().fill(target, (byte) 0);
      }
      if (loss.isPresent() && Table.isPresent(header)) {
        return refuse(
            adapter,
            Refusal.Kind.VALUE_LOST,
            loss.get()
                + ": structure="
                + converting.layout().structure()
                + " entry="
                + converting.entry());
      }
      adapter.memory().writeVolatile(target.base(), header);
      if (actor.isTraced()) {
        actor.say("words", Table.words(adapter.memory(), target));
      }
      return new SeekMark(converting.at(converting.entry() + 1));
    }

    private Optional<String> convert(Adapter adapter, Span target) {
      Span scratch = new Span(adapter.control().scratch().base(), converting.layout().sizeBytes());
      ConversionModule conversion = converting.ready().planned().bootstrap().conversion();
      return ImageCode.call(
          () ->
              conversion.convert(
                  converting.plan(),
                  adapter.memory().view(scratch),
                  adapter.memory().target(target)));
    }
  }

  /// The end of a round: what is left is small enough for the pause, or worth another round, or
  /// hosts change the tables faster than the conversion follows. Nobody else clears marks, so there
  /// were as many as are counted at some instant of the counting.
  record CountMarks(Converting converting) implements ConvertStage {
    public int round() {
      return converting.round();
    }

    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      int rest = 0;
      Optional<Converting> each = Optional.of(Converting.round(converting.ready(), 1));
      while (each.isPresent()) {
        int structure = each.get().plan().source();
        rest += adapter.marks().count(structure, each.get().source().entries(), actor);
        each = each.get().nextConversion();
      }
      actor.say("rest", rest);
      if (rest <= adapter.configuration().restMax()) {
        return new OverlayStage.Withdraw(converting.ready());
      }
      if (round() >= adapter.configuration().roundsMax()) {
        return refuse(
            adapter,
            Refusal.Kind.CHURN,
            "hosts change entries faster than they are converted: rounds="
                + round()
                + " rest="
                + rest
                + " restMax="
                + adapter.configuration().restMax());
      }
      return new SeekMark(Converting.round(converting.ready(), round() + 1));
    }

    @Override
    public List<Argument> arguments() {
      return List.of(new Argument("round", round()));
    }
  }
}
