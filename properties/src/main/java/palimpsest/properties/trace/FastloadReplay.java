package palimpsest.properties.trace;

import java.util.Optional;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.fastload.FastloadPlace;
import palimpsest.model.machine.fastload.FastloadStep;
import palimpsest.model.machine.fastload.Progress;

/// An update by fastload as far as its events tell, up to the restart: the machine of fastload
/// takes what is its own, and follows where the machine of updates goes.
final class FastloadReplay {
  private static final String RECORD = "record";

  private final UpdateContext context;
  private final StorageInfo storage;
  private final FastloadProtocol protocol;
  private long block;

  FastloadReplay(UpdateContext context, StorageInfo storage, FastloadProtocol protocol) {
    this.context = context;
    this.storage = storage;
    this.protocol = protocol;
  }

  /// An image that was checked, and is not damaged: the machine hears of the update only now.
  void checkImage(Event event) throws Unexplained, Undecided, UnreadableTrace {
    if (event.text(Field.REFUSED).equals(Progress.Refusal.STORAGE_FAILED.name())) {
      FastloadProtocol.expectWritten(event, Field.REFUSED);
    }
    if (!event.has(Field.IMAGE)) {
      return;
    }
    Touched.read(event, RECORD);
    String said = event.text(Field.REFUSED);
    if (said.equals(Progress.Refusal.BAD_IMAGE.name())) {
      return;
    }
    protocol.take(new FastloadStep.Interrupt(event.text(Field.IMAGE)));
    protocol.advance(FastloadPlace.LOAD_CHUNK);
    protocol.advance(FastloadPlace.CHECK_IMAGE);
    Progress.Refusal refusal = protocol.state().step().refusal();
    String expected = refusal == Progress.Refusal.NONE ? "" : refusal.name();
    if (!said.equals(expected)) {
      throw new Unexplained(
          expected.isEmpty()
              ? "the boot record bars no such image: refused=" + said
              : "the boot record bars the image: refused=" + expected);
    }
    block = 0;
  }

  /// A step that an update by fastload has besides those of any update.
  void take(Event event) throws Unexplained, Undecided, UnreadableTrace {
    switch (event.action()) {
      case STORE_BLOCK -> storeBlock(event);
      case CHECK_SLOT -> checkSlot(event);
      case INITIALIZE_MEMORY -> {
        expectUpdate(UpdatePlace.IDENTIFY, event);
        protocol.advance(FastloadPlace.INITIALIZE_MEMORY);
        Touched.no(event, 0, 0);
      }
      case STORE_TRIAL -> storeTrial(event);
      case SET_WITNESS -> untouched(event, FastloadPlace.SET_WITNESS);
      case STORE_KEY -> untouched(event, FastloadPlace.STORE_KEY);
      case RESTART -> untouched(event, FastloadPlace.RESTART);
      default -> throw new IllegalStateException("an action of fastload is known: " + event);
    }
  }

  private void untouched(Event event, FastloadPlace at)
      throws Unexplained, Undecided, UnreadableTrace {
    restarting(event, at);
    Touched.no(event, 0, 0);
  }

  private void restarting(Event event, FastloadPlace at) throws Unexplained {
    expectUpdate(UpdatePlace.INITIALIZE, event);
    protocol.advance(at);
  }

  /// An image that cannot go on trial is undone like one whose overlay does not verify.
  private void storeTrial(Event event) throws Unexplained, UnreadableTrace {
    if (!event.has(Field.REFUSED)) {
      restarting(event, FastloadPlace.STORE_TRIAL);
      Touched.wrote(event, RECORD);
      Touched.no(event, 0, 1);
      return;
    }
    expectUpdate(UpdatePlace.INITIALIZE, event);
    protocol.expect(FastloadPlace.STORE_TRIAL);
    expectStorageFailed(event);
    protocol.returnTo(FastloadPlace.VERIFY_COPY);
    protocol.take(new FastloadStep.SpoilBlock(1));
    protocol.advance(FastloadPlace.VERIFY_COPY);
    Protocol update = context.protocol();
    update.tell(update.state().update().goes(UpdatePlace.VERIFY_COPY));
    update.take(new EnvironmentStep.SpoilBlock(1));
    update.take(new UpdateStep.VerifyCopy());
    Touched.no(event, 0, 0);
  }

