package palimpsest.model.release;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Small valid records, for tests to break one part of.
final class Sample {
  static final Field SPEED = field(1, "speed", 32);
  static final Field STATE = field(2, "state", 8);
  static final Field PORT = field(3, "port", 16);
  static final Structure LOGIN =
      new Structure("login", Scope.PER_PORT, List.of(SPEED, STATE, PORT));
  static final Structure CONFIGURATION =
      new Structure("configuration", Scope.PER_ADAPTER, List.of(field(1, "retries", 8)));
  static final Release.ImageShape SHAPE =
      new Release.ImageShape(Duration.ofMillis(50), "standard", 0);

  private Sample() {}

  static Field field(int id, String name, int bits) {
    return new Field(id, name, bits, ByteOrder.BIG_ENDIAN, 0);
  }

  static Release release(String name, Structure... structures) {
    return release(name, List.of(structures), List.of(), List.of());
  }

  static Release release(
      String name,
      List<Structure> structures,
      List<Setting> settings,
      List<ImplicitChange> implicitChanges) {
    return new Release(
        name,
        Version.of("2.0"),
        Capabilities.NONE,
        Collections.emptySortedSet(),
        structures,
        List.of(),
        List.of(),
        List.of(),
        settings,
        implicitChanges,
        Collections.emptySortedSet(),
        SHAPE);
  }

  static Release release(List<CompanionRequirement> companions, List<ParameterList> parameters) {
    return new Release(
        "r1",
        Version.of("2.0"),
        Capabilities.NONE,
        new TreeSet<>(List.of("FLASH RAM present")),
        List.of(LOGIN),
        List.of(new InitializationStep.ClearCache()),
        companions,
        parameters,
        List.of(),
        List.of(),
        new TreeSet<>(List.of(FieldName.of("login.speed"))),
        SHAPE);
  }

  static CompanionRequirement requirement(String module) {
    return new CompanionRequirement(
        module, VersionRange.of("1.0..2.0"), Optional.of(Version.of("2.0")), Map.of());
  }

  static Environment environment() {
    return new Environment(Capabilities.NONE, List.of(), List.of());
  }

  static UpdatePath path(String from, String to) {
    return new UpdatePath(from, to, Policy.STRICT, Promise.CONVERTED, Optional.empty());
  }
}
