package palimpsest.properties.roll;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.Digest;
import palimpsest.impl.system.AcceptedImage;
import palimpsest.impl.system.Condition;
import palimpsest.model.machine.storage.StorageConstants;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// What rolls need to know of the specification's images: their digests, and releases of which two
/// contradict each other where the images do not run together.
final class RollImages {
  private final Map<String, AcceptedImage> images = new LinkedHashMap<>();
  private final Map<Digest, String> names = new LinkedHashMap<>();

  RollImages(StorageConstants constants) {
    for (String name : constants.images().keySet()) {
      MemorySegment bytes = MemorySegment.ofArray(name.getBytes(StandardCharsets.UTF_8));
      Digest digest = Digest.of(bytes);
      AcceptedImage image =
          new AcceptedImage(digest, release(constants, name), Bytes.copyOf(bytes));
      images.put(name, image);
      names.put(digest, name);
    }
  }

  /// For each image that does not run together with this one there is a procedure that both have,
  /// each with parameters of its own.
  private static Release release(StorageConstants constants, String name) {
    List<ParameterList> parameters = new ArrayList<>();
    constants
        .images()
        .forEach(
            (other, together) -> {
              if (!together.contains(name)) {
                String procedure =
                    name.compareTo(other) < 0 ? name + " and " + other : other + " and " + name;
                parameters.add(new ParameterList(procedure, List.of(name)));
              }
            });
    return new Release(
        name,
        Version.of("1.0"),
        Capabilities.NONE,
        new TreeSet<>(),
        List.of(),
        List.of(),
        List.of(),
        parameters,
        List.of(),
        List.of(),
        new TreeSet<>(),
        new Release.ImageShape(Duration.ofMillis(20), "standard", 0));
  }

  AcceptedImage image(String name) {
    AcceptedImage image = images.get(name);
    if (image == null) {
      throw new IllegalArgumentException("an image is one of the specification: name=" + name);
    }
    return image;
  }

  String name(Digest digest) {
    return names.getOrDefault(digest, "unknown");
  }

  Condition.Serves serves(String name) {
    return new Condition.Serves(image(name).release(), image(name).digest());
  }
}
