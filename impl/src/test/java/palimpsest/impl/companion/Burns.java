package palimpsest.impl.companion;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Version;

/// Burns that fit into the parts of `PartKind`, and whatever may become of an operation.
public final class Burns extends DomainContextBase {
  private static final int PAYLOAD_BYTES_MAX = 120;

  static Burn burn(String version, int payloadBytes) {
    byte[] payload = new byte[payloadBytes];
    for (int index = 0; index < payloadBytes; index++) {
      payload[index] = (byte) (index + version.hashCode());
    }
    return new Burn(
        Version.of(version),
        new Capabilities(Map.of("FLASH RAM present", Presence.PRESENT, "burst", Presence.ABSENT)),
        payload);
  }

  @Provide
  Arbitrary<Burn> burns() {
    Arbitrary<Version> versions =
        Arbitraries.integers()
            .between(0, 0xFFFF)
            .list()
            .ofMinSize(1)
            .ofMaxSize(8)
            .map(Version::new);
    Arbitrary<Capabilities> capabilities =
        Arbitraries.maps(
                Arbitraries.of("FLASH RAM present", "burst", "häh", "x"),
                Arbitraries.of(Presence.class))
            .map(Capabilities::new);
    Arbitrary<byte[]> payloads =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(PAYLOAD_BYTES_MAX);
    return Combinators.combine(versions, capabilities, payloads).as(Burn::new);
  }

  @Provide
  Arbitrary<BurnFaults.Effect> effects() {
    return Arbitraries.of(failures());
  }

  /// Each way in which an operation does not work.
  static List<BurnFaults.Effect> failures() {
    return List.of(
        new BurnFaults.Effect.Fails("no voltage"),
        new BurnFaults.Effect.Tears("power lost"),
        new BurnFaults.Effect.Corrupts());
  }
}
