package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.State;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.fastload.FastloadPlace;
import palimpsest.model.machine.fastload.FastloadStep;

/// Starts and confirmations as far as their events tell. A fast start does what is left to do of
/// the update that it follows upon: the machine of updates goes on from there.
final class StartReplay {
  private static final String RECORD = "record";
  private static final String GENERATION = "generation";
  private static final String GATE = "gate";

  private final UpdateContext context;
  private final OverlayReplay overlay;
  private final StorageInfo storage;
  private final FastloadProtocol protocol;
  private String actor = "";
  private boolean hasStarted;
  private boolean isQuiet;
  private boolean hasCutOff;
  private long block;

  StartReplay(
      UpdateContext context,
      OverlayReplay overlay,
      StorageInfo storage,
      FastloadProtocol protocol) {
    this.context = context;
    this.overlay = overlay;
    this.storage = storage;
    this.protocol = protocol;
  }

  void take(Event event) throws Unexplained, Undecided, UnreadableTrace {
    if (event.action() != Action.READ_RECORD && event.action() != Action.CONFIRM) {
      expectActor(event);
    }
    switch (event.action()) {
      case READ_RECORD -> readRecord(event);
      case STORE_TRY -> storeTry(event);
      case READ_KEY -> readKey(event);
      case ERASE_KEY -> {
        FastloadProtocol.expectWritten(event, Field.BECAUSE);
        plain(event, FastloadPlace.ERASE_KEY);
      }
      case START_FAST -> startFast(event);
      case SELF_TEST -> plain(event, FastloadPlace.SELF_TEST);
      case RESET_LINKS -> plain(event, FastloadPlace.RESET_LINKS);
      case VERIFY_WINDOW -> {
        plain(event, FastloadPlace.VERIFY_WINDOW);
        block = 0;
      }
      case LOAD_BLOCK -> loadBlock(event);
      case VERIFY_LOADED -> verifyLoaded(event);
      case GIVE_UP_TRIAL -> giveUpTrial(event);
      case START_STANDARD -> startStandard(event);
      case CONFIRM -> confirm(event);
      default -> throw new IllegalStateException("an action of a start is known: " + event);
    }
  }

  private void expectActor(Event event) throws Unexplained {
    boolean isBegun = protocol.isStarting() && protocol.place() != FastloadPlace.READ_RECORD;
    if (isBegun && !event.actor().equals(actor)) {
      throw new Unexplained("who begins a start takes all its steps: actor=" + actor);
    }
  }

  private void plain(Event event, FastloadPlace at) throws Unexplained, UnreadableTrace {
    protocol.advance(at);
    Touched.no(event, 0, 0);
  }

  private void storeTry(Event event) throws Unexplained, Undecided, UnreadableTrace {
    FastloadProtocol.expectWritten(event, Field.BECAUSE);
    protocol.advance(FastloadPlace.STORE_TRY);
    Touched.wrote(event, RECORD);
    Touched.no(event, 0, 1);
  }

  /// Whoever serves or is updated has been started before, even if the trace does not tell of it.
  void runs() {
    hasStarted = true;
  }

  /// Whether a start that the update did not ask for has come before it was over.
  boolean hasCutOff() {
    return hasCutOff;
  }

  /// Without a slot nothing could be read, and it is read again. The first start of an adapter is
  /// one after power came; another one may come at any time, and cuts off an update that runs.
  private void readRecord(Event event) throws Unexplained, Undecided, UnreadableTrace {
    boolean isAsked = protocol.place() == FastloadPlace.READ_RECORD;
    boolean isItself = event.actor().equals(Action.Who.START.prefix());
    if (!isAsked && !isItself) {
      protocol.expect(FastloadPlace.READ_RECORD);
    }
    actor = event.actor();
    hasCutOff |= isItself && context.protocol().place() != UpdatePlace.IDLE;
    if (!event.has(Field.SLOT)) {
      quiet(event, 0);
      return;
    }
    if (isItself && hasStarted) {
      protocol.startUnasked();
    } else if (isItself) {
      protocol.take(new FastloadStep.PowerLoss(false));
    }
    protocol.advance(FastloadPlace.READ_RECORD);
    int slot = protocol.state().step().slot();
    expectTrial(event, slot);
    if (event.number(Field.SLOT) != slot) {
      throw new Unexplained("the boot record says which slot is started: slot=" + slot);
    }
    Touched.read(event, RECORD);
    quiet(event, 1);
  }

  /// A trial that is given up as it is looked at has no tries left or is too old, as the machine
  /// knows; or its slot no longer reads back, as it does not.
  private void expectTrial(Event event, int slot) throws Unexplained, Undecided {
    if (!event.has(Field.BECAUSE)) {
      return;
    }
    if (!protocol.hasTrial()) {
      throw new Unexplained("only a trial is given up: slot=" + slot);
    }
    if (protocol.isTrialChosen()) {
      if (event.number(Field.SLOT) == slot) {
        throw new Unexplained("a trial that is given up is not started: slot=" + slot);
      }
      throw new Undecided(
          "line "
              + event.line()
              + ": the specification has no trial that no longer reads back: "
              + event.text(Field.BECAUSE));
    }
  }

  /// The first reading stops whatever an update has not stopped; until an image runs again, there
  /// is nothing left to stop.
  private void quiet(Event event, int reads) throws UnreadableTrace {
    List<String> stopped = new ArrayList<>();
    State state = context.protocol().state();
    if (!isQuiet && state.gate() == State.Gate.OPEN) {
      stopped.add(GATE);
    }
    if (!isQuiet && state.images().whole()) {
      stopped.add(GENERATION);
    }
    if (!isQuiet && context.tables().isTracking()) {
      stopped.add("tracking");
    }
    for (String location : stopped) {
      Touched.wrote(event, location);
    }
    Touched.no(event, reads, stopped.size());
    isQuiet = true;
  }

