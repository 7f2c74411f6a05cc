package palimpsest.impl.template;

import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.CopyModule;
import palimpsest.impl.code.InitializationModule;
import palimpsest.impl.code.LogicModule;

/// The bootstrap that most images carry (IMG-5).
public final class StandardBootstrap implements Bootstrap {
  @Override
  public LogicModule logic() {
    return new StandardLogic();
  }

  @Override
  public ConversionModule conversion() {
    return new StandardConversion();
  }

  @Override
  public CopyModule copy() {
    return new StandardCopy();
  }

  @Override
  public InitializationModule initialization() {
    return new StandardInitialization();
  }
}
