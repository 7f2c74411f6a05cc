package palimpsest.properties.sequential;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.Code;
import palimpsest.impl.image.ImageBuilder;
import palimpsest.impl.image.ImageSigner;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Release;

/// Images with the code that the build compiled, gathered once for each bootstrap: class files are
/// looked for on the class path, which takes longer than all else.
public final class StandardImages implements ImageMaker {
  private final ImageSigner signer;
  private final UnaryOperator<Code> change;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();

  public StandardImages(ImageSigner signer) {
    this(signer, UnaryOperator.identity());
  }

  /// Images with other code than the standard one.
  public StandardImages(ImageSigner signer, UnaryOperator<Code> change) {
    this.signer = signer;
    this.change = change;
  }

  @Override
  public byte[] image(Release release) {
    return ImageBuilder.build(release, code(release), signer);
  }

  private Code code(Release release) {
    Code code =
        codes.computeIfAbsent(
            release.shape().bootstrap(), _ -> change.apply(ImageTemplates.code(release)));
    return new Code(code.text(), code.bootstrap(), payloads(release));
  }

  private static SortedMap<String, Bytes> payloads(Release release) {
    SortedMap<String, Bytes> payloads = new TreeMap<>();
    for (CompanionRequirement requirement : release.companions()) {
      requirement
          .carries()
          .ifPresent(
              version ->
                  payloads.put(
                      requirement.module(), ImageTemplates.payload(requirement.module(), version)));
    }
    return payloads;
  }
}
