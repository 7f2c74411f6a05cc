package palimpsest.evidence.releases;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.impl.system.HostPaths;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.UpdatePath;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;
import palimpsest.properties.roll.Medium;
import palimpsest.properties.roll.RollPlan;

/// What each key of a release file means.
final class CompleteFileTest {
  private static final ReleaseHistory HISTORY = Texts.history(Texts.complete());

  private static final Structure EXCHANGE =
      new Structure(
          "exchange", Scope.PER_PORT, List.of(new Field(1, "next-id", 32, BIG_ENDIAN, 0)));

  private static final Structure CONFIGURATION =
      new Structure(
          "configuration",
          Scope.PER_ADAPTER,
          List.of(
              new Field(1, "queue-depth", 16, BIG_ENDIAN, 8),
              new Field(2, "io-timeout", 16, BIG_ENDIAN, 30)));

  @Test
  void environmentIsAsWritten() {
    assertThat(HISTORY.name()).isEqualTo("Complete");
    assertThat(HISTORY.environment())
        .isEqualTo(
            new Environment(
                new Capabilities(Map.of("flash-ram", Presence.PRESENT)),
                List.of(
                    new CompanionModule(
                        "FLASH",
                        Version.of("1.0"),
                        new Capabilities(Map.of("dual-bank", Presence.UNKNOWN)))),
                List.of(
                    new Peer(
                        "switch",
                        new TreeSet<>(Set.of("fast-login")),
                        new TreeSet<>(Set.of("port-login")),
                        true))));
  }

  @Test
  void releaseOfItsOwnIsAsWritten() {
    assertThat(HISTORY.release("1.0"))
        .hasValue(
            new Release(
                "1.0",
                Version.of("1.0"),
                new Capabilities(Map.of("fast-login", Presence.PRESENT)),
                new TreeSet<>(Set.of("flash-ram")),
                List.of(
                    new Structure(
                        "login",
                        Scope.PER_PORT,
                        List.of(
                            new Field(1, "wwn", 64, BIG_ENDIAN, 0),
                            new Field(2, "session", 32, BIG_ENDIAN, 0),
                            new Field(3, "speed", 32, BIG_ENDIAN, 4))),
                    EXCHANGE,
                    CONFIGURATION),
                List.of(
                    new InitializationStep.ClearBuffers(),
                    new InitializationStep.ResetRegister(3, 0x80)),
                List.of(
                    new CompanionRequirement(
                        "FLASH",
                        VersionRange.of("1.0..2.0"),
                        Optional.of(Version.of("2.0")),
                        Map.of("PLA", VersionRange.of("1.0")))),
                List.of(new ParameterList("port-login", List.of("wwn", "speed"))),
                List.of(new Setting("queue-depth", 1, 64, 8)),
                List.of(),
                new TreeSet<>(),
                new Release.ImageShape(Duration.ofMillis(20), "standard", 64 << 10)));
  }

  @Test
  void releaseBasedOnAnotherHasWhatItDoesNotSayOtherwise() {
    Release first = HISTORY.release("1.0").orElseThrow();
    assertThat(HISTORY.release("2.0"))
        .hasValue(
            new Release(
                "2.0",
                Version.of("2.0"),
                first.supports(),
                first.requires(),
                List.of(
                    new Structure(
                        "login",
                        Scope.PER_PORT,
                        List.of(
                            new Field(1, "wwn", 64, BIG_ENDIAN, 0),
                            new Field(2, "session", 64, LITTLE_ENDIAN, 0),
                            new Field(3, "link-speed", 16, BIG_ENDIAN, 4))),
                    EXCHANGE,
                    CONFIGURATION),
                first.initialization(),
                first.companions(),
                first.parameters(),
                first.settings(),
                List.of(
                    new ImplicitChange(
                        VersionRange.of("1.0..1.9"), FieldName.of("configuration.io-timeout"), 10)),
                new TreeSet<>(Set.of(FieldName.of("login.speed"))),
                first.shape()));
  }

  @Test
  void noneTakesAwayWhatWasInherited() {
    Release third = HISTORY.release("3.0").orElseThrow();
    assertThat(third.settings()).isEmpty();
    assertThat(third.parameters()).isEmpty();
    String text =
        Texts.complete()
            .replaceFirst(
                "(?= {6}exchange:)",
                """
                      statistics: {scope: per-port, fields: [{id: 1, name: sent, bits: 64}]}
                """)
            .replaceFirst(
                "(?= {4}parameters: .port-login: none)", "    structures: {statistics: none}\n");
    ReleaseHistory history = Texts.history(text);
    assertThat(history.release("2.0").orElseThrow().structure("statistics")).isPresent();
    assertThat(history.release("3.0").orElseThrow().structure("statistics")).isEmpty();
  }

  @Test
  void supportIsInheritedNameByName() {
    String text =
        Texts.complete()
            .replace("based-on: 2.0", "based-on: 2.0\n    supports: {encryption: absent}");
    assertThat(Texts.history(text).release("3.0").orElseThrow().supports())
        .isEqualTo(
            new Capabilities(
                Map.of("fast-login", Presence.PRESENT, "encryption", Presence.ABSENT)));
  }

  @Test
  void pathsAreAsWritten() {
    Policy strict = Policy.STRICT;
    assertThat(HISTORY.paths())
        .containsExactly(
            new UpdatePath("1.0", "2.0", strict, Promise.CONVERTED, Optional.empty()),
            new UpdatePath(
                "2.0",
                "3.0",
                new Policy(false, new TreeSet<>(Set.of(FieldName.of("login.link-speed")))),
                Promise.CONVERTED,
                Optional.empty()),
            new UpdatePath("2.0", "1.0", strict, Promise.REFUSED, Optional.of("downgrade")));
  }

  @Test
  void systemIsAsWritten() {
    assertThat(Texts.system(Texts.complete()))
        .isEqualTo(
            new RollPlan(
                List.of("left", "right"),
                List.of(
                    new HostPaths("database", new TreeSet<>(Set.of("left", "right"))),
                    new HostPaths("mail", new TreeSet<>(Set.of("left", "right")))),
                HISTORY.paths().getFirst(),
                List.of(Medium.FILE, Medium.VANISHING_STREAM)));
  }

  @Test
  void fileWithoutSystemRollsNothing() {
    String text = Texts.complete();
    assertThat(Texts.read(text.substring(0, text.indexOf("system:"))))
        .isEqualTo(new ReleaseFileResult.Read(HISTORY, Optional.empty()));
  }

  @Test
  void versionKeepsItsDigitsWithoutQuotes() {
    String text = Texts.complete().replace("version: 2.0\n", "version: 1.10\n");
    ReleaseHistory history = Texts.history(text.replace("1.0..1.9", "1.0"));
    assertThat(history.release("2.0").orElseThrow().version()).isEqualTo(Version.of("1.10"));
  }

  @Test
  void fileWithoutEnvironmentKnowsNothingOfIt() {
    String text = Texts.complete();
    String without =
        text.substring(0, text.indexOf("environment:")) + text.substring(text.indexOf("releases:"));
    assertThat(Texts.history(without).environment())
        .isEqualTo(new Environment(Capabilities.NONE, List.of(), List.of()));
  }

  @Test
  void quantitiesHaveUnits() {
    String text =
        Texts.complete()
            .replace("pause-bound: 20 ms", "pause-bound: 500us")
            .replace("filling: 64 KiB", "filling: 1 MiB");
    assertThat(Texts.history(text).release("1.0").orElseThrow().shape())
        .isEqualTo(new Release.ImageShape(Duration.ofNanos(500_000), "standard", 1 << 20));
  }
}
