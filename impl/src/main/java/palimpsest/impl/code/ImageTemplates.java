package palimpsest.impl.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.ClassFiles;
import palimpsest.impl.image.ClassSet;
import palimpsest.impl.image.Code;
import palimpsest.impl.image.ImageBuilder;
import palimpsest.impl.image.ImageSigner;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// The code that images are made with, by the name of the bootstrap: class files compiled by the
/// build, of which releases differ in little more than what their headers declare.
public final class ImageTemplates {
  private static final String PACKAGE = "palimpsest.impl.template.";
  private static final int PAYLOAD_BYTES = 2048;
  private static final List<String> TEXT = List.of("StandardText", "StandardUpdateModule");
  private static final List<String> COMMON =
      List.of(
          "CapabilityLogic",
          "CompanionLogic",
          "LayoutComparison",
          "Refused",
          "StandardConversion",
          "StandardCopy",
          "StandardInitialization",
          "StandardLogic",
          "StructureLogic");
  private static final SortedMap<String, List<String>> BOOTSTRAPS =
      new TreeMap<>(
          Map.of(
              "standard", List.of("StandardBootstrap"),
              "zoning", List.of("ZoningBootstrap", "StandardBootstrap", "ZoningConversion")));

  private ImageTemplates() {}

  /// The names that a release can give for its bootstrap.
  public static List<String> bootstraps() {
    return List.copyOf(BOOTSTRAPS.keySet());
  }

  /// The image of a release, signed.
  ///
  /// @throws IllegalArgumentException if there is no bootstrap of the release's name
  public static byte[] image(Release release, ImageSigner signer) {
    return ImageBuilder.build(release, code(release), signer);
  }

  /// The code of a release's image.
  ///
  /// @throws IllegalArgumentException as above
  public static Code code(Release release) {
    String name = release.shape().bootstrap();
    List<String> classes =
        Optional.ofNullable(BOOTSTRAPS.get(name))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a bootstrap is one of " + bootstraps() + ": bootstrap=" + name));
    List<String> all = new ArrayList<>(classes);
    all.addAll(COMMON);
    return new Code(gather(TEXT), gather(all), payloads(release));
  }

  private static ClassSet gather(List<String> names) {
    List<String> qualified = names.stream().map(PACKAGE::concat).toList();
    return new ClassFiles(ImageTemplates.class.getClassLoader())
        .gather(qualified.getFirst(), qualified.subList(1, qualified.size()));
  }

  private static SortedMap<String, Bytes> payloads(Release release) {
    SortedMap<String, Bytes> payloads = new TreeMap<>();
    for (CompanionRequirement requirement : release.companions()) {
      requirement
          .carries()
          .ifPresent(
              version ->
                  payloads.put(requirement.module(), payload(requirement.module(), version)));
    }
    return payloads;
  }

  /// What is burnt into a module of that version; the same for every image that carries it.
  public static Bytes payload(String module, Version version) {
    byte[] text = (module + " " + version + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] payload = new byte[PAYLOAD_BYTES];
    for (int index = 0; index < payload.length; index++) {
      payload[index] = text[index % text.length];
    }
    return Bytes.of(payload);
  }
}
