package palimpsest.properties.subject.code;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.CopyModule;
import palimpsest.impl.code.InitializationModule;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Span;
import palimpsest.impl.update.StructurePlan;

/// The standard bootstrap, with a place for a failure in each module and where it is made.
public final class ExploredBootstrap implements Bootstrap {
  private final Bootstrap standard;

  public ExploredBootstrap() {
    CodeFault.mayHappen();
    standard = Standard.of(Bootstrap.class, "StandardBootstrap");
  }

  @Override
  public LogicModule logic() {
    LogicModule module = standard.logic();
    return (handover, running, loaded) -> {
      CodeFault.mayHappen();
      return module.decide(handover, running, loaded);
    };
  }

  @Override
  public ConversionModule conversion() {
    return new FailingConversion(standard.conversion());
  }

  @Override
  public CopyModule copy() {
    return new FailingCopy(standard.copy());
  }

  @Override
  public InitializationModule initialization() {
    return standard.initialization();
  }

  private record FailingConversion(ConversionModule module) implements ConversionModule {
    @Override
    public Optional<String> convert(
        StructurePlan.Convert plan, MemorySegment source, MemorySegment target) {
      CodeFault.mayHappen();
      return module.convert(plan, source, target);
    }

    @Override
    public void create(StructurePlan.Create plan, MemorySegment target) {
      CodeFault.mayHappen();
      module.create(plan, target);
    }
  }

  private record FailingCopy(CopyModule module) implements CopyModule {
    @Override
    public void copyBlock(AdapterMemory memory, Span block, long to) {
      CodeFault.mayHappen();
      module.copyBlock(memory, block, to);
    }

    @Override
    public boolean verify(AdapterMemory memory, Span span, int checksum) {
      CodeFault.mayHappen();
      return module.verify(memory, span, checksum);
    }
  }
}
