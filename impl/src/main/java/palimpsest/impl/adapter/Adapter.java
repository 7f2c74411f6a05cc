package palimpsest.impl.adapter;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.code.CodeDefiner;
import palimpsest.impl.code.ImageClasses;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.gate.Gate;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.ControlBlock;
import palimpsest.impl.memory.MemoryObserver;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.table.ChangeMarks;

/// An adapter: memory, gate, marks, the running code and what surrounds it. Stages act on it; who
/// takes which step when is the driver's business (IOC-4).
public final class Adapter implements AutoCloseable {
  private final AdapterConfiguration configuration;
  private final Surroundings surroundings;
  private final AnswerSink answers;
  private final AdapterMemory memory;
  private final ControlBlock control;
  private final Gate gate;
  private final ChangeMarks marks;
  private final CodeDefiner definer;
  private final Signals signals = new Signals();
  private final AtomicReference<@Nullable RunningCode> running = new AtomicReference<>();

  public Adapter(
      AdapterConfiguration configuration, Surroundings surroundings, AnswerSink answers) {
    this(configuration, surroundings, answers, MemoryObserver.NONE, ImageClasses.FRESH);
  }

  public Adapter(
      AdapterConfiguration configuration,
      Surroundings surroundings,
      AnswerSink answers,
      MemoryObserver observer,
      ImageClasses classes) {
    this.configuration = configuration;
    this.surroundings = surroundings;
    this.answers = answers;
    this.memory = new AdapterMemory(configuration.memoryMap(), observer);
    this.control = new ControlBlock(memory);
    this.gate = new Gate(memory, control, configuration.workers());
    this.definer = new CodeDefiner(classes);
    this.marks = new ChangeMarks(memory, control, configuration.ports());
  }

  public AdapterConfiguration configuration() {
    return configuration;
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  public AnswerSink answers() {
    return answers;
  }

  public AdapterMemory memory() {
    return memory;
  }

  public ControlBlock control() {
    return control;
  }

  public Gate gate() {
    return gate;
  }

  public ChangeMarks marks() {
    return marks;
  }

  public CodeDefiner definer() {
    return definer;
  }

  public Signals signals() {
    return signals;
  }

  /// Where every image runs: the window's first byte (CPY-3).
  public long windowBase() {
    return memory.span(Region.WINDOW).base();
  }

  /// The code in the window, for entering it.
  ///
  /// @throws InvariantViolation if nothing was started, or if it is not the code of what the window
  ///     holds
  public RunningCode enterableCode() {
    RunningCode code = running();
    long generation = control.generation();
    if (code.generation() != generation || !control.isWhole()) {
      throw new InvariantViolation(
          "only the code of a whole window is entered: codeGeneration="
              + code.generation()
              + " windowGeneration="
              + generation);
    }
    return code;
  }

  /// The code that was last made the running one.
  ///
  /// @throws InvariantViolation if nothing was started
  public RunningCode running() {
    RunningCode code = running.get();
    if (code == null) {
      throw new InvariantViolation("an adapter runs an image once it was started");
    }
    return code;
  }

  /// Whether anything was started that was not halted since.
  public boolean isRunning() {
    return running.get() != null;
  }

  /// Makes code the running one: that of the window's present, whole bytes.
  public void run(RunningCode code) {
    control.setDigest(code.image().digest());
    running.set(code);
  }

  /// Nothing runs any more, and the code in hand is lost; memory stays.
  public void halt() {
    running.set(null);
  }

  /// The parts that keep their contents without power.
  ///
  /// @throws InvariantViolation if there are none
  public Storage storage() {
    return surroundings
        .storage()
        .orElseThrow(() -> new InvariantViolation("an adapter that is asked for it has storage"));
  }

  /// Puts the adapter back into an earlier state, of which the memory holds the rest.
  public void restore(RunningCode code) {
    running.set(code);
  }

  @Override
  public void close() {
    memory.close();
  }
}
