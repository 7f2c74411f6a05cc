package palimpsest.impl.image;

import java.util.List;
import java.util.Optional;
import palimpsest.model.release.Release;

/// What the header of an image says (IMG-3, IMG-4).
public record ImageHeader(
    Release release,
    Sections sections,
    long imageSizeBytes,
    Digest digest,
    SectionChecksums checksums,
    List<Payload> payloads,
    ImageSignature signature) {
  public ImageHeader {
    payloads = List.copyOf(payloads);
  }

  public Optional<Payload> payload(String module) {
    return payloads.stream().filter(payload -> payload.module().equals(module)).findFirst();
  }
}
