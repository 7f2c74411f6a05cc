package palimpsest.impl.damage;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import palimpsest.impl.code.ImageClasses;

/// The process in which damaged class files run. Each is a line: what became of it, whether the
/// virtual machine takes its classes, and what was damaged.
final class DamagedRuns {
  /// A hundred times what one takes; what is in the way of a thread here is gone with the process.
  private static final Duration TIME_MAX = Duration.ofSeconds(10);

  private DamagedRuns() {}

  /// Tries damages one after the other, until one has no end.
  ///
  /// @param arguments the seed of the first try, how many, and whether classes are defined ahead
  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[0]);
    int tries = Integer.parseInt(arguments[1]);
    ImageClasses classes =
        Boolean.parseBoolean(arguments[2]) ? ImageClasses.FRESH : CarriedClasses.WHEN_NEEDED;
    ThreadFactory daemons = Thread.ofPlatform().daemon().name("damaged").factory();
    ExecutorService thread = Executors.newSingleThreadExecutor(daemons);
    for (int index = 0; index < tries; index++) {
      Damage damage = Damage.drawn(DamagedUpdate.WHOLE, new Random(seed + index));
      Ended ended = inTime(thread.submit(() -> ended(damage, classes)));
      System.out.printf("%s %b %s%n", ended.tried(), ended.taken(), damage);
      System.out.flush();
      if (ended.tried() == Tried.ENDLESS) {
        Runtime.getRuntime().halt(0);
      }
    }
    thread.shutdown();
  }

  /// @param taken whether the virtual machine takes the classes
  private record Ended(Tried tried, boolean taken) {}

  private static Ended ended(Damage damage, ImageClasses classes) {
    return new Ended(DamagedUpdate.tried(damage, classes), isTaken(damage));
  }

  private static Ended inTime(Future<Ended> run) throws Exception {
    try {
      return run.get(TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return new Ended(Tried.ENDLESS, true);
    }
  }

  private static boolean isTaken(Damage damage) {
    return CarriedClasses.areTaken(damage.in(DamagedUpdate.WHOLE).text())
        && CarriedClasses.areTaken(damage.in(DamagedUpdate.WHOLE).bootstrap());
  }
}
