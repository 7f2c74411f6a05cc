package palimpsest.impl.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.StoredAdapter;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceEvent.Access;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.model.release.Release;

/// What a start does on purpose and no trace would show otherwise, it says.
class StartTraceTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW = Releases.release("2.0").build();

  private final Faults faults = new Faults(Taking.STANDARD);

  private StoredAdapter updated() {
    StoredAdapter stored = StoredAdapter.installed(OLD, faults);
    stored.start();
    stored.update(NEW);
    return stored;
  }

  private static TraceEvent last(StoredAdapter stored, String action) {
    return stored.events().reversed().stream()
        .filter(event -> event.action().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private static void assertBecause(TraceEvent event, String because) {
    assertThat(event.arguments())
        .filteredOn(argument -> argument.name().equals("because"))
        .extracting(Argument::value)
        .singleElement()
        .asString()
        .startsWith(because);
  }

  @Test
  void aTrialThatIsGivenUpAsItIsLookedAt() {
    try (StoredAdapter stored = updated()) {
      faults.failBlockReads(1);
      stored.start();
      TraceEvent read = last(stored, "ReadRecord");
      assertThat(read.arguments()).contains(new Argument("slot", 1));
      assertBecause(read, "the trial is given up: ");
      stored.start();
      assertThat(last(stored, "ReadRecord").arguments()).containsExactly(new Argument("slot", 1));
    }
  }

  @Test
  void aKeyThatCannotBeErased() {
    try (StoredAdapter stored = updated()) {
      faults.failKeyWrites(1);
      stored.start();
      assertBecause(last(stored, "EraseKey"), "the key cannot be erased: ");
    }
  }

  /// What the confirmation was of is told even if nothing was written.
  @Test
  void aConfirmationThatFails() {
    try (StoredAdapter stored = updated()) {
      stored.start();
      faults.failRecordWrites(1);
      stored.confirm();
      TraceEvent confirm = last(stored, "Confirm");
      assertBecause(confirm, "the boot record cannot be written");
      assertThat(confirm.accesses())
          .containsExactly(
              new Access("generation", stored.adapter().control().generation(), false));
    }
  }
}
