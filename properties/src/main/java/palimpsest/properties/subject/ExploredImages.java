package palimpsest.properties.subject;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.image.ClassBytes;
import palimpsest.impl.image.ClassFiles;
import palimpsest.impl.image.ClassSet;
import palimpsest.impl.image.Code;
import palimpsest.impl.image.Ed25519Signer;
import palimpsest.impl.image.ImageBuilder;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.SectionOrder;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Image;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.Version;
import palimpsest.properties.subject.code.ExploredText;

/// Real images for those of the specification: with code of their own, signed, each as many blocks
/// long as it should be. Where the bootstrap lies varies; the filling is always last, so that no
/// block of an image is another one's.
final class ExploredImages {
  static final Ed25519Signer SIGNER = Ed25519Signer.seeded(11);

  private static final Ed25519Signer STRANGER = Ed25519Signer.seeded(12);
  private static final String CODE = "palimpsest.properties.subject.code.";
  private static final List<SectionOrder> FILLED_LAST =
      List.of(SectionOrder.BOOTSTRAP_DATA_TEXT, SectionOrder.DATA_BOOTSTRAP_TEXT);

  private final Constants constants;
  private final SessionLayouts layouts;
  private final Substitutes substitutes;
  private final List<SectionOrder> orders;
  private final ClassFiles files = new ClassFiles(ExploredImages.class.getClassLoader());
  private final int blockBytes;
  private final SequencedMap<String, ExploredImage> images = new LinkedHashMap<>();

  ExploredImages(Constants constants, SessionLayouts layouts, Substitutes substitutes) {
    this(constants, layouts, substitutes, FILLED_LAST);
  }

  /// @param orders of sections: images have one after the other
  ExploredImages(
      Constants constants,
      SessionLayouts layouts,
      Substitutes substitutes,
      List<SectionOrder> orders) {
    this.constants = constants;
    this.layouts = layouts;
    this.substitutes = substitutes;
    this.orders = List.copyOf(orders);
    Map<String, Integer> smallest = new LinkedHashMap<>();
    for (String name : constants.images().keySet()) {
      smallest.put(name, build(name, 0).length);
    }
    blockBytes = Collections.max(smallest.values());
    for (var each : smallest.entrySet()) {
      int wanted = constants.image(each.getKey()).blocks() * blockBytes;
      byte[] bytes = build(each.getKey(), wanted - each.getValue());
      if (bytes.length != wanted) {
        throw new IllegalStateException(
            "an image is as long as its filling makes it: name="
                + each.getKey()
                + " bytes="
                + bytes.length
                + " wantedBytes="
                + wanted);
      }
      images.put(
          each.getKey(),
          new ExploredImage(
              each.getKey(),
              images.size(),
              bytes,
              ImageReader.header(MemorySegment.ofArray(bytes))));
    }
  }

  /// The size of a block of the overlay.
  int blockBytes() {
    return blockBytes;
  }

  ExploredImage image(String name) {
    ExploredImage image = images.get(name);
    if (image == null) {
      throw new IllegalArgumentException("an image has a name: name=" + name);
    }
    return image;
  }

  /// In the order of the constants.
  List<ExploredImage> all() {
    return List.copyOf(images.values());
  }

  private byte[] build(String name, int fillingBytes) {
    Image image = constants.image(name);
    Release release = release(name, image, fillingBytes);
    Code standard = ImageTemplates.code(release);
    Code code =
        new Code(
            with(standard.text(), "ExploredText", "Standard"),
            with(
                standard.bootstrap(),
                substitutes.bootstrap(image.copies()),
                "ExploredBootstrap",
                "Deviating",
                "Standard"),
            standard.payloads());
    return ImageBuilder.build(
        release, code, orders.get(index(name) % orders.size()), image.signed() ? SIGNER : STRANGER);
  }

  private ClassSet with(ClassSet standard, String entry, String... others) {
    ClassSet own = files.gather(CODE + entry, List.of(others).stream().map(CODE::concat).toList());
    List<ClassBytes> all = new ArrayList<>(standard.classes());
    all.addAll(own.classes());
    return new ClassSet(own.entry(), all);
  }

  private int index(String name) {
    return List.copyOf(constants.images().keySet()).indexOf(name);
  }

  /// Versions are distinct: by them the handover block names images.
  private Release release(String name, Image image, int fillingBytes) {
    SortedMap<String, Presence> offers = new TreeMap<>();
    image.offers().forEach(capability -> offers.put(capability, Presence.PRESENT));
    return new Release(
        name,
        new Version(List.of(image.version(), index(name) + 1)),
        new Capabilities(offers),
        image.requires(),
        List.of(layouts.structure(image)),
        List.of(),
        new Requirements(constants, image).all(),
        List.of(
            new ParameterList(
                ExploredText.COUNTING, List.of(Integer.toString(constants.sessions())))),
        List.of(),
        List.of(),
        layouts.losses(),
        new ImageShape(Duration.ofSeconds(1), "standard", fillingBytes));
  }
}
