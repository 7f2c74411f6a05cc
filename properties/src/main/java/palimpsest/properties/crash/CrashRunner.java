package palimpsest.properties.crash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.Slots;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.crash.CrashPromise.Breach;
import palimpsest.properties.tally.Tally;

/// Takes a promised path of a history again and again, each time with power lost in another place:
/// at each write of the update, of the start that follows, of the confirmation, and of a start
/// after a loss of power. Each write is torn in each way, and power is lost again at each write of
/// the start by which the adapter recovers. The update is tried again behind either loss.
public final class CrashRunner {
  private static final String FIRST = "first try";
  private static final String SECOND = "second try";
  private static final String BACK = "back";

  private final ReleaseHistory history;
  private final CrashSettings settings;
  private final CrashParts parts;

  public CrashRunner(ReleaseHistory history, CrashSettings settings) {
    this(history, settings, CrashParts.OWN);
  }

  CrashRunner(ReleaseHistory history, CrashSettings settings, CrashParts parts) {
    this.history = history;
    this.settings = settings;
    this.parts = parts;
  }

  /// What the seed draws for a path, each from a stream of its own: the slot of the old image says
  /// nothing of where power is lost.
  record Draws(int oldSlot, SplittableRandom cuts) {
    static Draws of(long seed, UpdatePath path) {
      SplittableRandom random = new SplittableRandom(seed ^ path.toString().hashCode());
      return new Draws(1 + random.split().nextInt(Slots.COUNT), random.split());
    }
  }

  /// The course without a loss of power.
  private record Calm(
      Course course, String ended, Tally asked, long answers, List<Breach> breaches) {}

  /// All cuts of a path, as far as the settings go; the listener is told of each as it begins. The
  /// seed draws in which slot the old image is.
  public CrashResult run(UpdatePath path, CrashListener listener) throws InterruptedException {
    return run(path, Draws.of(settings.seed(), path).oldSlot(), listener);
  }

  /// The same, out of that slot.
  CrashResult run(UpdatePath path, int oldSlot, CrashListener listener)
      throws InterruptedException {
    CrashCase about = CrashCase.of(history, path, oldSlot, settings.seed());
    Calm calm = calm(about);
    List<Breach> breaches = new ArrayList<>(calm.breaches());
    List<Power.Cut> all = calm.course().cuts();
    List<Power.Cut> chosen =
        breaches.isEmpty()
            ? calm.course().drawn(settings.cutsMax(), Draws.of(settings.seed(), path).cuts())
            : List.of();
    List<Made> made = new Campaign(about, calm, listener, chosen).made();
    made.forEach(each -> breaches.addAll(each.breaches()));
    CrashResult result =
        new CrashResult(
            path,
            calm.course().writes(),
            calm.course().burns().size(),
            calm.ended(),
            made.size(),
            all.size(),
            made.stream().mapToLong(Made::recoveries).sum(),
            settings.isEverywhere(),
            made.size() == all.size() && settings.isEveryRecovery(),
            made.stream()
                .flatMap(each -> each.tried().stream())
                .collect(Collectors.groupingBy(promise -> promise, Collectors.counting())),
            calm.course().tally(chosen.subList(0, made.size())),
            made.stream().map(Made::asked).reduce(calm.asked(), Tally::plus),
            calm.answers() + made.stream().mapToLong(Made::answers).sum(),
            breaches);
    listener.cut(result);
    return result;
  }

  // -------------------------------------------------------------------------------- the course

  private Calm calm(CrashCase about) {
    try (CrashWorld world = new CrashWorld(about, parts, settings.seed())) {
      SequencedMap<CrashPhase, Long> writes = new LinkedHashMap<>();
      Optional<String> ended = Optional.empty();
      long before = 0;
      try {
        world.start();
        before = world.power().writes();
        ended = course(about, world, writes);
      } catch (RuntimeException e) {
        world.fails(e);
      }
      SortedSet<Long> burns = new TreeSet<>();
      for (long write : world.burns()) {
        burns.add(write - before);
      }
      List<Breach> breaches = new ArrayList<>(world.breaches());
      ended.flatMap(ending -> unexpected(about, ending)).ifPresent(breaches::add);
      return new Calm(
          new Course(writes, burns),
          ended.orElse("not ended"),
          world.asked(),
          world.answers(),
          breaches.stream().map(breach -> breach.at("power stays")).toList());
    }
  }

