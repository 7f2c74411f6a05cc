package palimpsest.properties.roll;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One roll, with what happened in it and came of it.
///
/// @param ended `rolled`, or the line with which it stopped
/// @param takenOver whether a peer took over from the source
/// @param runs adapter -> the version that it runs once all have power again
/// @param after adapter -> the version that it runs behind another roll; empty where none was due
/// @param answers that hosts had, and checked
/// @param forgotten sessions that had to be opened again, as power was lost
public record RollRun(
    RollEvent event,
    Medium medium,
    String ended,
    boolean takenOver,
    SequencedMap<String, String> runs,
    SequencedMap<String, String> after,
    long answers,
    long forgotten,
    List<RollPromise.Breach> breaches) {
  /// How a roll ended that came through.
  public static final String ROLLED = "rolled";

  public RollRun {
    runs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(runs));
    after = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(after));
    breaches = List.copyOf(breaches);
  }

  public boolean isKept() {
    return breaches.isEmpty();
  }

  public boolean keeps(RollPromise promise) {
    return breaches.stream().noneMatch(breach -> breach.promise() == promise);
  }

  /// Whether what happened puts the promise to the test.
  boolean tries(RollPromise promise) {
    boolean isWhole = !(event instanceof RollEvent.MediumVanishes);
    return switch (promise) {
      case MEDIUM -> !isWhole;
      case ROLLED, PATHS, TOGETHER, HOSTS -> isWhole;
      case STOPPED -> !ended.equals(ROLLED);
      case TAKEN_OVER -> takenOver;
      case WHOLE -> true;
    };
  }
}
