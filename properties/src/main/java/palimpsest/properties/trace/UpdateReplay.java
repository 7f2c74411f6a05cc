package palimpsest.properties.trace;

import java.util.List;
import java.util.Optional;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Refusal;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.properties.trace.TraceHeader.ImageInfo;

/// Updates as far as their events tell: the reference machine takes their steps, with the two
/// images of each as its constants.
final class UpdateReplay {
  /// Is told of locations that are there no more.
  interface Forgetting {
    void forget(String location);
  }

  private final UpdateContext context;
  private final Protocol protocol;
  private final LoadingReplay loading;
  private final ReconcilingReplay reconciling;
  private final ConversionReplay conversion;
  private final OverlayReplay overlay;
  private final Optional<FastloadProtocol> stored;
  private final Optional<FastloadReplay> fastload;
  private final Optional<StartReplay> starts;
  private String actor = "";

  UpdateReplay(
      TraceHeader header,
      ImageInfo running,
      Protocol protocol,
      Tables tables,
      Forgetting forgetting) {
    this.protocol = protocol;
    this.context = new UpdateContext(header, running, protocol, tables);
    this.conversion = new ConversionReplay(context);
    this.loading = new LoadingReplay(context);
    this.reconciling = new ReconcilingReplay(context, conversion);
    this.overlay = new OverlayReplay(context, conversion, forgetting);
    this.stored = header.storage().map(storage -> new FastloadProtocol(header, storage));
    this.fastload =
        stored.map(machine -> new FastloadReplay(context, header.storage().orElseThrow(), machine));
    this.starts =
        stored.map(
            machine -> new StartReplay(context, overlay, header.storage().orElseThrow(), machine));
  }

  /// The machine of fastload, where the adapter has storage.
  Optional<FastloadProtocol> stored() {
    return stored;
  }

  /// The image that runs.
  ImageInfo running() {
    return context.running();
  }

  /// The names of the actions that would be explained instead of an event.
  List<String> allowed(Event instead) {
    boolean isStarting =
        instead.actor().equals(Action.Who.START.prefix())
            || stored.filter(machine -> machine.isStarting()).isPresent();
    if (isStarting) {
      return stored.map(FastloadProtocol::allowed).orElse(List.of());
    }
    return due().map(List::of).orElseGet(protocol::allowedToUpdate);
  }

  void take(Event event) throws Unexplained, Undecided, UnreadableTrace {
    if (event.action() == Action.INTERRUPT) {
      interrupt(event);
      return;
    }
    if (!event.actor().equals(actor)) {
      throw new Unexplained("one update runs at a time: running=" + actor);
    }
    if (starts.filter(StartReplay::hasCutOff).isPresent()) {
      throw new Undecided(
          "line "
              + event.line()
              + ": a start has cut off the update, and it came farther than that");
    }
    if (event.action().who() == Action.Who.START) {
      start(event);
      return;
    }
    Refusal before = protocol.state().update().refusal();
    expectFastload(event);
    if (event.action().isOfFastload()) {
      ofFastload(event).take(event);
    } else {
      step(event);
      if (fastload.isPresent()) {
        follow(event, fastload.get(), protocol.state().update().refusal() != before);
      }
    }
    checkOutcome(event, before);
  }

  private static void follow(Event event, FastloadReplay machine, boolean isRefused)
      throws Unexplained, Undecided, UnreadableTrace {
    if (event.action() == Action.CHECK_IMAGE) {
      machine.checkImage(event);
    } else {
      machine.follow(event, isRefused);
    }
  }

  /// A worker has taken its step: one that finds the gate open has an image that runs.
  void follow(Event event) {
    if (event.action() == Action.ENTER && event.reads().size() > 1) {
      starts.ifPresent(StartReplay::runs);
    }
  }

  /// A start, by itself or behind an update's restart.
  void start(Event event) throws Unexplained, Undecided, UnreadableTrace {
    if (starts.isEmpty()) {
      throw unknown(event);
    }
    starts.get().take(event);
  }

  private FastloadReplay ofFastload(Event event) throws Undecided {
    if (fastload.isEmpty()) {
      throw unknown(event);
    }
    return fastload.get();
  }

  private static Undecided unknown(Event event) {
    return new Undecided(
        "line "
            + event.line()
            + " is "
            + event.action()
            + ", a step of fastload, and the header tells of no storage");
  }

  /// Where it is a step of fastload that has to come, no other does.
  private void expectFastload(Event event) throws Unexplained {
    String action = event.has(Field.STEP) ? event.text(Field.STEP) : event.action().toString();
    Optional<String> due = due();
    if (due.isPresent() && !due.get().equals(action)) {
      throw new Unexplained("the specification does not allow " + action + " here");
    }
  }

  /// The step of fastload that has to come before the machine of updates goes on, if one has.
  private Optional<String> due() {
    boolean isInTurn =
        protocol.place() == UpdatePlace.IDENTIFY || protocol.place() == UpdatePlace.INITIALIZE;
    return fastload.filter(_ -> isInTurn).flatMap(FastloadReplay::next);
  }

  private void interrupt(Event event) throws Unexplained, UnreadableTrace {
    if (protocol.place() != UpdatePlace.IDLE) {
      throw new Unexplained("one update runs at a time: running=" + actor);
    }
    long version = Touched.wrote(event, "update");
    if (starts.isPresent()) {
      Touched.read(event, "generation"); // behind which start it comes
    }
    Touched.no(event, starts.isPresent() ? 1 : 0, 1);
    if (!event.actor().equals(Action.Who.UPDATE.prefix() + (version + 1) / 2)) {
      throw new Unexplained("updates are counted: version=" + version);
    }
    actor = event.actor();
    starts.ifPresent(StartReplay::runs);
    context.created().clear();
    loading.interrupt();
  }

