package palimpsest.impl.code;

/// The bootstrap that an image carries for *its own* coming: it runs from the buffer while the old
/// image still serves (BR-1, BR-2). It keeps no state of its own.
public interface Bootstrap {
  LogicModule logic();

  ConversionModule conversion();

  CopyModule copy();

  InitializationModule initialization();
}
