package palimpsest.properties.crash;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Field;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;
import palimpsest.model.release.UpdatePath;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// Releases that follow upon each other: the second converts logins and burns a FLASH part, the
/// third burns a PLA, of which every word is a write, and the fourth needs what is not there.
final class CrashHistory {
  static final UpdatePath CONVERTS = path("1.0", "2.0", Promise.CONVERTED, Optional.empty());
  static final UpdatePath BURNS_WORDS = path("2.0", "3.0", Promise.CONVERTED, Optional.empty());
  static final UpdatePath IS_REFUSED =
      path("1.0", "4.0", Promise.REFUSED, Optional.of("cache-battery"));
  static final UpdatePath GOES_BACK =
      new UpdatePath(
          "2.0", "1.0", new Policy(true, new TreeSet<>()), Promise.CONVERTED, Optional.empty());

  static final ReleaseHistory HISTORY =
      new ReleaseHistory(
          "Losses of power",
          new Environment(Capabilities.NONE, List.of(module("FLASH"), module("PLA")), List.of()),
          List.of(
              release("1.0", 16, "", runsWith("FLASH", "1.0..2.0"), runsWith("PLA", "1.0..2.0")),
              release("2.0", 32, "", carries("FLASH"), runsWith("PLA", "1.0..2.0")),
              release("3.0", 32, "", runsWith("FLASH", "2.0"), carries("PLA")),
              release("4.0", 32, "cache-battery", runsWith("FLASH", "1.0..2.0"))),
          List.of(CONVERTS, BURNS_WORDS, IS_REFUSED, GOES_BACK));

  private CrashHistory() {}

  private static UpdatePath path(
      String from, String to, Promise promise, Optional<String> because) {
    return new UpdatePath(from, to, Policy.STRICT, promise, because);
  }

  private static CompanionModule module(String name) {
    return new CompanionModule(name, Version.of("1.0"), Capabilities.NONE);
  }

  private static CompanionRequirement runsWith(String module, String range) {
    return new CompanionRequirement(module, VersionRange.of(range), Optional.empty(), Map.of());
  }

  private static CompanionRequirement carries(String module) {
    return new CompanionRequirement(
        module, VersionRange.of("2.0"), Optional.of(Version.of("2.0")), Map.of());
  }

  private static Release release(
      String version, int creditBits, String required, CompanionRequirement... companions) {
    return new Release(
        version,
        Version.of(version),
        new Capabilities(new TreeMap<>()),
        new TreeSet<>(required.isEmpty() ? List.of() : List.of(required)),
        List.of(
            new Structure(
                "login",
                Scope.PER_PORT,
                List.of(
                    new Field(1, "wwn", 64, BIG_ENDIAN, 0),
                    new Field(2, "session", 32, BIG_ENDIAN, 0),
                    new Field(3, "credit", creditBits, BIG_ENDIAN, 8))),
            new Structure(
                "exchange", Scope.PER_PORT, List.of(new Field(1, "next-id", 64, BIG_ENDIAN, 0))),
            new Structure(
                "configuration",
                Scope.PER_ADAPTER,
                List.of(new Field(1, "queue-depth", 16, BIG_ENDIAN, 32)))),
        List.of(),
        List.of(companions),
        List.of(),
        List.of(),
        List.of(),
        new TreeSet<>(),
        new ImageShape(Duration.ofMillis(500), "standard", 0));
  }
}