  private static void expectStorageFailed(Event event) throws Unexplained {
    if (!event.text(Field.REFUSED).equals(Progress.Refusal.STORAGE_FAILED.name())) {
      throw new Unexplained("what cannot be stored or read back is storage that failed");
    }
  }

  private void storeBlock(Event event) throws Unexplained, UnreadableTrace {
    expectUpdate(UpdatePlace.IDENTIFY, event);
    if (protocol.place() != FastloadPlace.STORE_BLOCK || event.number(Field.BLOCK) != block) {
      throw new Unexplained(
          "blocks are stored in their order, each once: at="
              + protocol.place()
              + " block="
              + block);
    }
    block++;
    if (event.has(Field.REFUSED)) {
      refuse(event);
    } else if (block == storage.blocks(context.pair().loaded().bytes())) {
      protocol.advance(FastloadPlace.STORE_BLOCK);
    }
    Touched.no(event, 0, 0);
  }

  private void checkSlot(Event event) throws Unexplained, UnreadableTrace {
    expectUpdate(UpdatePlace.IDENTIFY, event);
    if (event.has(Field.REFUSED)) {
      protocol.expect(FastloadPlace.CHECK_SLOT);
      refuse(event);
    } else {
      protocol.advance(FastloadPlace.CHECK_SLOT);
    }
    Touched.no(event, 0, 0);
  }

  private void refuse(Event event) throws Unexplained {
    expectStorageFailed(event);
    spoilSlot();
    context.protocol().take(new EnvironmentStep.FailCode());
  }

  /// Whatever ends the update before the slot is read back, nothing refers to it: it may as well be
  /// one that does not read back.
  private void spoilSlot() throws Unexplained {
    if (protocol.place() == FastloadPlace.STORE_BLOCK) {
      protocol.advance(FastloadPlace.STORE_BLOCK);
    }
    protocol.take(new FastloadStep.SpoilSlot());
  }

  private void expectUpdate(UpdatePlace place, Event event) throws Unexplained {
    context.expectPlace(place, event);
  }

  /// The machine of updates has taken the step that the event is about.
  void follow(Event event, boolean isRefused) throws Unexplained {
    switch (event.action()) {
      case IDENTIFY -> followUnless(isRefused, FastloadPlace.IDENTIFY);
      case BEGIN_OVERLAY -> protocol.advance(FastloadPlace.CLOSE_GATE);
      case VERIFY_COPY -> {
        protocol.advance(FastloadPlace.COPY_BLOCK);
        if (isRefused) {
          protocol.take(new FastloadStep.SpoilBlock(1));
        }
        protocol.advance(FastloadPlace.VERIFY_COPY);
        return;
      }
      case VERIFY_RESTORED -> protocol.advance(FastloadPlace.RESTORE_OLD);
      case RETURN_BUFFER -> {
        if (protocol.place() == FastloadPlace.RETURN_BUFFER) {
          protocol.advance(FastloadPlace.RETURN_BUFFER);
        }
      }
      case INITIALIZE, SWITCH, GRANT, OPEN_GATE, RELEASE_BUFFER ->
          throw new Unexplained("an update by fastload ends with a restart");
      default -> {}
    }
    if (isRefused) {
      followRefusal();
    }
  }

  private void followRefusal() throws Unexplained {
    switch (protocol.place()) {
      case STORE_BLOCK, CHECK_SLOT -> spoilSlot();
      default -> {
        if (protocol.enabled(new FastloadStep.Refuse())) {
          protocol.take(new FastloadStep.Refuse());
        }
      }
    }
  }

  private void followUnless(boolean isRefused, FastloadPlace at) throws Unexplained {
    if (!isRefused) {
      protocol.advance(at);
    }
  }

  /// The step of fastload that comes before what the machine of updates thinks is next, if
  /// one does.
  Optional<String> next() {
    return switch (protocol.place()) {
      case STORE_BLOCK,
          CHECK_SLOT,
          INITIALIZE_MEMORY,
          STORE_TRIAL,
          SET_WITNESS,
          STORE_KEY,
          RESTART ->
          Optional.of(protocol.place().toString());
      default -> Optional.empty();
    };
  }
}
