package palimpsest.impl.code;

import palimpsest.impl.io.Effect;
import palimpsest.impl.io.PortRequest;

/// An image's run-time segment: the code that workers run for each request (IMG-1). It keeps no
/// state of its own.
public interface RunTimeSegment {
  /// What serving the request amounts to, read from the image's tables. Changes nothing.
  Effect serve(LoadedImage image, PortRequest request);

  /// The update module, which controls an update *away* from this image (IMG-6).
  UpdateModule updateModule();
}