  private void step(Event event) throws Unexplained, Undecided, UnreadableTrace {
    switch (event.action()) {
      case LOAD_CHUNK -> loading.loadChunk(event);
      case CHECK_IMAGE -> loading.checkImage(event);
      case HAND_OVER -> context.plain(event, new UpdateStep.HandOver());
      case BRANCH -> context.plain(event, new UpdateStep.Branch());
      case IDENTIFY -> reconciling.identify(event);
      case PLACE_TABLES -> reconciling.placeTables(event);
      case BURN_MODULE -> reconciling.burnModule(event);
      case CREATE_STRUCTURES -> reconciling.createStructures(event);
      case SAVE_OLD -> context.plain(event, new UpdateStep.SaveOld());
      case DEFINE_CODE -> reconciling.defineCode(event);
      case START_TRACKING -> conversion.startTracking(event);
      case SEEK_MARK, PACE, CLEAR_MARK, READ_ENTRY, WRITE_ENTRY, COUNT_MARKS ->
          conversion.take(event);
      case WITHDRAW -> context.plain(event, new UpdateStep.Withdraw());
      case CLOSE_GATE -> context.writing(event, new UpdateStep.CloseGate(), "gate");
      case DRAIN -> {
        overlay.drain(event, new UpdateStep.Drain());
        conversion.merge();
      }
      case EXPIRE_DRAIN -> overlay.drain(event, new UpdateStep.ExpireDrain());
      case BEGIN_OVERLAY -> context.writing(event, new UpdateStep.BeginOverlay(), "generation");
      case COPY_BLOCK -> overlay.block(event, new UpdateStep.CopyBlock());
      case VERIFY_COPY -> overlay.verifyCopy(event);
      case INITIALIZE -> overlay.initialize(event);
      case SWITCH -> overlay.switchOver(event);
      case GRANT -> context.plain(event, new UpdateStep.Grant());
      case OPEN_GATE -> context.writing(event, new UpdateStep.OpenGate(), "gate");
      case RELEASE_BUFFER -> overlay.release(event, new UpdateStep.ReleaseBuffer());
      default -> backwards(event);
    }
  }

  /// The way back, and what leads there.
  private void backwards(Event event) throws Unexplained, UnreadableTrace {
    switch (event.action()) {
      case RESTORE_BLOCK -> overlay.block(event, new UpdateStep.RestoreBlock());
      case VERIFY_RESTORED -> overlay.verifyRestored(event);
      case REOPEN_GATE -> context.writing(event, new UpdateStep.ReopenGate(), "gate");
      case STOP_TRACKING -> {
        context.writing(event, new UpdateStep.StopTracking(), "tracking");
        context.tables().track(List.of());
      }
      case UNDO_BURN -> reconciling.undoBurn(event);
      case RETURN_BUFFER -> overlay.release(event, new UpdateStep.ReturnBuffer());
      case FAIL_SOURCE -> {
        loading.expectMore();
        fails(event, new EnvironmentStep.FailSource());
      }
      case FAIL_CODE -> fails(event, new EnvironmentStep.FailCode());
      case FAIL_BURN -> fails(event, new EnvironmentStep.FailBurn());
      case FAIL_UNDO -> fails(event, new EnvironmentStep.FailUndo());
      default -> throw new IllegalStateException("an update's action is known: " + event);
    }
  }

  /// What fails is the step that would have come.
  private void fails(Event event, EnvironmentStep step) throws Unexplained, UnreadableTrace {
    UpdatePlace next = loading.next(protocol.place());
    String expected = due().orElse(next.toString());
    if (!event.text(Field.STEP).equals(expected)) {
      throw new Unexplained("what fails is the next step: step=" + expected);
    }
    protocol.take(step);
    reconciling.created(event);
  }

  /// Why the update is refused, in the words of the machine of updates. Storage has words of its
  /// own, for the step that looks at it only.
  private String said(Event event) {
    String refused = event.text(Field.REFUSED);
    return switch (refused) {
      case "DOWNGRADE", "LOSS_UNNAMED" -> Refusal.INCOMPATIBLE.toString();
      case "BUSY", "ROLLBACK" -> isBarred(event) ? Refusal.BAD_IMAGE.toString() : refused;
      case "STORAGE_FAILED" ->
          switch (event.action()) {
            case STORE_BLOCK, CHECK_SLOT -> Refusal.BAD_CODE.toString();
            case STORE_TRIAL -> Refusal.COPY_UNVERIFIED.toString();
            default -> refused;
          };
      default -> refused;
    };
  }

  private boolean isBarred(Event event) {
    return fastload.isPresent() && event.action() == Action.CHECK_IMAGE && event.has(Field.IMAGE);
  }

  /// The event says what the machine comes to: refused, and why; lost; or neither.
  private void checkOutcome(Event event, Refusal before) throws Unexplained {
    Update update = protocol.state().update();
    String outcome =
        update.at() == UpdatePlace.LOST
            ? "LOST"
            : update.refusal() == before || update.at() == UpdatePlace.IDLE
                ? ""
                : update.refusal().toString();
    String said = said(event);
    if (!said.equals(outcome)) {
      throw new Unexplained(
          outcome.isEmpty()
              ? "the specification goes on: refused=" + said
              : "the specification does not go on: refused=" + outcome);
    }
  }
}
