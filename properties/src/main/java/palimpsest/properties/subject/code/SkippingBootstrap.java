package palimpsest.properties.subject.code;

import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.CopyModule;
import palimpsest.impl.code.InitializationModule;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;

/// A bootstrap that forgets the first block.
public final class SkippingBootstrap implements Bootstrap {
  private final Bootstrap bootstrap = new ExploredBootstrap();

  @Override
  public LogicModule logic() {
    return bootstrap.logic();
  }

  @Override
  public ConversionModule conversion() {
    return bootstrap.conversion();
  }

  @Override
  public CopyModule copy() {
    CopyModule module = bootstrap.copy();
    return new CopyModule() {
      @Override
      public void copyBlock(AdapterMemory memory, Span block, long to) {
        CodeFault.mayHappen();
        if (to != memory.span(Region.WINDOW).base()) {
          module.copyBlock(memory, block, to);
        }
      }

      @Override
      public boolean verify(AdapterMemory memory, Span span, int checksum) {
        return module.verify(memory, span, checksum);
      }
    };
  }

  @Override
  public InitializationModule initialization() {
    return bootstrap.initialization();
  }
}
