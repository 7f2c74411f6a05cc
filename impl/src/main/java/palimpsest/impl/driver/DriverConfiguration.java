package palimpsest.impl.driver;

/// How long the threaded driver waits, in nanoseconds: for the requests inside to leave, before an
/// update is refused; and at each pace of the conversion, for hosts to have their share.
public record DriverConfiguration(long drainBoundNanos, long paceNanos) {
  public static DriverConfiguration standard() {
    return new DriverConfiguration(500_000_000, 200_000);
  }

  public DriverConfiguration {
    if (drainBoundNanos < 0 || paceNanos < 0) {
      throw new IllegalArgumentException(
          "a time is not negative: drainBoundNanos=" + drainBoundNanos + " paceNanos=" + paceNanos);
    }
  }
}