  /// What is promised comes about; but an adapter with a counter takes no older image.
  private static Optional<Breach> unexpected(CrashCase about, String ending) {
    boolean isRefused = !ending.equals(CrashWorld.RESTARTS);
    boolean isForTheReason =
        about.isOlder()
            ? ending.contains(CrashWorld.OLDER)
            : about.path().because().filter(because -> !ending.contains(because)).isEmpty();
    return isRefused == about.isUpdating() || (isRefused && !isForTheReason)
        ? Optional.of(CrashPromise.RETRIED.broken("the update ends otherwise: " + ending))
        : Optional.empty();
  }

  /// Takes the course until it is over or power is lost; notes the writes of each part.
  ///
  /// @return how the update ended; nothing where it did not
  private static Optional<String> course(
      CrashCase about, CrashWorld world, SequencedMap<CrashPhase, Long> writes) {
    long before = world.power().writes();
    world.work();
    Optional<String> ended = world.update(FIRST, about.newImage());
    before = phase(CrashPhase.UPDATE, world, before, writes);
    if (ended.filter(CrashWorld.RESTARTS::equals).isPresent()) {
      world.start();
      before = phase(CrashPhase.START, world, before, writes);
      world.expectFast();
      world.work();
      world.confirm();
      before = phase(CrashPhase.CONFIRMATION, world, before, writes);
    }
    world.work();
    world.rest();
    if (!world.isOver()) {
      world.losePower();
      world.start();
      phase(CrashPhase.LATER_START, world, before, writes);
      world.work();
      world.rest();
    }
    return ended;
  }

  private static long phase(
      CrashPhase phase, CrashWorld world, long before, SequencedMap<CrashPhase, Long> writes) {
    long now = world.power().writes();
    writes.put(phase, now - before);
    return now;
  }

  // ---------------------------------------------------------------------------------- the cuts

  /// A cut that was made, and what came of it and of all that followed.
  private record Made(
      long recoveries, Set<CrashPromise> tried, Tally asked, long answers, List<Breach> breaches) {
    static final Made NOTHING = new Made(0, Set.of(), Tally.NONE, 0, List.of());

    /// What came of it in one world.
    static Made of(CrashWorld world, String place) {
      return new Made(
          0,
          world.tried(),
          world.asked(),
          world.answers(),
          world.breaches().stream().map(breach -> breach.at(place)).toList());
    }

    Made lostAgain() {
      return new Made(recoveries + 1, tried, asked, answers, breaches);
    }

    Made plus(Made other) {
      return new Made(
          recoveries + other.recoveries,
          Stream.of(tried, other.tried).flatMap(Set::stream).collect(Collectors.toSet()),
          asked.plus(other.asked),
          answers + other.answers,
          Stream.of(breaches, other.breaches).flatMap(List::stream).toList());
    }
  }

  /// The cuts of one path.
  private final class Campaign {
    private final CrashCase about;
    private final Calm calm;
    private final CrashListener listener;
    private final List<Power.Cut> cuts;
    private final FirstStarts starts = new FirstStarts();
    private final AtomicInteger begun = new AtomicInteger();

    /// The first cut that breaks a promise, by its number.
    private final AtomicInteger broken = new AtomicInteger(Integer.MAX_VALUE);

    Campaign(CrashCase about, Calm calm, CrashListener listener, List<Power.Cut> cuts) {
      this.about = about;
      this.calm = calm;
      this.listener = listener;
      this.cuts = cuts;
    }

