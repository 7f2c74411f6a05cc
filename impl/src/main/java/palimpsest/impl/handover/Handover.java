package palimpsest.impl.handover;

import palimpsest.impl.memory.Span;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Version;

/// What the handover block says (HND-1, HND-2, HND-5): where both images are, their versions, the
/// version in which the persistent data originated, the capability fields of the old image and of
/// its environment, and what the update may do.
public record Handover(
    Span oldImage,
    Span newImage,
    Version oldVersion,
    Version newVersion,
    Version origin,
    Capabilities oldCapabilities,
    Environment environment,
    Policy policy) {}
