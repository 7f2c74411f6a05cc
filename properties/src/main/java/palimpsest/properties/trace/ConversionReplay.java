package palimpsest.properties.trace;

import java.util.List;
import palimpsest.model.machine.Entry;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.Words;
import palimpsest.properties.trace.Entries.Converted;
import palimpsest.properties.trace.TraceHeader.StructureInfo;

/// A conversion as far as its events tell.
///
/// The reference machine knows one table and few entries, so here its first entry stands for the
/// one that an event is about: before the machine seeks or counts marks, it is told whether there
/// are any.
final class ConversionReplay {
  private static final int MERGE = 0;

  private final UpdateContext context;
  private final Protocol protocol;
  private final Tables tables;

  private List<String> structures = List.of();
  private int structure;
  private int from;
  private int found;
  private long round;
  private Converted scratch = new Converted(0, "", "");
  private boolean scratchPresent;

  ConversionReplay(UpdateContext context) {
    this.context = context;
    this.protocol = context.protocol();
    this.tables = context.tables();
  }

  /// The structures that the update converts.
  void plan(List<String> names) {
    structures = names;
  }

  List<String> structures() {
    return structures;
  }

  void startTracking(Event event) throws Unexplained, UnreadableTrace {
    protocol.take(new UpdateStep.StartTracking());
    Touched.wrote(event, "tracking");
    for (String name : structures) {
      Entries entries = tables.of(name);
      long[] versions = new long[entries.wordsOfMarks()];
      for (int word = 0; word < versions.length; word++) {
        versions[word] = Touched.wrote(event, entries.markWord(word));
      }
      entries.markAll(versions);
    }
    tables.track(structures);
    begin(1);
  }

  /// What is left is merged, inside the pause.
  void merge() {
    begin(MERGE);
  }

  private void begin(long newRound) {
    round = newRound;
    structure = 0;
    from = 0;
  }

  void take(Event event) throws Unexplained, UnreadableTrace {
    switch (event.action()) {
      case SEEK_MARK -> seekMark(event);
      case PACE -> pace(event);
      case CLEAR_MARK -> clearMark(event);
      case READ_ENTRY -> readEntry(event);
      case WRITE_ENTRY -> writeEntry(event);
      default -> countMarks(event);
    }
  }

  private void seekMark(Event event) throws Unexplained, UnreadableTrace {
    expect(UpdatePlace.SEEK_MARK, event, from);
    Entries entries = tables.of(structures.get(structure));
    int at = look(event, entries);
    long said = event.has(Field.FOUND) ? event.number(Field.FOUND) : -1;
    if (said != found) {
      throw new Unexplained(
          "the next marked entry is found: found=" + (found < 0 ? "none" : found));
    }
    if (found >= 0) {
      seek(true);
    } else if (at < entries.info().entries()) {
      from = at;
    } else if (structure + 1 < structures.size()) {
      structure++;
      from = 0;
    } else {
      seek(false);
    }
  }

  /// Looks through the words of marks that the event read, up to the first with a mark: one, or,
  /// inside the pause, any number of them. Returns the first entry behind those words.
  private int look(Event event, Entries entries) throws UnreadableTrace {
    int most = round == MERGE ? Math.max(1, event.reads().size()) : 1;
    int at = from;
    int looked = 0;
    found = -1;
    while (looked < most && found < 0 && at < entries.info().entries()) {
      found = entries.nextMarked(at);
      entries.seeMark(at, Touched.read(event, entries.marks(at)));
      at = entries.behindWord(at);
      looked++;
    }
    Touched.no(event, looked, 0);
    return at;
  }

  private void seek(boolean isMarked) throws Unexplained {
    protocol.tell(
        state ->
            state
                .with(state.data().withMarks(true, isMarked ? Numbers.of(1) : Numbers.NONE))
                .with(state.update().with(next -> next.entry = 1)));
    protocol.take(new UpdateStep.SeekMark());
  }

  private void pace(Event event) throws Unexplained, UnreadableTrace {
    expect(UpdatePlace.CLEAR_MARK, event, found);
    Touched.no(event, 0, 0);
  }