    /// Makes the cuts, on as many threads as the settings say, up to the first that breaks a
    /// promise. What others did behind it meanwhile is left out.
    List<Made> made() throws InterruptedException {
      List<Made> all = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads())) {
        List<Future<Optional<Made>>> futures = new ArrayList<>();
        for (int index = 0; index < cuts.size(); index++) {
          int number = index;
          futures.add(threads.submit(() -> make(number)));
        }
        try {
          for (Future<Optional<Made>> future : futures) {
            future.get().ifPresent(all::add);
          }
        } finally {
          threads.shutdownNow(); // who is interrupted does not wait for thousands of cuts
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
      return all.stream().limit(Math.min(all.size(), broken.get() + 1L)).toList();
    }

    private Optional<Made> make(int number) throws InterruptedException {
      try {
        if (broken.get() < number) {
          return Optional.empty();
        }
        listener.cutting(about.path(), begun.incrementAndGet(), cuts.size());
        Made made = cut(number);
        if (!made.breaches().isEmpty()) {
          broken.accumulateAndGet(number, Math::min);
        }
        return Optional.of(made);
      } finally {
        starts.pass(number);
      }
    }

    private Made cut(int number) throws InterruptedException {
      Power.Cut cut = cuts.get(number);
      String place = "write " + cut.write() + " torn at " + cut.tear();
      List<Made> again = new ArrayList<>();
      try (CrashWorld world = new CrashWorld(about, parts, settings.seed())) {
        try {
          world.start();
          world.cutAt(cut);
          course(about, world, new LinkedHashMap<>());
          world.expectLost();
          if (world.breaches().isEmpty()) {
            world.losePower();
            recover(world, number, place, again);
            world.start();
            retry(world);
          }
        } catch (RuntimeException e) {
          world.fails(e);
        }
        return again.stream().reduce(Made::plus).orElse(Made.NOTHING).plus(Made.of(world, place));
      }
    }

    /// Power is lost again at each write of the start that follows. Starts that have the same to
    /// read are alike, and only the first of them is cut.
    private void recover(CrashWorld cut, int number, String place, List<Made> made)
        throws InterruptedException {
      if (!cut.breaches().isEmpty() || !starts.isFirst(number, cut.startsFrom())) {
        return;
      }
      for (Power.Cut second : cut.drawn(places(cut), settings.recoveriesMax())) {
        made.add(again(cut, second, place));
        if (!made.getLast().breaches().isEmpty()) {
          return;
        }
      }
    }

    /// Every write of the start that follows, torn in every way.
    private List<Power.Cut> places(CrashWorld cut) {
      try (CrashWorld world = cut.fork()) {
        long before = world.power().writes();
        world.start();
        return Course.torn(world.power().writes() - before);
      }
    }

    /// One start that is cut, the one behind it, and the update once more.
    private Made again(CrashWorld cut, Power.Cut second, String place) {
      String where = place + ", and again at write " + second.write() + " torn at " + second.tear();
      try (CrashWorld world = cut.fork()) {
        try {
          world.cutAt(second);
          world.start();
          world.expectLost();
          if (world.breaches().isEmpty()) {
            world.losePower();
            world.start();
            retry(world);
          }
        } catch (RuntimeException e) {
          world.fails(e);
        }
        return Made.of(world, where).lostAgain();
      }
    }

    /// Whatever was left of it, the update goes as on a first try; and no way leads back behind the
    /// counter.
    private void retry(CrashWorld world) {
      world.work();
      world.confirm();
      if (!world.isThrough() && !world.isOver()) {
        Optional<String> ended = world.update(SECOND, about.newImage());
        ended.ifPresent(line -> world.expectLike(calm.ended(), line));
        if (ended.filter(CrashWorld.RESTARTS::equals).isPresent()) {
          world.start();
          world.expectFast();
          world.work();
          world.confirm();
        }
      }
      world.work();
      world.rest();
      if (world.isThrough() && about.isNewer() && !world.isOver()) {
        world
            .update(BACK, about.oldImage())
            .filter(line -> !line.contains(CrashWorld.OLDER))
            .ifPresent(line -> world.unlikeFirst("refused", line));
      }
    }
  }
}
