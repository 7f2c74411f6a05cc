package palimpsest.properties.schedule;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.code.ImageClasses;
import palimpsest.impl.code.KnownClasses;
import palimpsest.impl.image.CachedVerdicts;
import palimpsest.impl.image.ClassBytes;
import palimpsest.impl.image.ClassFiles;
import palimpsest.impl.image.ClassSet;
import palimpsest.impl.image.Code;
import palimpsest.impl.image.Ed25519Signer;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.image.TrustAnchor;
import palimpsest.model.release.Release;
import palimpsest.properties.sequential.ImageMaker;
import palimpsest.properties.sequential.RecentImages;
import palimpsest.properties.sequential.StandardImages;
import palimpsest.properties.subject.Substitutes;

/// The images of scheduled runs, entered by the bootstrap that substitutes say: made and signed
/// once, checked once for each digest, defined once for each class file. May be shared by threads.
public final class RunImages {
  private static final String CODE = "palimpsest.properties.subject.code.";
  private static final Ed25519Signer SIGNER = Ed25519Signer.seeded(13);

  private final SignatureVerifier trust = new CachedVerdicts(TrustAnchor.of(SIGNER.publicKey()));
  private final KnownClasses classes = new KnownClasses();
  private final ImageMaker images;

  public RunImages(Substitutes substitutes) {
    String bootstrap = substitutes.bootstrap(true);
    images = new RecentImages(new StandardImages(SIGNER, standard -> entered(standard, bootstrap)));
  }

  private static Code entered(Code standard, String bootstrap) {
    ClassSet own =
        new ClassFiles(RunImages.class.getClassLoader())
            .gather(
                CODE + bootstrap,
                List.of(CODE + "ExploredBootstrap", CODE + "Deviating", CODE + "Standard"));
    List<ClassBytes> all = new ArrayList<>(standard.bootstrap().classes());
    all.addAll(own.classes());
    return new Code(standard.text(), new ClassSet(own.entry(), all), standard.payloads());
  }

  byte[] image(Release release) {
    return images.image(release);
  }

  SignatureVerifier trust() {
    return trust;
  }

  ImageClasses classes() {
    return classes;
  }
}
