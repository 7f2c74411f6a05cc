package palimpsest.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.impl.system.HostPaths;
import palimpsest.properties.roll.Medium;
import palimpsest.properties.roll.RollEvent;
import palimpsest.properties.roll.RollPlan;
import palimpsest.properties.roll.RollPromise;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.roll.RollRun;
import palimpsest.properties.roll.RollSettings;

/// What a report says of rolls: what was kept, and of what nothing tried that nothing tried it.
final class RollWordingTest {
  private static RollResult result(RollEvent event, String ended, boolean takenOver) {
    RollPlan plan =
        new RollPlan(
            List.of("left", "right"),
            List.of(new HostPaths("mail", new TreeSet<>(List.of("left", "right")))),
            Certificates.history().paths().getFirst(),
            List.of(Medium.FILE, Medium.VANISHING_STREAM));
    return new RollResult(
        plan,
        RollSettings.sample(1),
        List.of(
            new RollRun(
                event,
                Medium.FILE,
                ended,
                takenOver,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                1,
                0,
                List.of())),
        true);
  }

  @Test
  void whatNoRollTriedIsNotSaidToBeKept() {
    RollResult calm = result(new RollEvent.Nothing(), RollRun.ROLLED, false);
    assertThat(Wording.kept(calm))
        .isEqualTo(
            "In all of them each adapter came to the new image, by this roll or the next;"
                + " every host kept a path; versions that ran together were compatible;"
                + " each adapter started a whole image, the old or the new;"
                + " hosts lost no session and no block that they were told of."
                + " None of them tried whether the first failure stopped the roll;"
                + " a dead source was taken over, and every roll ended;"
                + " half a medium was no image.");
  }

  @Test
  void aRollTriesWhatHappensInIt() {
    RollResult vanished =
        result(new RollEvent.MediumVanishes(Medium.VANISHING_STREAM), "no image", false);
    assertThat(vanished.tried(RollPromise.MEDIUM)).isEqualTo(1);
    assertThat(vanished.tried(RollPromise.STOPPED)).isEqualTo(1);
    assertThat(vanished.tried(RollPromise.HOSTS)).isZero();
    RollResult inherited =
        result(new RollEvent.CutBeforeStep("left", 9, "PauseAdapter"), RollRun.ROLLED, true);
    assertThat(inherited.tried(RollPromise.TAKEN_OVER)).isEqualTo(1);
    assertThat(inherited.tried(RollPromise.STOPPED)).isZero();
  }
}
