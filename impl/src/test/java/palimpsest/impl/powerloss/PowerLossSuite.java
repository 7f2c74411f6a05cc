package palimpsest.impl.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.powerloss.Campaign.Cuts;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Release;

/// Wherever the power is lost, the adapter starts with a whole image, and nothing that was promised
/// is lost.
class PowerLossSuite {
  static final Release OLD = Releases.release("1.0").build();
  static final Release NEW =
      Releases.release("2.0")
          .edit("login", new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 32))
          .build();

  @Test
  void recoversFromALossOfPowerAtEveryWrite() {
    Campaign campaign = Campaign.updating(OLD, NEW);
    Cuts cuts = campaign.run(Taking.STANDARD);
    System.out.println("writes=" + campaign.writes() + " " + cuts);
    assertThat(cuts.first()).isPositive();
  }
}
