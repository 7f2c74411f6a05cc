package palimpsest.evidence.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import palimpsest.properties.kill.Finding;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.kill.KillMatrix.Sound;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.tally.Tally;

/// What a certification drew at random, by classes of case: what it found is worth no more than
/// what it met.
///
/// @param what was drawn
/// @param seed that it follows from
/// @param byTime whether how much of it there is depends on time
/// @param classes how often each came, those too that never did
public record Drawing(String what, long seed, boolean byTime, Tally classes) {
  /// All that a certification drew.
  public static List<Drawing> of(Certificate certificate) {
    long seed = certificate.settings().seed();
    List<Drawing> drawings = new ArrayList<>();
    Tally asked =
        certificate.results().stream()
            .map(PathResult::traffic)
            .map(PathResult.Traffic::asked)
            .reduce(Tally.NONE, Tally::plus);
    drawings.add(new Drawing("requests along paths", seed, true, asked));
    certificate
        .losses()
        .ifPresent(
            losses -> {
              drawings.add(
                  new Drawing("requests around losses of power", seed, false, losses.asked()));
              drawings.add(
                  new Drawing("writes at which power is lost", seed, false, losses.lost()));
            });
    certificate
        .roll()
        .ifPresent(roll -> drawings.add(new Drawing("rolls", seed, false, roll.happened())));
    certificate
        .besides()
        .kills()
        .ifPresent(
            kills -> {
              drawings.add(
                  new Drawing("tries of the adapter as it is", kills.seed(), false, tries(kills)));
              drawings.add(
                  new Drawing("updates in its runs with hosts", kills.seed(), false, met(kills)));
            });
    return drawings.stream().filter(each -> !each.classes().counts().isEmpty()).toList();
  }

  /// How often each detector looked at the implementation as it is.
  private static Tally tries(KillMatrix kills) {
    SequencedMap<String, Long> tries = new LinkedHashMap<>();
    for (Sound sound : kills.sound()) {
      tries.put(Results.name(sound), (long) sound.cell().finding().tries());
    }
    return new Tally(tries);
  }

  /// How updates ended in runs of it, and what went wrong around them.
  private static Tally met(KillMatrix kills) {
    SequencedMap<String, Long> met = new TreeMap<>();
    for (Sound sound : kills.sound()) {
      if (sound.cell().finding() instanceof Finding.Missed missed) {
        missed.met().counts().forEach((each, count) -> met.merge(words(each), count, Long::sum));
      }
    }
    return new Tally(met);
  }

  /// `Refused SOURCE_FAILS` is `refused: source fails`, and `Updated NONE` is `updated`.
  private static String words(String met) {
    return met.replace(" NONE", "")
        .toLowerCase(Locale.ROOT)
        .replaceFirst(" ", ": ")
        .replace('_', ' ');
  }
}
