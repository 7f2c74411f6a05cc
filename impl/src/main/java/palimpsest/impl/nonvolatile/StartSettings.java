package palimpsest.impl.nonvolatile;

import java.time.Duration;

/// How often a trial is started before it is given up, and how long the parts of a start take. No
/// time is spent: the durations are added up, so that what a fast start saves is a figure.
///
/// Refused with an `IllegalArgumentException`: no try
public record StartSettings(
    int triesMax, Duration selfTest, Duration resetLink, Duration loadBlock, Duration enter) {
  public StartSettings {
    if (triesMax < 1) {
      throw new IllegalArgumentException("a trial has a try: triesMax=" + triesMax);
    }
  }

  /// Three tries; a self test of 20 s, a link that is back after half a second, blocks at 10 ms.
  public static StartSettings standard() {
    return new StartSettings(
        3,
        Duration.ofSeconds(20),
        Duration.ofMillis(500),
        Duration.ofMillis(10),
        Duration.ofMillis(50));
  }
}
