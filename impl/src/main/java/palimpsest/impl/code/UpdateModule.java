package palimpsest.impl.code;

import palimpsest.impl.handover.Handover;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Span;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.ImageSource;

/// The old image's update module: a load module and a branch module. It knows of the new image only
/// what the header says, and nothing of incompatibilities (BR-3).
public interface UpdateModule {
  /// Reads the next chunk of the source to the buffer, behind what is already there (LDR-1, LDR-4).
  Chunk load(AdapterMemory memory, ImageSource source, long loadedBytes);

  /// Checks the loaded image (LDR-5).
  ImageCheck check(AdapterMemory memory, long loadedBytes, SignatureVerifier trust);

  /// Stores the pointers, versions and capability fields for the new image to find (HND-1, HND-2).
  void handOver(AdapterMemory memory, Handover handover);

  /// Where the bootstrap lies, found through the new image's own header (IMG-4, BR-1).
  Span branchTarget(AdapterMemory memory);

  /// Clears the buffer and the handover block: after the switch the new image's module does so,
  /// after a refusal the old one's (CPY-5).
  void releaseBuffer(AdapterMemory memory);
}
