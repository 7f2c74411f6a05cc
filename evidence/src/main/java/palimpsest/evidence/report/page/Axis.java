package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import palimpsest.evidence.report.Wording;

/// A time axis; places on it are percent of its length, so that a figure takes any width while its
/// text keeps its size.
final class Axis {
  private static final int TICKS_MAX = 4;
  private static final double EDGE = 0.03;
  private static final double PERCENT = 100;

  private final double low;
  private final double high;
  private final boolean decades;

  private Axis(double low, double high, boolean decades) {
    this.low = low;
    this.high = high;
    this.decades = decades;
  }

  /// From one time to another, in nanoseconds.
  static Axis linear(long lowNanos, long highNanos) {
    return new Axis((double) lowNanos, Math.max((double) highNanos, lowNanos + 1.0), false);
  }

  /// Whole powers of ten, from at most the one to at least the other.
  static Axis decades(long lowNanos, long highNanos) {
    double low = Math.floor(power(lowNanos));
    double high = Math.ceil(power(highNanos));
    return new Axis(low, Math.max(high, low + 1), true);
  }

  /// Where a time is; times outside are at the nearer end.
  String at(long nanos) {
    return percent(share(nanos));
  }

  /// How long the way from one time to a later one is.
  String length(long fromNanos, long toNanos) {
    return percent(share(toNanos) - share(fromNanos));
  }

  boolean contains(long nanos) {
    return decades || (low <= nanos && nanos <= high);
  }

  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    if (decades) {
      for (double power = low; power <= high; power++) {
        ticks.add(tick(Math.round(Math.pow(10, power))));
      }
    } else {
      long step = step((high - low) / TICKS_MAX);
      for (long nanos = Math.ceilDiv((long) low, step) * step; nanos <= high; nanos += step) {
        ticks.add(tick(nanos));
      }
    }
    return ticks;
  }

  private Tick tick(long nanos) {
    double share = share(nanos);
    String anchor = share < EDGE ? "start" : share > 1 - EDGE ? "end" : "middle";
    return new Tick(at(nanos), Wording.duration(nanos), anchor);
  }

  private double share(long nanos) {
    double value = decades ? power(nanos) : (double) nanos;
    return Math.clamp((value - low) / (high - low), 0, 1);
  }

  private static double power(long nanos) {
    return Math.log10((double) Math.max(1, nanos));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", share * PERCENT);
  }

  /// The next of 1, 2, 5, 10, 20, 50, ... nanoseconds.
  private static long step(double least) {
    long power = 1;
    while (true) {
      for (long factor : new long[] {1, 2, 5}) {
        if (factor * power >= least) {
          return factor * power;
        }
      }
      power *= 10;
    }
  }
}
