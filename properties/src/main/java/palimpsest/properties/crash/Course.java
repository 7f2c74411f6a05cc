package palimpsest.properties.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.properties.tally.Tally;

/// The writes of a path where power stays, and so the places where it can be lost.
///
/// @param writes how many each part has, in order
/// @param burns which of them, counted from 1, are operations of a burn: done or not, or leaving
///     cells damaged, which is one way to be torn and not three
record Course(SequencedMap<CrashPhase, Long> writes, SortedSet<Long> burns) {
  Course {
    writes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(writes));
    burns = Collections.unmodifiableSortedSet(new TreeSet<>(burns));
  }

  /// Every write, torn in every way.
  List<Power.Cut> cuts() {
    return byPhase().stream().flatMap(List::stream).toList();
  }

  /// So many writes, each torn in every way.
  static List<Power.Cut> torn(long writes) {
    return LongStream.rangeClosed(1, writes)
        .boxed()
        .flatMap(write -> Torn.OF_A_WRITE.stream().map(torn -> new Power.Cut(write, torn)))
        .toList();
  }

  private List<List<Power.Cut>> byPhase() {
    List<List<Power.Cut>> all = new ArrayList<>();
    long write = 0;
    for (long count : writes.values()) {
      List<Power.Cut> cuts = new ArrayList<>();
      for (long last = write + count; write < last; ) {
        write++;
        for (Torn torn : burns.contains(write) ? Torn.OF_A_BURN : Torn.OF_A_WRITE) {
          cuts.add(new Power.Cut(write, torn));
        }
      }
      all.add(cuts);
    }
    return all.stream().filter(cuts -> !cuts.isEmpty()).toList();
  }

  /// In which part of the course each of these cuts is, and how it tears the write.
  Tally tally(List<Power.Cut> cuts) {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    for (CrashPhase phase : CrashPhase.values()) {
      Torn.OF_A_WRITE.forEach(torn -> counts.put(phase.word() + ", " + Tally.words(torn), 0L));
    }
    for (Power.Cut cut : cuts) {
      if (cut.tear() instanceof Torn torn) {
        counts.merge(phase(cut.write()).word() + ", " + Tally.words(torn), 1L, Long::sum);
      }
    }
    return new Tally(counts);
  }

  private CrashPhase phase(long write) {
    long last = 0;
    for (Map.Entry<CrashPhase, Long> phase : writes.entrySet()) {
      last += phase.getValue();
      if (write <= last) {
        return phase.getKey();
      }
    }
    throw new IllegalArgumentException("the course has such a write: write=" + write);
  }

  /// So many of the cuts, or all where there are no more: drawn from the parts of the course in
  /// turn, from another one first for each path.
  List<Power.Cut> drawn(int cutsMax, SplittableRandom random) {
    List<Power.Cut> all = cuts();
    if (all.size() <= cutsMax) {
      return all;
    }
    List<List<Power.Cut>> parts = byPhase();
    int first = random.nextInt(parts.size());
    List<Power.Cut> drawn = new ArrayList<>();
    for (int index = first; drawn.size() < cutsMax; index++) {
      List<Power.Cut> part = parts.get(index % parts.size());
      Power.Cut cut = part.get(random.nextInt(part.size()));
      if (!drawn.contains(cut)) {
        drawn.add(cut);
      }
    }
    return drawn;
  }
}
