package palimpsest.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/// What each request pays for the adapter's being able to update: passing the gate, and asking
/// whether its change is to be marked.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GateBenchmark {
  @Benchmark
  public boolean enterAndLeave(AdapterState adapter) {
    adapter.gate.announce(0);
    boolean open = adapter.gate.isOpen();
    adapter.gate.leave(0);
    return open;
  }

  @Benchmark
  public void markWhileNothingIsTracked(AdapterState adapter) {
    adapter.marks.mark(0, 3, adapter.nobody);
  }
}
