package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A release whose parts do not contradict each other, and each way in which they could.
final class ReleaseTest {
  private static final ParameterList PARAMETERS = new ParameterList("login", List.of("port"));

  @Test
  void aReleaseFindsItsPartsByName() {
    Release release = Sample.release(List.of(Sample.requirement("flash")), List.of(PARAMETERS));

    assertThat(release.structure("login")).contains(Sample.LOGIN);
    assertThat(release.structure("none")).isEmpty();
    assertThat(release.companion("flash")).contains(Sample.requirement("flash"));
    assertThat(release.companion("none")).isEmpty();
    assertThat(release.parameterList("login")).contains(PARAMETERS);
    assertThat(release.parameterList("none")).isEmpty();
  }

  @Test
  void aReleaseHasEachPartOnce() {
    assertTwice(
        "a structure is there twice: login",
        () -> Sample.release("r1", Sample.LOGIN, Sample.LOGIN));
    assertTwice(
        "a companion module is there twice: flash",
        () ->
            Sample.release(
                List.of(Sample.requirement("flash"), Sample.requirement("flash")), List.of()));
    assertTwice(
        "a parameter list is there twice: login",
        () -> Sample.release(List.of(), List.of(PARAMETERS, PARAMETERS)));
    Setting setting = new Setting("retries", 0, 8, 3);
    assertTwice(
        "a setting is there twice: retries",
        () ->
            Sample.release(
                "r1", List.of(Sample.CONFIGURATION), List.of(setting, setting), List.of()));
  }

  private static void assertTwice(String line, Runnable making) {
    assertThatIllegalArgumentException().isThrownBy(making::run).withMessage(line);
  }

  @Test
  void aSettingIsAFieldOfTheConfiguration() {
    Setting setting = new Setting("retries", 0, 255, 3);

    assertThat(withSetting(Sample.CONFIGURATION, setting).settings()).containsExactly(setting);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withSetting(Sample.LOGIN, setting))
        .withMessage("a setting is a field of the structure configuration: setting=retries");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withSetting(Sample.CONFIGURATION, new Setting("timeout", 0, 1, 0)))
        .withMessage("a setting is a field of the structure configuration: setting=timeout");
  }

  @ParameterizedTest
  @CsvSource({"0, 256", "1, 255"})
  void aSettingFitsItsFieldAndAllowsItsDefault(long lowest, long highest) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> withSetting(Sample.CONFIGURATION, new Setting("retries", lowest, highest, 3)))
        .withMessage(
            "a setting's values fit its field, and the field's default is one of them:"
                + " setting=retries");
  }

  private static Release withSetting(Structure structure, Setting setting) {
    return Sample.release("r1", List.of(structure), List.of(setting), List.of());
  }

  @Test
  void anImplicitChangeConcernsAFieldOfTheRelease() {
    VersionRange before = VersionRange.of("1.0..1.9");
    ImplicitChange change = new ImplicitChange(before, FieldName.of("login.speed"), 1000);

    assertThat(withChange(change).implicitChanges()).containsExactly(change);
    for (String missing : List.of("login.none", "none.speed")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> withChange(new ImplicitChange(before, FieldName.of(missing), 1000)))
          .withMessage("an implicit change concerns a field of the release: field=" + missing);
    }
  }

  @Test
  void anImplicitChangeConcernsOtherVersionsThanTheReleasesOwn() {
    VersionRange own = VersionRange.of("1.0..2.0");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> withChange(new ImplicitChange(own, FieldName.of("login.speed"), 1000)))
        .withMessage(
            "an implicit change concerns other versions than the release's own:"
                + " field=login.speed versions=1.0..2.0");
  }

  private static Release withChange(ImplicitChange change) {
    return Sample.release("r1", List.of(Sample.LOGIN), List.of(), List.of(change));
  }

  @ParameterizedTest
  @CsvSource({"0, PT0S", "-1, PT-0.001S"})
  void aPauseBoundIsAboveZero(long millis, String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Release.ImageShape(Duration.ofMillis(millis), "standard", 0))
        .withMessage("a pause bound is above zero: pauseBound=" + text);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, (64 << 20) + 1})
  void fillingIsUpTo64MiB(int fillingBytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Release.ImageShape(Duration.ofMillis(1), "standard", fillingBytes))
        .withMessage("filling is 0 to 64 MiB: fillingBytes=" + fillingBytes);
    assertThat(new Release.ImageShape(Duration.ofNanos(1), "standard", 64 << 20).fillingBytes())
        .isEqualTo(64 << 20);
  }

  @Test
  void anImageRunsWithTheModuleVersionItCarries() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CompanionRequirement(
                    "flash", VersionRange.of("1.0..2.0"), Optional.of(Version.of("2.1")), Map.of()))
        .withMessage(
            "an image runs with the module version it carries: module=flash runs-with=1.0..2.0"
                + " carries=2.1");
    assertThat(
            new CompanionRequirement(
                    "flash", VersionRange.of("1.0..2.0"), Optional.empty(), Map.of())
                .carries())
        .isEmpty();
  }

  @Test
  void aModuleDoesNotNeedItself() {
    Map<String, VersionRange> needs = Map.of("flash", VersionRange.of("1.0"));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CompanionRequirement("flash", VersionRange.of("1.0"), Optional.empty(), needs))
        .withMessage("a module does not need itself: module=flash");
    assertThat(
            new CompanionRequirement("pla", VersionRange.of("1.0"), Optional.empty(), needs)
                .needs())
        .containsOnlyKeys("flash");
  }

  @Test
  void anEnvironmentHasEachModuleAndPeerOnce() {
    CompanionModule flash = new CompanionModule("flash", Version.of("1"), Capabilities.NONE);
    CompanionModule pla = new CompanionModule("pla", Version.of("1"), Capabilities.NONE);
    Peer host = NamesTest.peer("host");

    assertThat(
            new Environment(Capabilities.NONE, List.of(flash, pla), List.of(host)).companion("pla"))
        .contains(pla);
    assertThat(Sample.environment().companion("flash")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Environment(Capabilities.NONE, List.of(flash, flash), List.of()))
        .withMessage("a companion module is there twice: flash");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Environment(Capabilities.NONE, List.of(), List.of(host, host)))
        .withMessage("a peer is there twice: host");
  }

  @Test
  void aStrictPolicyPermitsNothing() {
    assertThat(Policy.STRICT.downgrade()).isFalse();
    assertThat(Policy.STRICT.acceptedLosses()).isEmpty();
  }

  @Test
  void setsOfARecordAreItsOwn() {
    TreeSet<FieldName> losses = new TreeSet<>(List.of(FieldName.of("login.speed")));
    TreeSet<String> uses = new TreeSet<>(List.of("burst"));
    Policy policy = new Policy(true, losses);
    Peer peer = new Peer("host", uses, uses, true);

    losses.clear();
    uses.clear();

    assertThat(policy.acceptedLosses()).containsExactly(FieldName.of("login.speed"));
    assertThat(peer.usesCapabilities()).containsExactly("burst");
    assertThat(peer.usesProcedures()).containsExactly("burst");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> Sample.release(List.of(), List.of()).requires().clear());
  }

  @Test
  void aReleaseIsWhatItWasMadeOf() {
    Release release = Sample.release(List.of(), List.of(PARAMETERS));

    assertThat(release.requires()).containsExactly("FLASH RAM present");
    assertThat(release.acceptedLosses()).containsExactly(FieldName.of("login.speed"));
    assertThat(release.initialization()).containsExactly(new InitializationStep.ClearCache());
  }
}
