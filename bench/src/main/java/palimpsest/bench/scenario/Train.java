package palimpsest.bench.scenario;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Field;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.properties.world.World;

/// Two releases, each an update of the other, between which every login is converted: its fields
/// lie in another order, so that nothing is lost on either way.
final class Train {
  static final Environment ENVIRONMENT = new Environment(Capabilities.NONE, List.of(), List.of());

  private static final Field WWN = new Field(1, "wwn", 64, BIG_ENDIAN, 0);
  private static final Field SESSION = new Field(2, "session", 32, BIG_ENDIAN, 0);
  private static final Field SPEED = new Field(3, "speed", 32, BIG_ENDIAN, 8);
  private static final Field CREDIT = new Field(4, "credit", 16, BIG_ENDIAN, 4);
  private static final Policy BOTH_WAYS = new Policy(true, Collections.emptySortedSet());
  private static final long SEED = 1;

  private final World world = new World(ENVIRONMENT, SEED);
  private final List<Release> releases;
  private final List<byte[]> images;
  private int updates;

  private Train(Release first, Release second) {
    releases = List.of(first, second);
    images = releases.stream().map(world::image).toList();
  }

  /// A train of images of so many bytes, or of as few as there are in one without filling.
  static Train ofImageBytes(int bytes) {
    int filling = filling(bytes);
    return new Train(first("1.0", filling), second("2.0", filling));
  }

  /// A train of images of up to so many bytes, of which the second differs from the first in a
  /// fifth of its own: filling goes by the name, and it has more of it. Going back next to
  /// nothing differs.
  static Train ofImagesAlike(int bytes) {
    int filling = filling(bytes);
    return new Train(first("alike", filling / 5 * 4), second("alike", filling));
  }

  private static int filling(int bytes) {
    return Math.max(0, bytes - new Train(first("1.0", 0), second("2.0", 0)).imageBytes());
  }

  private static Release first(String name, int fillingBytes) {
    return release(name, "1.0", fillingBytes, List.of(WWN, SESSION, SPEED, CREDIT));
  }

  private static Release second(String name, int fillingBytes) {
    return release(name, "2.0", fillingBytes, List.of(WWN, SESSION, CREDIT, SPEED));
  }

  World world() {
    return world;
  }

  Release first() {
    return releases.getFirst();
  }

  byte[] firstImage() {
    return images.getFirst();
  }

  int imageBytes() {
    return images.stream().mapToInt(image -> image.length).max().orElseThrow();
  }

  /// The release that comes next, forth and back.
  Release nextRelease() {
    return releases.get((updates + 1) % releases.size());
  }

  /// The update to it.
  UpdateCommand next() {
    updates++;
    byte[] image = images.get(updates % images.size());
    return new UpdateCommand(
        "update " + updates,
        ImageSources.stream(
            "image", OptionalLong.of(image.length), () -> new ByteArrayInputStream(image)),
        BOTH_WAYS);
  }

  private static Release release(String name, String version, int fillingBytes, List<Field> login) {
    return new Release(
        name,
        Version.of(version),
        Capabilities.NONE,
        new TreeSet<>(),
        List.of(
            new Structure("login", Scope.PER_PORT, login),
            new Structure(
                "exchange", Scope.PER_PORT, List.of(new Field(1, "next-id", 64, BIG_ENDIAN, 0))),
            new Structure(
                "configuration",
                Scope.PER_ADAPTER,
                List.of(
                    new Field(1, "queue-depth", 16, BIG_ENDIAN, 32),
                    new Field(2, "io-timeout", 32, BIG_ENDIAN, 30)))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeSet<>(),
        new ImageShape(Duration.ofSeconds(1), "standard", fillingBytes));
  }
}