  private void clearMark(Event event) throws Unexplained, UnreadableTrace {
    expect(UpdatePlace.CLEAR_MARK, event, found);
    protocol.take(new UpdateStep.ClearMark());
    Entries entries = tables.of(structures.get(structure));
    entries.seeMark(found, Touched.wrote(event, entries.marks(found)));
    Touched.no(event, 0, 1);
    entries.unmark(found);
  }

  private void readEntry(Event event) throws Unexplained, UnreadableTrace {
    expect(UpdatePlace.READ_ENTRY, event, found);
    protocol.take(new UpdateStep.ReadEntry());
    Entries entries = tables.of(structures.get(structure));
    long version = Touched.read(event, entries.location(found));
    Touched.no(event, 1, 0);
    scratchPresent = event.flag(Field.PRESENT);
    if (scratchPresent != entries.isPresent(found)) {
      throw new Unexplained("the header is read as it is: present=" + entries.isPresent(found));
    }
    checkWords(event, entries.info());
    scratch = new Converted(version, event.text(Field.WORDS), "");
  }

  private void writeEntry(Event event) throws Unexplained, UnreadableTrace {
    expect(UpdatePlace.WRITE_ENTRY, event, found);
    boolean isLost = event.has(Field.REFUSED);
    if (isLost && !scratchPresent) {
      throw new Unexplained("of an entry that is absent nothing is lost");
    }
    Update told =
        protocol
            .state()
            .update()
            .with(
                next ->
                    next.scratch =
                        isLost ? new Entry(true, Words.NONSENSE, Words.NONSENSE) : Entry.BLANK);
    protocol.tell(told);
    protocol.take(new UpdateStep.WriteEntry());
    Touched.no(event, 0, 0);
    if (!isLost) {
      Entries entries = tables.of(structures.get(structure));
      if (!event.text(Field.WORDS).isEmpty()) {
        checkWords(
            event, context.pair().loaded().structure(structures.get(structure)).orElseThrow());
      }
      entries.convert(
          found, new Converted(scratch.version(), scratch.from(), event.text(Field.WORDS)));
      from = found + 1;
    }
  }

  private static void checkWords(Event event, StructureInfo layout) throws UnreadableTrace {
    int found = Entries.split(event.text(Field.WORDS)).length;
    if (found != layout.words()) {
      throw new UnreadableTrace(
          event.line(),
          "an entry has the words of its layout: words=" + layout.words() + " found=" + found);
    }
  }

  /// The words were read one after the other, while workers set marks in them and nobody cleared
  /// any: so there was an instant with as many marks as were counted.
  private void countMarks(Event event) throws Unexplained, UnreadableTrace {
    if (event.number(Field.ROUND) != round) {
      throw new Unexplained("rounds are counted: round=" + round);
    }
    int rest = 0;
    int reads = 0;
    for (String name : structures) {
      Entries entries = tables.of(name);
      for (int word = 0; word < entries.wordsOfMarks(); word++) {
        rest += entries.countMarks(word, Touched.read(event, entries.markWord(word)));
        reads++;
      }
    }
    Touched.no(event, reads, 0);
    if (event.number(Field.REST) != rest) {
      throw new Unexplained("marks are counted: marked=" + rest);
    }
    Numbers marks = rest <= context.header().restMax() ? Numbers.NONE : Numbers.of(1);
    protocol.tell(state -> state.with(state.data().withMarks(true, marks)));
    protocol.take(new UpdateStep.CountMarks());
    begin(round + 1);
  }

  private void expect(UpdatePlace place, Event event, int entry) throws Unexplained {
    if (protocol.place() != place) {
      throw new Unexplained("the specification does not allow " + event.action() + " here");
    }
    if (event.number(Field.ROUND) != round
        || !event.text(Field.STRUCTURE).equals(structures.get(structure))
        || event.number(Field.ENTRY) != entry) {
      throw new Unexplained(
          "one entry is converted after the other: round="
              + round
              + " structure="
              + structures.get(structure)
              + " entry="
              + entry);
    }
  }
}
