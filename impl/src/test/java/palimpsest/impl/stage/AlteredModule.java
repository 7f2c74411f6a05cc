package palimpsest.impl.stage;

import java.util.function.UnaryOperator;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunTimeSegment;
import palimpsest.impl.code.UpdateModule;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.handover.Handover;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.io.Effect;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Span;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.ImageSource;

/// An update module that does one thing otherwise than the old image's own.
interface AlteredModule extends UpdateModule {
  UpdateModule own();

  /// The old image has another update module.
  static Taking taking(UnaryOperator<UpdateModule> altering) {
    return new Taking() {
      @Override
      public RunTimeSegment text(RunTimeSegment own) {
        return new RunTimeSegment() {
          @Override
          public Effect serve(LoadedImage image, PortRequest request) {
            return own.serve(image, request);
          }

          @Override
          public UpdateModule updateModule() {
            return altering.apply(own.updateModule());
          }
        };
      }
    };
  }

  @Override
  default Chunk load(AdapterMemory memory, ImageSource source, long loadedBytes) {
    return own().load(memory, source, loadedBytes);
  }

  @Override
  default ImageCheck check(AdapterMemory memory, long loadedBytes, SignatureVerifier trust) {
    return own().check(memory, loadedBytes, trust);
  }

  @Override
  default void handOver(AdapterMemory memory, Handover handover) {
    own().handOver(memory, handover);
  }

  @Override
  default Span branchTarget(AdapterMemory memory) {
    return own().branchTarget(memory);
  }

  @Override
  default void releaseBuffer(AdapterMemory memory) {
    own().releaseBuffer(memory);
  }
}
