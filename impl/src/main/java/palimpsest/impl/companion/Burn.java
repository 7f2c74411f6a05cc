package palimpsest.impl.companion;

import java.util.Arrays;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Version;

/// What is burnt into a part: the payload, and what the part is once it holds it (CMP-3, HND-5).
@SuppressWarnings("ArrayRecordComponent")
public record Burn(Version version, Capabilities capabilities, byte[] payload) {
  public Burn {
    payload = payload.clone();
  }

  /// A copy.
  @Override
  public byte[] payload() {
    return payload.clone();
  }

  /// Whether all three are the same, the payload byte by byte.
  @Override
  public boolean equals(Object other) {
    return other instanceof Burn(Version otherVersion, Capabilities otherFields, byte[] bytes)
        && version.equals(otherVersion)
        && capabilities.equals(otherFields)
        && Arrays.equals(payload, bytes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * version.hashCode() + capabilities.hashCode()) + Arrays.hashCode(payload);
  }

  @Override
  public String toString() {
    return "version="
        + version
        + " payloadBytes="
        + payload.length
        + " capabilities="
        + capabilities.fields();
  }
}
