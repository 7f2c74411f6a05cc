package palimpsest.impl.powerloss;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.nonvolatile.Power.Cut;
import palimpsest.model.release.Release;

/// Cuts the power at every write of a history, tearing it in every way, and again at every write of
/// the start that follows.
///
/// @param phases what is done with the adapter that runs `first`, one after the other
/// @param retried the release that an adapter is to come to after all, by an update like the first
record Campaign(Release first, List<Phase> phases, Release retried) {
  /// A part of a history, by its name in the figures.
  record Phase(String name, Consumer<Watched> action) {}

  /// Where power was lost: how many such places there were, first and during recovery.
  record Cuts(int first, int recovery) {
    String text() {
      return "losses of power: " + first + ", and " + recovery + " more during recovery";
    }
  }

  /// A history of an update by fastload, the start of the trial, and its confirmation.
  static Campaign updating(Release from, Release to) {
    return new Campaign(
        from,
        List.of(
            new Phase("update", watched -> watched.update(to)),
            new Phase("trial start", Watched::start),
            new Phase("confirmation", Watched::confirm)),
        to);
  }

  /// A history of two updates; between the first and the start of its trial, power is lost.
  static Campaign updatingTwice(Release from, Release to, Release later) {
    return new Campaign(
        from,
        List.of(
            new Phase("update", watched -> watched.update(to)),
            new Phase("loss of power", Watched::losePower),
            new Phase("standard trial start", Watched::start),
            new Phase("confirmation", Watched::confirm),
            new Phase("next update", watched -> watched.update(later)),
            new Phase("next trial start", Watched::start),
            new Phase("next confirmation", Watched::confirm)),
        later);
  }

  /// The phases and how many writes each has, in words.
  String text() {
    List<Long> writes = writes();
    return IntStream.range(0, phases.size())
        .mapToObj(index -> phases.get(index).name() + " " + writes.get(index))
        .collect(Collectors.joining(", ", "writes: ", ""));
  }

  /// The history without a cut; the writes of each phase.
  List<Long> writes() {
    try (Watched watched = begun(Taking.STANDARD)) {
      return phases.stream().map(phase -> writes(watched, phase)).toList();
    }
  }

  private long total() {
    return writes().stream().mapToLong(Long::longValue).sum();
  }

  private static long writes(Watched watched, Phase phase) {
    long before = watched.power().writes();
    phase.action().accept(watched);
    return watched.power().writes() - before;
  }

  /// Cuts at every write.
  ///
  /// @param world makes what takes the steps, for each run anew
  Cuts run(Supplier<Taking> world) {
    return run(world, 1);
  }

  /// Cuts at every write from one on.
  Cuts run(Supplier<Taking> world, long from) {
    return run(world, LongStream.rangeClosed(from, total()));
  }

  /// Cuts at these writes.
  Cuts run(Supplier<Taking> world, LongStream writes) {
    int first = 0;
    int recovery = 0;
    for (long write : writes.toArray()) {
      for (Torn torn : Torn.values()) {
        first++;
        recovery += cut(world.get(), new Cut(write, torn));
      }
    }
    return new Cuts(first, recovery);
  }

  /// One cut of the history, every cut of its recovery, and the update tried again.
  private int cut(Taking taking, Cut cut) {
    try (Watched watched = begun(taking)) {
      watched.power().cutAt(cut);
      for (Phase phase : phases) {
        if (!watched.power().isLost()) {
          phase.action().accept(watched);
        }
      }
      watched.losePower();
      int cuts = cutRecovery(taking, watched);
      watched.start();
      retry(watched);
      return cuts;
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("cut=" + cut + ": " + e.getMessage(), e);
    }
  }

  private static int cutRecovery(Taking taking, Watched cut) {
    int cuts = 0;
    boolean more = true;
    for (long write = 1; more; write++) {
      for (Torn torn : Torn.values()) {
        try (Watched watched = cut.fork(taking)) {
          watched.power().cutAt(new Cut(write, torn));
          watched.start();
          more = watched.power().isLost();
          if (more) {
            cuts++;
            watched.losePower();
            watched.start();
          }
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("recovery cut=" + write + " " + torn + ": " + e.getMessage(), e);
        }
      }
    }
    return cuts;
  }

  /// Whatever was left of it, the update comes through as on a first try.
  private void retry(Watched watched) {
    watched.confirm();
    if (!watched.stored().adapter().running().image().version().equals(retried.version())) {
      watched.update(retried);
      watched.start();
      watched.confirm();
    }
    watched.refuseOlder(first);
    watched.stored().logIn(3);
    watched.readBlock(3, 77);
  }

  private Watched begun(Taking taking) {
    Watched watched = Watched.running(first, taking);
    watched.stored().logIn(0).logIn(2).logIn(3);
    watched.writeBlock(3, 77);
    return watched;
  }
}
