package palimpsest.properties.schedule;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// The releases between which scheduled runs go, and what surrounds them: chosen so that each
/// decision, conversion and burn is one that can go wrong.
final class Train {
  static final String PEER = "fabric";
  static final int SPEED = 3;
  static final int CREDIT = 4;

  /// The highest speed that every release has room for.
  static final long SPEED_KEPT = 0xFFFF;

  /// Burnt last: it needs the other one.
  static final String LATER_MODULE = "PLA-A";

  static final String EARLIER_MODULE = "PLA-B";

  private static final int TOO_LARGE_BYTES = 400 << 10;

  static final Environment ENVIRONMENT =
      new Environment(
          new Capabilities(Map.of("nvram", Presence.UNKNOWN)),
          List.of(module(LATER_MODULE), module(EARLIER_MODULE)),
          List.of(new Peer(PEER, new TreeSet<>(Set.of("mirror", "trunk")), new TreeSet<>(), true)));

  /// Every image, in whatever order; a credit may be lost on the way down.
  static final Policy POLICY =
      new Policy(true, new TreeSet<>(Set.of(new FieldName("login", "credit"))));

  static final Release FIRST = release("1.0", "mirror", login(32, BIG_ENDIAN, false), 1, 30_000);

  /// Another byte order, a field more, and other capabilities and modules.
  static final Release SECOND = release("2.0", "trunk", login(32, LITTLE_ENDIAN, true), 2, 0);

  /// Nearly the same version, and another layout.
  static final Release AMENDED = release("2.1", "trunk", login(32, BIG_ENDIAN, true), 2, 10_000);

  /// Less room for a speed.
  static final Release NARROW = release("3.0", "trunk", login(16, BIG_ENDIAN, true), 3, 0);

  /// Needs what nobody knows to be there.
  static final Release NEEDY = needy(SECOND);

  /// Does not fit the window.
  static final Release LARGE = large(SECOND);

  private Train() {}

  /// The first one runs first.
  static List<Release> all() {
    return List.of(FIRST, SECOND, AMENDED, NARROW, NEEDY, LARGE);
  }

  /// Some release to update to: seldom one that has to be refused.
  static Release target(SplittableRandom random) {
    List<Release> all = all();
    int drawn = random.nextInt(2 * all.size());
    return all.get(drawn < all.size() ? drawn : drawn % (all.size() - 2));
  }

  private static CompanionModule module(String name) {
    return new CompanionModule(name, version(1), Capabilities.NONE);
  }

  static Version version(int level) {
    return new Version(List.of(level, 0));
  }

  private static Structure login(int speedBits, ByteOrder order, boolean credited) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(1, "wwn", 64, BIG_ENDIAN, 0));
    fields.add(new Field(2, "session", 32, BIG_ENDIAN, 0));
    fields.add(new Field(SPEED, "speed", speedBits, order, 8));
    if (credited) {
      fields.add(new Field(CREDIT, "credit", 16, BIG_ENDIAN, 5));
    }
    return new Structure("login", Scope.PER_PORT, fields);
  }

  private static Release release(
      String version, String offers, Structure login, int level, int filling) {
    return new Release(
        version,
        Version.of(version),
        new Capabilities(Map.of(offers, Presence.PRESENT)),
        new TreeSet<>(),
        List.of(
            login,
            new Structure(
                "exchange", Scope.PER_PORT, List.of(new Field(1, "next-id", 64, BIG_ENDIAN, 0))),
            new Structure(
                "configuration",
                Scope.PER_ADAPTER,
                List.of(new Field(1, "queue-depth", 16, BIG_ENDIAN, 32)))),
        List.of(),
        List.of(
            requirement(LATER_MODULE, level, Map.of(EARLIER_MODULE, upwards(level))),
            requirement(EARLIER_MODULE, level, Map.of())),
        List.of(),
        List.of(),
        List.of(),
        new TreeSet<>(),
        new ImageShape(Duration.ofMillis(500), "standard", filling));
  }

  private static CompanionRequirement requirement(
      String module, int level, Map<String, VersionRange> needs) {
    return new CompanionRequirement(
        module, upwards(level), Optional.of(version(level)), new TreeMap<>(needs));
  }

  private static VersionRange upwards(int level) {
    return new VersionRange(version(level), version(3));
  }

  private static Release needy(Release like) {
    return like("4.0", like, Set.of("nvram"), 0);
  }

  private static Release large(Release like) {
    return like("5.0", like, Set.of(), TOO_LARGE_BYTES);
  }

  private static Release like(String version, Release like, Set<String> requires, int filling) {
    return new Release(
        version,
        Version.of(version),
        like.supports(),
        new TreeSet<>(requires),
        like.structures(),
        like.initialization(),
        like.companions(),
        like.parameters(),
        like.settings(),
        like.implicitChanges(),
        like.acceptedLosses(),
        new ImageShape(like.shape().pauseBound(), like.shape().bootstrap(), filling));
  }
}
