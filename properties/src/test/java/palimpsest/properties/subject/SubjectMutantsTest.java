package palimpsest.properties.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.subject.SubjectExplorer.Settings;
import palimpsest.properties.subject.Walker.Walk;
import palimpsest.properties.subject.mutant.SubjectMutants;

/// What is put in the place of a part of the implementation, and is wrong, is noticed.
final class SubjectMutantsTest {
  private static final Constants MODEL = SmallModel.constants();
  private static final int STEPS = 20_000;

  private static Substitutes mutant(String name) {
    return Optional.ofNullable(SubjectMutants.all().get(name)).orElseThrow().substitutes().get();
  }

  /// The counterexample is a shortest one: so many steps, the last of which gives it away.
  @ParameterizedTest
  @CsvSource({
    "EntersUnannounced, 2, Announce",
    "ReadBeforeClear, 13, ClearMark",
    "LoginNotMarked, 21, MarkEntry",
    "MarkBeforeWrite, 18, WriteWord",
    "NoDrain, 15, CloseGate",
    "NotSealed, 20, Switch",
    "StaleCode, 26, Switch",
    "BlockSkipped, 21, CopyBlock",
    "CopyNotVerified, 19, VerifyCopy"
  })
  void aMutantIsFoundByTheFewestSteps(String name, int steps, String last) {
    try (Subject subject = new Subject(MODEL, mutant(name))) {
      Comparison<Step> found =
          new SubjectExplorer<>(
                  subject,
                  new CodeUpdate(MODEL),
                  new StateCodec(MODEL),
                  new Settings(1_000_000, 20, 1))
              .explore();
      Difference<Step> difference = found.difference().orElseThrow();
      assertThat(difference.path()).as(difference.text()).hasSize(steps);
      assertThat(difference.path().getLast().action()).as(difference.text()).isEqualTo(last);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MarkBeforeWrite", "NoDrain", "CopyNotVerified"})
  void aMutantIsFoundByARandomWalkAndTheWalkIsShortened(String name) {
    try (Subject subject = new Subject(MODEL, mutant(name))) {
      Walker walker = new Walker(subject, new CodeUpdate(MODEL));
      Walk walk = walker.random(3, STEPS);
      Difference<Step> difference = walk.difference().orElseThrow();
      Difference<Step> shrunk = walker.shrunk(difference);
      assertThat(shrunk.path().size()).isLessThanOrEqualTo(difference.path().size());

      Replay written = Replay.of("small", Optional.of(name), shrunk);
      Replay read = Replay.read(written.lines());
      Walk again = walker.along(read.in(new CodeUpdate(MODEL)));
      assertThat(again.difference()).contains(shrunk);
    }
  }
}
