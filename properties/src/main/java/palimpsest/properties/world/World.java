package palimpsest.properties.world;

import java.util.List;
import java.util.function.Function;
import palimpsest.impl.adapter.Companions;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.image.CachedVerdicts;
import palimpsest.impl.image.Ed25519Signer;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.image.TrustAnchor;
import palimpsest.impl.peer.Peers;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// A world for an adapter to run a release in: what the history says of the environment, with
/// companion modules that the release runs with.
public final class World {
  private final Environment environment;
  private final Ed25519Signer signer;
  private final SignatureVerifier trust;

  public World(Environment environment, long seed) {
    this.environment = environment;
    this.signer = Ed25519Signer.seeded(seed);
    this.trust = new CachedVerdicts(TrustAnchor.of(signer.publicKey()));
  }

  /// Who signed the images of this world is trusted in it.
  public SignatureVerifier trust() {
    return trust;
  }

  public byte[] image(Release release) {
    return ImageTemplates.image(release, signer);
  }

  public Surroundings around(Release release, BlockDevice device) {
    return around(release, device, BurnFaults.NONE);
  }

  /// The same, with faults of the companion modules.
  public Surroundings around(Release release, BlockDevice device, BurnFaults faults) {
    return surroundings(environmentOf(environment, release), device, trust, _ -> faults);
  }

  /// An environment as adapters that run the release find it: each companion module has the version
  /// given if the release runs with it, else the one the release brings, as an earlier update to it
  /// would have burnt.
  public static Environment environmentOf(Environment environment, Release release) {
    return new Environment(
        environment.capabilities(),
        environment.companions().stream()
            .map(
                module ->
                    new CompanionModule(
                        module.name(), versionOf(module, release), module.capabilities()))
            .toList(),
        environment.peers());
  }

  /// The real things that an environment speaks of, with faults by the name of the module.
  public static Surroundings surroundings(
      Environment environment,
      BlockDevice device,
      SignatureVerifier trust,
      Function<String, BurnFaults> faults) {
    return surroundings(environment, Modules.burnt(environment).parts(faults), device, trust);
  }

  /// The same, around modules that are there.
  public static Surroundings surroundings(
      Environment environment,
      List<CompanionPart> parts,
      BlockDevice device,
      SignatureVerifier trust) {
    return new Surroundings(
        environment.capabilities(),
        new Companions(parts),
        new Peers(environment.peers()),
        device,
        trust);
  }

  private static Version versionOf(CompanionModule module, Release release) {
    return release
        .companion(module.name())
        .filter(requirement -> !requirement.runsWith().contains(module.version()))
        .flatMap(CompanionRequirement::carries)
        .orElse(module.version());
  }
}
