package palimpsest.impl.template;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.hardware.Hardware;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.InitializationStep.ResetRegister;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// An image with a conversion of its own does all else as every image does.
class ZoningTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Field ZONE = new Field(20, "zone", 8, BIG_ENDIAN, 0);

  private static Releases zoned(FieldEdit... edits) {
    return Releases.release("2.0").edit("login", edits).bootstrap("zoning");
  }

  @Test
  void aValueThatDoesNotFitIsRefused() {
    Release narrow =
        zoned(new FieldEdit.Added(ZONE), new FieldEdit.Narrowed(Releases.SPEED, "speed", 32, 16))
            .build();
    try (Stepper stepper = Stepper.running(OLD)) {
      stepper.serve(0, Hosts.login(7, 0x1_0000, 1));
      Outcome.Refused refused = (Outcome.Refused) stepper.updateTo(narrow);
      assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.VALUE_LOST);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void whatIsNewHasItsDefaultsAndWhatIsToBeInitializedIs() {
    Structure limits =
        new Structure(
            "limits", Scope.PER_ADAPTER, List.of(new Field(1, "most", 32, BIG_ENDIAN, 9)));
    Release release =
        zoned(new FieldEdit.Added(ZONE)).with(limits).initialize(new ResetRegister(3, 4)).build();
    try (Stepper stepper = Stepper.running(OLD)) {
      assertThat(stepper.updateTo(release)).isInstanceOf(Outcome.Updated.class);
      assertThat(Decoder.of(stepper.adapter()).entry("limits")).containsEntry(1, 9L);
      assertThat(new Hardware(stepper.adapter().memory()).register(3)).isEqualTo(4);
    }
  }

  /// The zone comes from the name of the host, and not from the field that is carried first.
  @Test
  void theZoneIsTheLastByteOfTheName() {
    try (Stepper stepper = Stepper.running(OLD)) {
      stepper.serve(2, Hosts.login(0x1234, 8, 1));
      Release release =
          zoned(new FieldEdit.Reordered(List.of(3, 4, 1, 2)), new FieldEdit.Added(ZONE)).build();
      assertThat(stepper.updateTo(release)).isInstanceOf(Outcome.Updated.class);
      assertThat(Decoder.of(stepper.adapter()).entries("login").get(2)).containsEntry(20, 0x34L);
    }
  }
}
