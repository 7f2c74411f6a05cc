package palimpsest.properties.trace;

import java.util.List;
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
  }

  /// The image that runs.
  ImageInfo running() {
    return context.running();
  }

  void take(Event event) throws Unexplained, Undecided, UnreadableTrace {
    if (event.action() == Action.INTERRUPT) {
      interrupt(event);
      return;
    }
    if (!event.actor().equals(actor)) {
      throw new Unexplained("one update runs at a time: running=" + actor);
    }
    Refusal before = protocol.state().update().refusal();
    step(event);
    checkOutcome(event, before);
  }

  private void interrupt(Event event) throws Unexplained, UnreadableTrace {
    if (protocol.place() != UpdatePlace.IDLE) {
      throw new Unexplained("one update runs at a time: running=" + actor);
    }
    long version = Touched.wrote(event, "update");
    Touched.no(event, 0, 1);
    if (!event.actor().equals(Action.Who.UPDATE.prefix() + (version + 1) / 2)) {
      throw new Unexplained("updates are counted: version=" + version);
    }
    actor = event.actor();
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
    if (!event.text(Field.STEP).equals(next.toString())) {
      throw new Unexplained("what fails is the next step: step=" + next);
    }
    protocol.take(step);
    reconciling.created(event);
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
    String said =
        switch (event.text(Field.REFUSED)) {
          case "DOWNGRADE", "LOSS_UNNAMED" -> Refusal.INCOMPATIBLE.toString();
          default -> event.text(Field.REFUSED);
        };
    if (!said.equals(outcome)) {
      throw new Unexplained(
          outcome.isEmpty()
              ? "the specification goes on: refused=" + said
              : "the specification does not go on: refused=" + outcome);
    }
  }
}
