package palimpsest.properties.path;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.adapter.Companions;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.companion.BurnResult;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.companion.FlashCells;
import palimpsest.impl.companion.FlashGeometry;
import palimpsest.impl.companion.FlashPart;
import palimpsest.impl.companion.PlaArray;
import palimpsest.impl.companion.PlaPart;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.image.Ed25519Signer;
import palimpsest.impl.image.TrustAnchor;
import palimpsest.impl.peer.Peers;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// A world for an adapter to run a release in: what the history says of the environment, with
/// companion modules that the release runs with.
final class World {
  private static final FlashGeometry GEOMETRY = new FlashGeometry(256, 4096, 4);
  private static final int PLA_WORDS = 2048;

  private final Environment environment;
  private final Ed25519Signer signer;

  World(Environment environment, long seed) {
    this.environment = environment;
    this.signer = Ed25519Signer.seeded(seed);
  }

  byte[] image(Release release) {
    return ImageTemplates.image(release, signer);
  }

  Surroundings around(Release release, BlockDevice device) {
    List<CompanionPart> parts = new ArrayList<>();
    for (CompanionModule module : environment.companions()) {
      parts.add(part(module, release));
    }
    return new Surroundings(
        environment.capabilities(),
        new Companions(parts),
        new Peers(environment.peers()),
        device,
        TrustAnchor.of(signer.publicKey()));
  }

  private static CompanionPart part(CompanionModule module, Release release) {
    CompanionPart part =
        module.name().startsWith("PLA")
            ? new PlaPart(module.name(), new PlaArray(PLA_WORDS), BurnFaults.NONE)
            : new FlashPart(module.name(), new FlashCells(GEOMETRY), BurnFaults.NONE);
    Version version = versionFor(module, release);
    Burn burn =
        new Burn(
            version,
            module.capabilities(),
            ImageTemplates.payload(module.name(), version).toArray());
    if (part.burn(burn) instanceof BurnResult.BurnFailed failed) {
      throw new IllegalStateException(failed.line());
    }
    return part;
  }

  /// The module's version in the environment if the release runs with it; else the one the release
  /// brings, as an earlier update to it would have burnt.
  private static Version versionFor(CompanionModule module, Release release) {
    return release
        .companion(module.name())
        .filter(requirement -> !requirement.runsWith().contains(module.version()))
        .flatMap(CompanionRequirement::carries)
        .orElse(module.version());
  }
}
