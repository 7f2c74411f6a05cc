package palimpsest.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import palimpsest.impl.image.Checksums;
import palimpsest.impl.memory.Region;

/// The limit of a pause: copying and checksumming an image of one MiB.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CopyBenchmark {
  @Benchmark
  public void copy(AdapterState adapter) {
    adapter.memory.copy(adapter.image, adapter.memory.span(Region.WINDOW).base());
  }

  @Benchmark
  public int checksum(AdapterState adapter) {
    return Checksums.crc32c(adapter.memory.view(adapter.image));
  }
}