  /// A key that an update stores as it is cut off leaves no trace that is in order with the start.
  private void readKey(Event event) throws Unexplained, Undecided, UnreadableTrace {
    if (!protocol.readKey(event.flag(Field.FAST))) {
      if (hasCutOff) {
        throw new Undecided(
            "line "
                + event.line()
                + ": whether the update that was cut off stored its key shows not");
      }
      throw new Unexplained("no key opens this start");
    }
    Touched.no(event, 0, 0);
  }

  private void startFast(Event event) throws Unexplained, Undecided, UnreadableTrace {
    protocol.advance(FastloadPlace.START_FAST);
    if (!Touched.writes(event, GATE)) {
      throw new Undecided(
          "line " + event.line() + ": the specification has no fast start that fails");
    }
    context.expectPlace(UpdatePlace.INITIALIZE, event);
    Protocol update = context.protocol();
    update.take(new UpdateStep.Initialize());
    overlay.switchTables();
    if (update.place() == UpdatePlace.GRANT) {
      update.take(new UpdateStep.Grant());
    }
    update.take(new UpdateStep.OpenGate());
    overlay.releaseTables(new UpdateStep.ReleaseBuffer());
    for (String location : List.of(GENERATION, GATE, "update")) {
      Touched.wrote(event, location);
    }
    Touched.no(event, 0, 3);
    hasStarted = true;
    isQuiet = false;
    hasCutOff = false;
  }

  /// What cannot be read is loaded like what does not verify.
  private void loadBlock(Event event) throws Unexplained, UnreadableTrace {
    protocol.come(FastloadPlace.LOAD_BLOCK);
    String image = imageInSlot();
    long blocks = storage.blocks(context.header().image(image).orElseThrow().bytes());
    if (protocol.place() != FastloadPlace.LOAD_BLOCK || event.number(Field.BLOCK) != block) {
      throw new Unexplained(
          "blocks are loaded in their order, each once: at="
              + protocol.place()
              + " block="
              + block);
    }
    block++;
    if (event.has(Field.BECAUSE)) {
      protocol.advance(FastloadPlace.LOAD_BLOCK);
      protocol.take(new FastloadStep.SpoilSlot());
      protocol.advance(FastloadPlace.VERIFY_LOADED);
      block = 0;
    } else if (block == blocks) {
      protocol.advance(FastloadPlace.LOAD_BLOCK);
      block = 0;
    }
    Touched.no(event, 0, 0);
  }

  private String imageInSlot() {
    return protocol.state().device().slot().at(protocol.state().step().slot()).at(1);
  }

  private void verifyLoaded(Event event) throws Unexplained, UnreadableTrace {
    if (event.has(Field.BECAUSE)) {
      protocol.take(new FastloadStep.SpoilSlot());
    }
    protocol.advance(FastloadPlace.VERIFY_LOADED);
    Touched.no(event, 0, 0);
  }

  private void giveUpTrial(Event event) throws Unexplained, Undecided, UnreadableTrace {
    protocol.advance(FastloadPlace.GIVE_UP_TRIAL);
    if (!Touched.writes(event, RECORD)) {
      throw new Undecided(
          "line "
              + event.line()
              + ": the specification has no trial that is given up and stays in the boot record");
    }
    Touched.no(event, 0, 1);
    block = 0;
  }

  /// The first start finds an adapter as the header says. Any later one forgets all logins, and
  /// tables begin anew: that far the machine of updates does not follow.
  private void startStandard(Event event) throws Unexplained, Undecided, UnreadableTrace {
    protocol.advance(FastloadPlace.START_STANDARD);
    if (hasStarted || context.protocol().place() != UpdatePlace.IDLE) {
      throw new Undecided(
          "line "
              + event.line()
              + ": behind a standard start tables begin anew, which no check of a trace follows");
    }
    if (!Touched.writes(event, GATE)) {
      throw new Undecided(
          "line " + event.line() + ": the specification has no standard start that fails");
    }
    Touched.wrote(event, GENERATION);
    Touched.wrote(event, GATE);
    Touched.no(event, 0, 2);
    hasStarted = true;
    isQuiet = false;
  }

  /// One that was not written has changed nothing. When it was tried, an update may have been under
  /// way that the trial bars: nothing tells which came first.
  private void confirm(Event event) throws Unexplained, Undecided, UnreadableTrace {
    if (event.has(Field.ADAPTER) || event.has(Field.ANSWERS)) {
      throw new UnreadableTrace(event.line(), "a start is the adapter's own: field=adapter");
    }
    if (!event.actor().equals(Action.Who.START.prefix())) {
      throw new Unexplained(
          "an image is confirmed by itself, and by no update: actor=" + event.actor());
    }
    boolean isWritten = !event.has(Field.BECAUSE);
    boolean isRunning = context.protocol().state().images().whole() && !protocol.isStarting();
    if (isWritten) {
      protocol.take(new FastloadStep.Confirm());
      Touched.wrote(event, RECORD);
    } else if (!isRunning || !protocol.hasTrial()) {
      throw new Unexplained("the specification does not allow " + event.action() + " here");
    }
    Touched.read(event, GENERATION);
    Touched.no(event, 1, isWritten ? 1 : 0);
  }
}
