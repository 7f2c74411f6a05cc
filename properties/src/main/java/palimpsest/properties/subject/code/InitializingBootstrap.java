package palimpsest.properties.subject.code;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.InitializationModule;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.model.release.InitializationStep;

/// The explored bootstrap, with a place for a failure where it initializes free memory.
public final class InitializingBootstrap implements Deviating {
  private final Bootstrap explored = new ExploredBootstrap();

  @Override
  public Bootstrap explored() {
    return explored;
  }

  @Override
  public InitializationModule initialization() {
    return new FailingInitialization(explored.initialization());
  }

  private record FailingInitialization(InitializationModule module)
      implements InitializationModule {
    @Override
    public Optional<String> perform(AdapterMemory memory, InitializationStep step) {
      return module.perform(memory, step);
    }

    @Override
    public void initializeMemory(List<MemorySegment> free) {
      CodeFault.mayHappen();
      module.initializeMemory(free);
    }
  }
}
