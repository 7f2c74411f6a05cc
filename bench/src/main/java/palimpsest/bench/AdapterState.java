package palimpsest.bench;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.gate.Gate;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.ControlBlock;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.ChangeMarks;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;

/// A small adapter's memory with its gate and marks, which each benchmark thread shares.
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets up before it measures
public class AdapterState {
  static final long IMAGE_BYTES = 1 << 20;

  final Actor nobody = new Actor("nobody", TraceSink.NONE);

  AdapterMemory memory;
  ControlBlock control;
  Gate gate;
  ChangeMarks marks;
  Span image;

  @Setup(Level.Trial)
  public void allocate() {
    AdapterConfiguration configuration = AdapterConfiguration.small();
    memory = new AdapterMemory(configuration.memoryMap());
    control = new ControlBlock(memory);
    gate = new Gate(memory, control, configuration.workers());
    marks = new ChangeMarks(memory, control, configuration.ports());
    image = new Span(memory.span(Region.BUFFER).base(), IMAGE_BYTES);
  }

  @TearDown(Level.Trial)
  public void release() {
    memory.close();
  }
}
