package palimpsest.properties.roll;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import palimpsest.impl.system.HostPaths;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Field;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;
import palimpsest.model.release.UpdatePath;
import palimpsest.model.release.Version;

/// Three releases: the second turns a field, and the third speaks otherwise with others.
final class RollHistory {
  static final UpdatePath TURNS = path("1.0", "2.0");
  static final UpdatePath SPEAKS_OTHERWISE = path("2.0", "3.0");

  static final ReleaseHistory HISTORY =
      new ReleaseHistory(
          "Rolls",
          new Environment(Capabilities.NONE, List.of(), List.of()),
          List.of(
              release("1.0", BIG_ENDIAN, "wwn"),
              release("2.0", LITTLE_ENDIAN, "wwn"),
              release("3.0", LITTLE_ENDIAN, "wwn", "speed")),
          List.of(TURNS, SPEAKS_OTHERWISE));

  /// Three adapters, four hosts with two paths each.
  static RollPlan plan(UpdatePath path) {
    return new RollPlan(
        List.of("A", "B", "C"),
        List.of(
            host("h1", "A", "B"), host("h2", "B", "C"), host("h3", "A", "C"), host("h4", "A", "B")),
        path,
        List.of(Medium.DIRECTORY, Medium.FILE, Medium.STREAM, Medium.VANISHING_STREAM));
  }

  private RollHistory() {}

  static HostPaths host(String name, String... adapters) {
    return new HostPaths(name, new TreeSet<>(List.of(adapters)));
  }

  private static UpdatePath path(String from, String to) {
    return new UpdatePath(from, to, Policy.STRICT, Promise.CONVERTED, Optional.empty());
  }

  private static Release release(String version, ByteOrder order, String... parameters) {
    return new Release(
        version,
        Version.of(version),
        Capabilities.NONE,
        new TreeSet<>(),
        List.of(
            new Structure(
                "login",
                Scope.PER_PORT,
                List.of(
                    new Field(1, "wwn", 64, BIG_ENDIAN, 0),
                    new Field(2, "session", 32, BIG_ENDIAN, 0),
                    new Field(3, "speed", 32, order, 8))),
            new Structure(
                "exchange", Scope.PER_PORT, List.of(new Field(1, "next-id", 64, BIG_ENDIAN, 0))),
            new Structure(
                "configuration",
                Scope.PER_ADAPTER,
                List.of(new Field(1, "queue-depth", 16, BIG_ENDIAN, 32)))),
        List.of(),
        List.of(),
        List.of(new ParameterList("port-login", List.of(parameters))),
        List.of(),
        List.of(),
        new TreeSet<>(),
        new ImageShape(Duration.ofMillis(500), "standard", 0));
  }
}
