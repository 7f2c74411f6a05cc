package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.companion.BurnFaults.Effect;
import palimpsest.impl.companion.BurnOperation;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Everything;
import palimpsest.impl.fixture.Memories.Kept;
import palimpsest.impl.fixture.Parts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// Companion modules are burnt in an order that is safe throughout, or not at all; what a refused
/// update burnt is undone exactly.
class BurningTest {
  private static final byte[] OLD_IMAGE = Worlds.image(Everything.OLD);
  private static final byte[] NEW_IMAGE = Worlds.image(Everything.NEW);

  /// Strikes some operations, counted from 0, and remembers all.
  private static final class Faults implements BurnFaults {
    private final List<BurnOperation> seen = new ArrayList<>();
    private final Effect effect;
    private IntPredicate struck;

    private Faults(IntPredicate struck, Effect effect) {
      this.struck = struck;
      this.effect = effect;
    }

    @Override
    public Effect before(BurnOperation operation) {
      seen.add(operation);
      return struck.test(seen.size() - 1) ? effect : new Effect.Works();
    }
  }

  private static final List<Effect> EFFECTS =
      List.of(
          new Effect.Fails("no voltage"), new Effect.Tears("power lost"), new Effect.Corrupts());

  private static Outcome.Refused refused(Outcome outcome, Refusal.Kind kind) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Outcome.Refused refused = (Outcome.Refused) outcome;
    assertThat(refused.refusal().kind()).as(refused.refusal().line()).isEqualTo(kind);
    return refused;
  }

  private static List<BurnOperation> operations() {
    Faults none = new Faults(_ -> false, new Effect.Works());
    try (Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings(none))) {
      assertThat(stepper.updateTo(Worlds.command("u", NEW_IMAGE)))
          .isInstanceOf(Outcome.Updated.class);
    }
    return none.seen;
  }

  /// All of the FLASH part, which has few, and of the PLA, which has many, the ends and some.
  private static boolean isTried(List<BurnOperation> operations, int index) {
    return operations.get(index).part().equals("flash")
        || index > operations.size() - 4
        || index % 173 == 0;
  }

  @Test
  void aBurnFailsAtAnyOperationAndEverythingIsAsBefore() {
    List<BurnOperation> operations = operations();
    int tried = 0;
    for (int index = 0; index < operations.size(); index++) {
      int struck = index;
      for (Effect effect : isTried(operations, index) ? EFFECTS : List.<Effect>of()) {
        Faults faults = new Faults(at -> at == struck, effect);
        try (Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings(faults))) {
          Kept before = Kept.of(stepper.adapter());
          Outcome.Refused outcome =
              refused(stepper.updateTo(Worlds.command("u", NEW_IMAGE)), Refusal.Kind.BURN_FAILED);
          assertThat(outcome.refusal().line()).contains(operations.get(index).part());
          assertThat(outcome.remarks()).isEmpty();
          assertThat(Kept.of(stepper.adapter()))
              .as("%s at %s", effect, operations.get(index).text())
              .isEqualTo(before);
          assertThat(stepper.updateTo(Worlds.command("again", NEW_IMAGE)))
              .isInstanceOf(Outcome.Updated.class);
          stepper.hosts().updated(Everything.OLD, Everything.NEW);
          Decoder.assertKept(stepper);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(60);
  }

  @Test
  void anUndoingThatFailsStopsThereAndTheOldImageRunsWithACombinationOfThePlan() {
    Faults faults = new Faults(_ -> false, new Effect.Fails("no voltage"));
    Surroundings surroundings = Everything.surroundings(faults);
    try (Stepper stepper = Everything.running(OLD_IMAGE, surroundings)) {
      stepper.trigger(Worlds.command("u", NEW_IMAGE)).runTo(OverlayStage.CloseGate.class);
      int undoing = faults.seen.size();
      faults.struck = at -> at == undoing;
      stepper.refuse(Refusal.Kind.INCOMPATIBLE);
      Outcome.Refused outcome = refused(stepper.finish(), Refusal.Kind.INCOMPATIBLE);
      assertThat(outcome.remarks())
          .hasSize(2)
          .allMatch(remark -> remark.endsWith("cause=no voltage"))
          .first()
          .asString()
          .startsWith("pla stays burnt: a burn failed: ");
      assertThat(surroundings.companions().part("pla").burnt().version())
          .isEqualTo(Version.of("2.0"));
      assertThat(surroundings.companions().part("flash").burnt().version())
          .as("the module burnt first stays too: pla 2.0 needs it, and no plan passed between")
          .isEqualTo(Version.of("2.0"));
      Decoder.assertKept(stepper);
      assertThat(stepper.updateTo(Worlds.command("again", NEW_IMAGE)))
          .isInstanceOf(Outcome.Updated.class);
    }
  }

  private static Surroundings parts() {
    CompanionPart flash = Parts.flash("1.0", BurnFaults.NONE);
    CompanionPart pla = Parts.pla("1.0", BurnFaults.NONE);
    return Worlds.surroundings(Capabilities.NONE, List.of(flash, pla), List.of());
  }

  private static Release release(String version, CompanionRequirement... requirements) {
    return Releases.release(version).companions(requirements).build();
  }

  private static List<String> burnt(Stepper stepper) {
    return stepper.events().stream()
        .filter(event -> event.action().equals("BurnModule"))
        .map(event -> event.arguments().getFirst().value())
        .toList();
  }

  private static final Release ANY =
      release("1.0", Parts.runsWith("flash", "1.0..2.0"), Parts.runsWith("pla", "1.0..2.0"));

  @Test
  void modulesAreBurntInTheOrderInWhichTheyWorkTogether() {
    Release second =
        release(
            "2.0",
            Parts.carries("flash", "2.0", "2.0", "pla", "2.0"),
            Parts.carries("pla", "2.0", "2.0"));
    try (Stepper stepper = Stepper.running(ANY, parts())) {
      Outcome outcome = stepper.updateTo(second);
      assertThat(outcome).isInstanceOf(Outcome.Updated.class);
      assertThat(((Outcome.Updated) outcome).reconciled())
          .contains(new Incompatibility.OrderChanged(List.of("pla", "flash")));
      assertThat(burnt(stepper)).containsExactly("pla", "flash");
    }
  }

  @Test
  void modulesAreBurntAsTheImageNamesThemWhereAnyOrderIsSafe() {
    Release second =
        release("2.0", Parts.carries("pla", "2.0", "2.0"), Parts.carries("flash", "2.0", "2.0"));
    try (Stepper stepper = Stepper.running(ANY, parts())) {
      Outcome outcome = stepper.updateTo(second);
      assertThat(((Outcome.Updated) outcome).reconciled())
          .noneMatch(Incompatibility.OrderChanged.class::isInstance);
      assertThat(burnt(stepper)).containsExactly("pla", "flash");
    }
  }

  private static void assertRefusedBeforeTheFirstBurn(Release old, Release second) {
    assertRefusedBeforeTheFirstBurn(old, second, "[flash, pla]");
  }

  private static void assertRefusedBeforeTheFirstBurn(Release old, Release second, String plan) {
    Surroundings surroundings = parts();
    try (Stepper stepper = Stepper.running(old, surroundings)) {
      Kept before = Kept.of(stepper.adapter());
      Outcome.Refused outcome = refused(stepper.updateTo(second), Refusal.Kind.NO_BURN_ORDER);
      assertThat(outcome.refusal().line()).endsWith("present={flash=1.0, pla=1.0} burnt=" + plan);
      assertThat(burnt(stepper)).isEmpty();
      assertThat(Kept.of(stepper.adapter())).isEqualTo(before);
    }
  }

  @Test
  void modulesThatNeedEachOtherAreNotBurntAtAll() {
    assertRefusedBeforeTheFirstBurn(
        ANY,
        release(
            "2.0",
            Parts.carries("flash", "2.0", "2.0", "pla", "2.0"),
            Parts.carries("pla", "2.0", "2.0", "flash", "2.0")));
  }

  /// Nothing is to be burnt, but the one module needs another version of the other.
  @Test
  void modulesThatAreThereHaveToWorkTogetherAsWell() {
    Release old =
        Releases.release("1.0")
            .companions(Parts.runsWith("flash", "1.0..2.0"), Parts.runsWith("pla", "1.0..2.0"))
            .build();
    Release second =
        Releases.release("2.0")
            .companions(
                Parts.carries("flash", "1.0", "1.0", "pla", "2.0"),
                Parts.carries("pla", "1.0..2.0", "2.0"))
            .build();
    assertRefusedBeforeTheFirstBurn(old, second, "[]");
  }

  @Test
  void nothingIsBurntThatTheOldImageDoesNotRunWith() {
    assertRefusedBeforeTheFirstBurn(
        release("1.0", Parts.runsWith("flash", "1.0"), Parts.runsWith("pla", "1.0..2.0")),
        release("2.0", Parts.carries("flash", "2.0", "2.0"), Parts.carries("pla", "2.0", "2.0")));
  }

  @Test
  void anImageThatNeedsAModuleThatIsNotThereOrThatItDoesNotCarryIsRefused() {
    try (Stepper stepper = Stepper.running(ANY, parts())) {
      Outcome.Refused missing =
          refused(
              stepper.updateTo(release("2.0", Parts.runsWith("nvram", "1.0"))),
              Refusal.Kind.INCOMPATIBLE);
      assertThat(missing.refusal().line())
          .isEqualTo("the adapter lacks a module that the image runs with: module=nvram");
      Outcome.Refused outdated =
          refused(
              stepper.updateTo(release("2.1", Parts.runsWith("flash", "2.0"))),
              Refusal.Kind.INCOMPATIBLE);
      assertThat(outdated.refusal().line()).endsWith("module=flash runs-with=2.0 present=1.0");
    }
  }

  /// Somebody else burns a module between the decision and the burn.
  @Test
  void aModuleThatIsNotWhatThePlanWasMadeForIsNotBurnt() {
    Surroundings surroundings = parts();
    CompanionPart flash = surroundings.companions().part("flash");
    try (Stepper stepper = Stepper.running(ANY, surroundings)) {
      stepper
          .trigger(release("2.0", Parts.carries("flash", "2.0", "2.0")))
          .runTo(ReconcileStage.BurnModule.class);
      flash.burn(Parts.burn("flash", "1.5"));
      Outcome.Refused outcome = refused(stepper.finish(), Refusal.Kind.BURN_FAILED);
      assertThat(outcome.refusal().line()).endsWith("module=flash planned=1.0 found=1.5");
      assertThat(flash.burnt()).isEqualTo(Parts.burn("flash", "1.5"));
    }
  }
}
