package palimpsest.impl.image;

import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;

/// The one kind of key that images are signed with.
final class Ed25519 {
  static final String ALGORITHM = "Ed25519";
  static final NamedParameterSpec PARAMETERS = NamedParameterSpec.ED25519;

  private Ed25519() {}

  static void check(PublicKey key) {
    if (!(key instanceof EdECPublicKey edwards)
        || !edwards.getParams().getName().equals(PARAMETERS.getName())) {
      throw new IllegalArgumentException(
          "images are signed with Ed25519: algorithm=" + key.getAlgorithm());
    }
  }
}
