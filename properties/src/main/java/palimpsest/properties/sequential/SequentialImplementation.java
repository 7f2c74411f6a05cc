package palimpsest.properties.sequential;

import java.util.function.UnaryOperator;
import palimpsest.impl.code.KnownClasses;
import palimpsest.impl.image.Code;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Release;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.seam.RunningAdapter;

/// This project's own adapter, or one that is broken in its images' code or besides.
public final class SequentialImplementation implements Implementation {
  private static final DigestSigning SIGNING = new DigestSigning();

  private final KnownClasses classes = new KnownClasses();
  private final ImageMaker images;
  private final Tampering tampering;

  private SequentialImplementation(UnaryOperator<Code> change, Tampering tampering) {
    this.images = new RecentImages(new StandardImages(SIGNING, change));
    this.tampering = tampering;
  }

  /// The adapter as it is.
  public static SequentialImplementation standard() {
    return new SequentialImplementation(UnaryOperator.identity(), Tampering.NONE);
  }

  /// An adapter whose images have other code, or that does something besides.
  public static SequentialImplementation with(UnaryOperator<Code> change, Tampering tampering) {
    return new SequentialImplementation(change, tampering);
  }

  @Override
  public RunningAdapter start(Release release, Environment environment) {
    return new SequentialAdapter(
        release, environment, new SequentialAdapter.Making(images, SIGNING, classes, tampering));
  }
}
