package palimpsest.impl.damage;

import static org.assertj.core.api.Assertions.assertThat;

import palimpsest.impl.code.ImageClasses;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Everything;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Memories.Kept;
import palimpsest.impl.fixture.OwnCode;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.Code;
import palimpsest.impl.io.Request;
import palimpsest.impl.update.Outcome;

/// An update to an image of which one class file is damaged, judged by what hosts get to see.
final class DamagedUpdate {
  static final Code WHOLE = ImageTemplates.code(Everything.NEW);
  private static final byte[] OLD_IMAGE = Worlds.image(Everything.OLD);
  private static final byte[] NEW_IMAGE = Worlds.image(Everything.NEW);
  private static final int STEPS_MAX = 100_000;

  private DamagedUpdate() {}

  /// What becomes of it.
  static Tried tried(Damage damage, ImageClasses classes) {
    byte[] image = OwnCode.image(Everything.NEW, damage.in(WHOLE));
    try (Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings(), classes)) {
      Kept before = Kept.of(stepper.adapter());
      stepper.trigger(Worlds.command("damaged", image));
      boolean paused = false;
      for (int step = 0; !stepper.isEnded(); step++) {
        assertThat(step).as("steps of an update").isLessThan(STEPS_MAX);
        assertThat(stepper.step()).as("nobody keeps %s waiting", stepper.update()).isTrue();
        paused |= !stepper.adapter().gate().isOpen();
      }
      if (stepper.finish() instanceof Outcome.Updated updated) {
        return isNoticed(stepper, updated) ? Tried.NOTICED : Tried.HARMLESS;
      }
      if (hasLeftATrace(stepper, before)) {
        return Tried.LEFT_A_TRACE;
      }
      return paused ? Tried.REFUSED_LATE : Tried.REFUSED_AHEAD;
    }
  }

  /// Code that was damaged may do whatever its author could have made it do: all that it throws is
  /// something that was noticed.
  private static boolean isNoticed(Stepper stepper, Outcome.Updated updated) {
    try {
      assertThat(updated.remarks()).isEmpty();
      stepper.hosts().updated(Everything.OLD, Everything.NEW);
      assertServes(stepper);
      return false;
    } catch (RuntimeException | Error _) {
      return true;
    }
  }

  /// Here the old image runs, and then the whole new one: nothing is excused.
  private static boolean hasLeftATrace(Stepper stepper, Kept before) {
    try {
      assertThat(Kept.of(stepper.adapter())).isEqualTo(before);
      assertServes(stepper);
      Outcome again = stepper.updateTo(Worlds.command("whole", NEW_IMAGE));
      assertThat(again).isInstanceOf(Outcome.Updated.class);
      stepper.hosts().updated(Everything.OLD, Everything.NEW);
      assertServes(stepper);
      return false;
    } catch (RuntimeException | Error _) {
      return true;
    }
  }

  /// Each kind of request has its right answer, and memory holds what hosts were told.
  private static void assertServes(Stepper stepper) {
    Decoder.assertKept(stepper);
    stepper.serve(1, Hosts.login(0x77, 8, 2));
    long session = stepper.hosts().session(1);
    stepper.serve(1, new Request.Write(session, 3, Hosts.block(5)));
    stepper.serve(1, new Request.Flush(session));
    stepper.serve(1, new Request.Read(session, 3));
    stepper.serve(1, new Request.Logout(session));
    stepper.serve(1, new Request.Read(session, 3));
    Decoder.assertKept(stepper);
  }
}
