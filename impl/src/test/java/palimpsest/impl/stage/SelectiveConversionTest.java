package palimpsest.impl.stage;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.memory.Span;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.VersionRange;

/// Only what was found is converted, and only where it shows in an entry's bytes.
class SelectiveConversionTest {
  private static final Field LANE = new Field(9, "lane", 8, BIG_ENDIAN, 3);

  private static Set<String> actions(Stepper stepper) {
    return stepper.events().stream().map(TraceEvent::action).collect(Collectors.toSet());
  }

  private static List<Incompatibility> reconciled(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Updated.class);
    return ((Outcome.Updated) outcome).reconciled();
  }

  /// Other names, and the other byte order of a single byte, leave an entry as it is: its table
  /// changes its owner and is not converted.
  @Test
  void whatDoesNotShowInTheBytesIsFoundAndNotConverted() {
    Release old = Releases.release("1.0").edit("login", new FieldEdit.Added(LANE)).build();
    FieldEdit renamed = new FieldEdit.Renamed(Releases.SPEED, "speed", "link-speed");
    FieldEdit turned = new FieldEdit.ByteOrderChanged(9, "lane", LITTLE_ENDIAN);
    Release renaming =
        Releases.release("2.0").edit("login", new FieldEdit.Added(LANE), renamed, turned).build();
    try (Stepper stepper = Stepper.running(old)) {
      stepper.serve(0, Hosts.login(0x1122_3344_5566_7788L, 16, 5));
      Span table = Decoder.of(stepper.adapter()).table(0);
      assertThat(reconciled(stepper.updateTo(renaming)))
          .containsExactly(
              new Incompatibility.DataStructureChanged("login", List.of(renamed, turned)));
      assertThat(actions(stepper)).doesNotContain("StartTracking", "ClearMark");
      assertThat(Decoder.of(stepper.adapter()).table(0)).isEqualTo(table);
      stepper.hosts().updated(old, renaming);
      Decoder.assertKept(stepper);
    }
  }

  /// A unit that changed between two versions is no incompatibility with an image of one of them
  /// that has no such field, as it may be where two releases have one version.
  @Test
  void aUnitOfAFieldThatTheOtherImageDoesNotHaveIsNothingToReconcile() {
    Release without = Releases.release("1.0").build();
    ImplicitChange change =
        new ImplicitChange(VersionRange.of("1.0"), FieldName.of("login.lane"), 10);
    Release with =
        Releases.release("2.0").edit("login", new FieldEdit.Added(LANE)).implicit(change).build();
    Incompatibility added =
        new Incompatibility.DataStructureChanged("login", List.of(new FieldEdit.Added(LANE)));
    Incompatibility dropped =
        new Incompatibility.DataStructureChanged("login", List.of(new FieldEdit.Dropped(LANE)));
    Policy back = new Policy(true, new TreeSet<>(List.of(FieldName.of("login.lane"))));
    try (Stepper stepper = Stepper.running(without)) {
      assertThat(reconciled(stepper.updateTo(with))).containsExactly(added);
      assertThat(reconciled(stepper.updateTo(Worlds.command("b", Worlds.image(without), back))))
          .containsExactly(dropped);
    }
  }
}
