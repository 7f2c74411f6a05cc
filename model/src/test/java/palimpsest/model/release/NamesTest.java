package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
  private static final String RULE =
      "a name is 1 to 63 letters, digits, spaces, dots, dashes or underscores, a letter or digit"
          + " first: ";

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "FLASH RAM present", "a.b-c_d", "2.0-beta"})
  void aNameIsWhatAPersonWouldCallSomething(String name) {
    assertThat(new CompanionModule(name, Version.of("1"), Capabilities.NONE).name())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "_a", "-a", ".a", "ä", "a\n", "a\tb", "a/b", "a'b"})
  void otherNamesAreRejected(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Names.check("thing", name))
        .withMessage(RULE + "thing='" + name + "'");
  }

  @Test
  void aNameHasAtMost63Letters() {
    Names.check("thing", "a".repeat(63));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Names.check("thing", "a".repeat(64)))
        .withMessage(RULE + "thing='" + "a".repeat(64) + "'");
  }

  @Test
  void everyRecordThatHasANameChecksIt() {
    assertRejects("module", () -> new CompanionModule("?", Version.of("1"), Capabilities.NONE));
    assertRejects("module", () -> Sample.requirement("?"));
    assertRejects("structure", () -> new FieldName("?", "a"));
    assertRejects("field", () -> new FieldName("a", "?"));
    assertRejects("procedure", () -> new ParameterList("?", List.of()));
    assertRejects("parameter", () -> new ParameterList("login", List.of("a", "?")));
    assertRejects("peer", () -> peer("?"));
    assertRejects("release", () -> Sample.release("?", Sample.LOGIN));
    assertRejects("bootstrap", () -> new Release.ImageShape(Sample.SHAPE.pauseBound(), "?", 0));
    assertRejects("setting", () -> new Setting("?", 0, 1, 0));
  }

  static Peer peer(String name) {
    return new Peer(name, Collections.emptySortedSet(), Collections.emptySortedSet(), true);
  }

  private static void assertRejects(String what, ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(RULE + what + "='?'");
  }
}
