package palimpsest.impl.image;

import palimpsest.model.release.Version;

/// The bytes that an image carries to burn into a companion module, and where in the image they lie
/// (CMP-3).
public record Payload(String module, Version version, Section place) {}
