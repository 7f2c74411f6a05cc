package palimpsest.impl.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.powerloss.Campaign.Cuts;

/// Wherever the power is lost, the adapter starts with a whole image, and nothing that was promised
/// is lost.
class PowerLossSuite {
  @Test
  void recoversFromALossOfPowerAtEveryWrite() {
    Campaign campaign = Campaign.updating(Train.OLD, Train.NEW);
    Cuts cuts = campaign.run(() -> Taking.STANDARD);
    System.out.println("writes=" + campaign.writes() + " " + cuts);
    assertThat(cuts.first()).isPositive();
  }
}
