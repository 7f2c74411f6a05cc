package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each kind of incompatibility says in one line what it is, and which requirement names it.
final class IncompatibilityTest {
  static Stream<Arguments> incompatibilities() {
    return Stream.concat(ofImages(), ofSurroundings());
  }

  private static Stream<Arguments> ofImages() {
    return Stream.of(
        Arguments.of(
            new Incompatibility.DataStructureChanged(
                "login",
                List.of(new FieldEdit.Dropped(Sample.STATE), new FieldEdit.Added(Sample.PORT))),
            "CNV-4",
            "login: state dropped, port added"),
        Arguments.of(
            new Incompatibility.DataStructureAdded("login"), "CNV-4", "structure login added"),
        Arguments.of(
            new Incompatibility.DataStructureDropped("login"), "CNV-4", "structure login dropped"),
        Arguments.of(
            new Incompatibility.InitializationChanged(
                List.of(),
                List.of(
                    new InitializationStep.ResetRegister(63, 5),
                    new InitializationStep.ClearBuffers(),
                    new InitializationStep.ClearCache())),
            "CNV-5",
            "initialization is now reset register 63 to 5, then clear buffers, then clear cache"),
        Arguments.of(
            new Incompatibility.ParameterListChanged("login", List.of("a"), List.of("a", "b")),
            "CNV-6",
            "parameters of login are now [a, b]"),
        Arguments.of(
            new Incompatibility.SettingOutOfRange(new Setting("retries", 2, 8, 3), -1),
            "CNV-7",
            "setting retries is 18446744073709551615, becomes 3"),
        Arguments.of(
            new Incompatibility.SettingOutOfRange(new Setting("mask", 0, -1, -2), 7),
            "CNV-7",
            "setting mask is 7, becomes 18446744073709551614"));
  }

  private static Stream<Arguments> ofSurroundings() {
    return Stream.of(
        Arguments.of(
            new Incompatibility.OrderChanged(List.of("pla", "flash")),
            "CNV-8",
            "update order is pla, then flash"),
        Arguments.of(
            new Incompatibility.CompanionOutdated("pla", Version.of("1.2"), Version.of("2")),
            "CNV-9",
            "pla goes from 1.2 to 2.0"),
        Arguments.of(
            new Incompatibility.ImplicitlyChanged(
                Version.of("1.2"),
                new ImplicitChange(VersionRange.of("1.0..1.9"), FieldName.of("login.speed"), 1000)),
            "LOG-4",
            "login.speed of version 1.2 counts in units of 1000"),
        Arguments.of(
            new Incompatibility.CapabilityLost("burst", List.of("switch", "host")),
            "LOG-7",
            "capability burst lost, told to [switch, host]"),
        Arguments.of(
            new Incompatibility.CapabilityLost("burst", List.of()),
            "LOG-7",
            "capability burst lost"),
        Arguments.of(
            new Incompatibility.CapabilityLostUnnoticed("burst", "switch"),
            "LOG-8",
            "capability burst lost, which switch uses and would not notice"),
        Arguments.of(
            new Incompatibility.CapabilityGained("burst"),
            "LOG-6",
            "capability burst gained, to be told to the peers"),
        Arguments.of(
            new Incompatibility.EnvironmentLacks("burst", Presence.ABSENT),
            "LOG-9",
            "the environment's capability burst is absent"),
        Arguments.of(
            new Incompatibility.EnvironmentLacks("burst", Presence.UNKNOWN),
            "LOG-9",
            "the environment's capability burst is not known"));
  }

  @ParameterizedTest
  @MethodSource("incompatibilities")
  void anIncompatibilitySaysWhatItIsInOneLine(
      Incompatibility incompatibility, String requirement, String text) {
    assertThat(incompatibility.text()).isEqualTo(text);
    assertThat(incompatibility.requirement()).isEqualTo(requirement);
  }

  @Test
  void everyKindIsAmongThem() {
    Set<Class<?>> drawn =
        incompatibilities()
            .map(arguments -> arguments.get()[0].getClass())
            .collect(Collectors.toSet());

    assertThat(drawn).isEqualTo(Set.of(Incompatibility.class.getPermittedSubclasses()));
  }

  @Test
  void theyDoNotChangeWithTheCallersLists() {
    List<String> names = new ArrayList<>(List.of("a"));
    List<FieldEdit> edits = new ArrayList<>(List.of(new FieldEdit.Added(Sample.PORT)));
    List<InitializationStep> steps = new ArrayList<>(List.of(new InitializationStep.ClearCache()));
    List<Incompatibility> all =
        List.of(
            new Incompatibility.DataStructureChanged("login", edits),
            new Incompatibility.InitializationChanged(steps, steps),
            new Incompatibility.ParameterListChanged("login", names, names),
            new Incompatibility.OrderChanged(names),
            new Incompatibility.CapabilityLost("burst", names));
    List<String> before = all.stream().map(Incompatibility::toString).toList();

    names.clear();
    edits.clear();
    steps.clear();

    assertThat(all.stream().map(Incompatibility::toString)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 64})
  void aRegisterHasANumberFrom0To63(int register) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InitializationStep.ResetRegister(register, 0))
        .withMessage("a register has a number from 0 to 63: register=" + register);
    assertThat(new InitializationStep.ResetRegister(0, 1).text())
        .isEqualTo("reset register 0 to 1");
  }
}
