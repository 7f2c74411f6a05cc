package palimpsest.evidence.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.properties.arbitrary.PalimpsestDomain;
import palimpsest.properties.text.HistoryText;

/// A generated history that fails can be pasted into a file and certified: what is written of it is
/// read as the same history.
@Domain(PalimpsestDomain.class)
final class GeneratedFileProperties {
  @Property(tries = 500)
  void whatIsWrittenOfAHistoryIsReadAsTheSameHistory(@ForAll ReleaseHistory history) {
    assertThat(Texts.read(HistoryText.of(history)))
        .isEqualTo(new ReleaseFileResult.Read(history, Optional.empty()));
  }
}
