package palimpsest.impl.stage;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.VersionRange;

/// In one step or in several, an update leads to the same data.
class PathIndependenceTest {
  private static final Field QUOTA = new Field(9, "quota", 16, BIG_ENDIAN, 77);
  private static final Field ZONE = new Field(20, "zone", 8, BIG_ENDIAN, 0);
  private static final Structure HOLDERS =
      new Structure("reservation", Scope.PER_PORT, List.of(new Field(1, "by", 64, BIG_ENDIAN, 9)));
  private static final Structure ZONES =
      new Structure("zoning", Scope.PER_ADAPTER, List.of(new Field(1, "zones", 32, BIG_ENDIAN, 4)));

  private static ImplicitChange times(int factor, String versions) {
    return new ImplicitChange(VersionRange.of(versions), FieldName.of("login.speed"), factor);
  }

  private static Releases old() {
    return Releases.release("1.0");
  }

  static Stream<Arguments> histories() {
    return Stream.of(
        Arguments.of(
            "fields come, change and move",
            List.of(
                old(),
                Releases.release("2.0").edit("login", new FieldEdit.Added(QUOTA)),
                Releases.release("3.0")
                    .edit(
                        "login",
                        new FieldEdit.Added(QUOTA),
                        new FieldEdit.Widened(9, "quota", 16, 64),
                        new FieldEdit.Reordered(List.of(9, 4, 3, 2, 1)),
                        new FieldEdit.ByteOrderChanged(3, "speed", LITTLE_ENDIAN)))),
        Arguments.of(
            "a field widens and narrows again",
            List.of(
                old(),
                Releases.release("2.0").edit("login", new FieldEdit.Widened(3, "speed", 32, 64)),
                Releases.release("3.0").edit("login", new FieldEdit.Narrowed(3, "speed", 32, 16)))),
        Arguments.of(
            "a field comes and goes",
            List.of(
                old(),
                Releases.release("2.0").edit("login", new FieldEdit.Added(QUOTA)),
                Releases.release("3.0").accepts("login.quota"))),
        Arguments.of(
            "the unit changes once",
            List.of(
                old(),
                Releases.release("2.0").implicit(times(1000, "1.0")),
                Releases.release("3.0").implicit(times(1000, "1.0")))),
        Arguments.of(
            "the unit changes twice",
            List.of(
                old(),
                Releases.release("2.0").implicit(times(1000, "1.0")),
                Releases.release("3.0").implicit(times(8000, "1.0"), times(8, "2.0")))),
        Arguments.of(
            "zones by a rule of the image's own",
            List.of(
                old(),
                Releases.release("2.0")
                    .edit("login", new FieldEdit.Added(ZONE))
                    .bootstrap("zoning"),
                Releases.release("3.0")
                    .edit("login", new FieldEdit.Added(ZONE), new FieldEdit.Added(QUOTA))
                    .bootstrap("zoning"))),
        Arguments.of(
            "structures come",
            List.of(
                old(),
                Releases.release("2.0").with(HOLDERS),
                Releases.release("3.0").with(ZONES).with(HOLDERS))),
        Arguments.of(
            "a setting's range moves",
            List.of(
                old(),
                Releases.release("2.0").settings(new Setting("queue-depth", 16, 64, 16)),
                Releases.release("3.0").settings(new Setting("queue-depth", 8, 32, 8)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("histories")
  void stepByStepOrAtOnceTheDataAreTheSame(String name, List<Releases> history) {
    List<Release> releases = history.stream().map(Releases::build).toList();
    List<Release> atOnce = List.of(releases.getFirst(), releases.getLast());
    assertThat(after(releases)).as(name).isEqualTo(after(atOnce));
  }

  private static SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> after(
      List<Release> releases) {
    try (Stepper stepper = Stepper.running(releases.getFirst())) {
      stepper.serve(0, Hosts.login(0x1122_3344_5566_7788L, 16, 5));
      stepper.serve(2, Hosts.login(0x0102_0304_0506_0708L, 32, 200));
      for (Release release : releases.subList(1, releases.size())) {
        assertThat(stepper.updateTo(release)).isInstanceOf(Outcome.Updated.class);
      }
      Decoder decoder = Decoder.of(stepper.adapter());
      SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> all = new TreeMap<>();
      for (Structure structure : releases.getLast().structures()) {
        all.put(structure.name(), decoder.entries(structure.name()));
      }
      assertThat(stepper.adapter().running().image().origin())
          .isEqualTo(releases.getFirst().version());
      return all;
    }
  }
}
