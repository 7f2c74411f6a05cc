package palimpsest.impl.template;

import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.CopyModule;
import palimpsest.impl.code.InitializationModule;
import palimpsest.impl.code.LogicModule;

/// The bootstrap of an image that brings zones: it carries a conversion of its own.
public final class ZoningBootstrap implements Bootstrap {
  private final StandardBootstrap standard = new StandardBootstrap();

  @Override
  public LogicModule logic() {
    return standard.logic();
  }

  @Override
  public ConversionModule conversion() {
    return new ZoningConversion(standard.conversion());
  }

  @Override
  public CopyModule copy() {
    return standard.copy();
  }

  @Override
  public InitializationModule initialization() {
    return standard.initialization();
  }
}
