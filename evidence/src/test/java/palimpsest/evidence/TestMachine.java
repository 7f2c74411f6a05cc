package palimpsest.evidence;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.report.Certificate.Tools;

/// A machine whose clock a test may stop.
public record TestMachine(LongSupplier clock, Path temporary) implements Machine {
  @Override
  public Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  @Override
  public List<Path> binaries() {
    return List.of();
  }

  @Override
  public int processors() {
    return 2;
  }

  @Override
  public long memoryBytes() {
    return 4L << 30;
  }

  @Override
  public long nanos() {
    return clock.getAsLong();
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public Tools tools() {
    return new Tools("1.2.3", Optional.empty(), "Some VM", "Some System", 2, 0);
  }
}
