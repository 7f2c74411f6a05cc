package palimpsest.properties.sequential;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Field;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;

/// A release of which nothing matters but the code that its image carries.
final class PlainRelease {
  private PlainRelease() {}

  static Release named(String name) {
    return new Release(
        name,
        Version.of("1.0"),
        Capabilities.NONE,
        new TreeSet<>(),
        List.of(
            new Structure(
                "login", Scope.PER_PORT, List.of(new Field(1, "wwn", 64, BIG_ENDIAN, 0)))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeSet<>(),
        new Release.ImageShape(Duration.ofMillis(20), "standard", 0));
  }
}
