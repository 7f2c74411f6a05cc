package palimpsest.impl.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.powerloss.Campaign.Cuts;

/// Wherever the power is lost, and lost again, the adapter starts with a whole image, nothing that
/// was promised is lost, and the update comes through when it is tried again.
class PowerLossSuite {
  /// The writes before the start of the first trial.
  private static final int UPDATE = 16;

  private static void tell(Campaign campaign, Cuts cuts) {
    System.out.println(campaign.text() + "; " + cuts.text());
  }

  @Test
  void recoversFromALossOfPowerAtEveryWrite() {
    Campaign campaign = Campaign.updating(Train.OLD, Train.NEW);
    Cuts cuts = campaign.run(() -> Taking.STANDARD);
    tell(campaign, cuts);
    assertThat(campaign.writes()).containsExactly((long) UPDATE, 2L, 1L);
    assertThat(cuts).isEqualTo(new Cuts(4 * 19, 8 * 4 * 19));
  }

  @Test
  void recoversFromALossOfPowerAtEveryWriteOfWhatFollows() {
    Campaign campaign = Campaign.updatingTwice(Train.OLD, Train.NEW, Train.LATER);
    Cuts cuts = campaign.run(() -> Taking.STANDARD, UPDATE + 1);
    tell(campaign, cuts);
    long writes = campaign.writes().stream().mapToLong(Long::longValue).sum();
    assertThat((long) cuts.first()).isEqualTo(4 * (writes - UPDATE));
    assertThat(cuts.recovery()).isEqualTo(8 * cuts.first());
  }

  /// A PLA has too many words to lose power at each: the last writes of the update, and some by a
  /// seed.
  @Test
  void recoversFromALossOfPowerInALongBurn() {
    Campaign campaign = Campaign.updating(Train.OLD, Train.WORDS);
    long update = campaign.writes().getFirst();
    long seed = 5;
    LongStream drawn = new SplittableRandom(seed).longs(6, 1, update);
    Cuts cuts =
        campaign.run(
            () -> Taking.STANDARD,
            LongStream.concat(drawn, LongStream.rangeClosed(update - 5, update)));
    tell(campaign, cuts);
    System.out.println("seed=" + seed);
    assertThat(update).isGreaterThan(500);
    assertThat(cuts.first()).isEqualTo(4 * 12);
  }
}
