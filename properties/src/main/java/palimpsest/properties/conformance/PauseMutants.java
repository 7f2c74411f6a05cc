package palimpsest.properties.conformance;

import static palimpsest.properties.conformance.Mutants.at;
import static palimpsest.properties.conformance.Mutants.goes;
import static palimpsest.properties.conformance.Mutants.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Conversion;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Refusal;
import palimpsest.model.machine.State;
import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.State.Images;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.WayBack;
import palimpsest.model.machine.Words;
import palimpsest.properties.conformance.Mutant.Replacement;

/// Pauses, and ways back, that go in another way than they should.
final class PauseMutants {
  private static final Set<UpdatePlace> SWITCHED =
      Set.of(UpdatePlace.GRANT, UpdatePlace.OPEN_GATE, UpdatePlace.RELEASE_BUFFER);

  private final Mutants mutants;

  private PauseMutants(Mutants mutants) {
    this.mutants = mutants;
  }

  static void addTo(Mutants mutants) {
    PauseMutants pauses = new PauseMutants(mutants);
    pauses.addDrains();
    pauses.addVerifications();
    pauses.addWaysBack();
    pauses.addSecondTrigger();
    mutants.add("NeverOpened", when(new UpdateStep.OpenGate(), _ -> false, state -> state));
    mutants.add(
        "OldNotSaved",
        at(
            new UpdateStep.SaveOld(),
            UpdatePlace.SAVE_OLD,
            state -> goes(state, UpdatePlace.DEFINE_CODE)));
    mutants.add(
        "StaleCode",
        at(
            new UpdateStep.Switch(),
            UpdatePlace.SWITCH,
            state ->
                mutants
                    .machine()
                    .apply(state, new UpdateStep.Switch())
                    .with(state.images().withWindow(true, state.images().window()))));
  }

  /// The loads of many updates would pile up without end.
  private void addSecondTrigger() {
    mutants.add(
        "SecondTrigger",
        new Replacement<>(
            "Interrupt",
            this::interrupts,
            (state, step) -> mutants.machine().apply(state.with(Update.NONE), step)));
    mutants.upTo("SecondTrigger", state -> state.images().buffer().blocks().size() <= 1);
  }

  private List<Step> interrupts(State state) {
    Constants constants = mutants.constants();
    List<Step> steps = new ArrayList<>();
    for (String name : constants.images().keySet()) {
      if (!SWITCHED.contains(state.update().at())
          && constants.isPath(state.images().running(), name)) {
        steps.add(new EnvironmentStep.Interrupt(name));
      }
    }
    return steps;
  }

  private void addDrains() {
    UpdateStep drain = new UpdateStep.Drain();
    mutants.add("NoDrain", at(drain, UpdatePlace.DRAIN, this::drain));
    mutants.add(
        "LateWorker",
        when(
            drain,
            state ->
                state.update().at() == UpdatePlace.DRAIN && !state.workers().inside().contains(1),
            this::drain));
    mutants.add(
        "MergeForgotten",
        when(drain, PauseMutants::isDrained, state -> goes(state, UpdatePlace.BEGIN_OVERLAY)));
    mutants.add("NoDrainBound", when(new UpdateStep.ExpireDrain(), _ -> false, state -> state));
  }

  static boolean isDrained(State state) {
    return state.update().at() == UpdatePlace.DRAIN && state.workers().inside().isEmpty();
  }

  private State drain(State state) {
    return Conversion.isConverting(mutants.constants(), state)
        ? state.with(Conversion.seeks(state.update(), 1))
        : goes(state, UpdatePlace.BEGIN_OVERLAY);
  }

  private void addVerifications() {
    verify("CopyNotVerified", state -> goes(state, UpdatePlace.INITIALIZE));
    verify(
        "BufferFreed",
        state -> goes(state, UpdatePlace.INITIALIZE).with(state.images().withBuffer(Buffer.EMPTY)));
    verify("DispatchedEarly", state -> goes(state, UpdatePlace.INITIALIZE).with(Gate.OPEN));
    verify(
        "RunsBeforeSwitch",
        state -> {
          Images images = state.images();
          Images running = images.switchedTo(state.update().image());
          return goes(state, UpdatePlace.INITIALIZE)
              .with(running.withWindow(images.whole(), images.window()));
        });
    verify(
        "GivesUpAtOnce",
        state -> goes(state, isInWindow(state) ? UpdatePlace.INITIALIZE : UpdatePlace.LOST));
    verify(
        "SignedDataCompared",
        state ->
            isInWindow(state) && state.update().root() == 0
                ? goes(state, UpdatePlace.INITIALIZE)
                : WayBack.refused(state, Refusal.COPY_UNVERIFIED));
  }

  private void verify(String name, UnaryOperator<State> effect) {
    mutants.add(name, at(new UpdateStep.VerifyCopy(), UpdatePlace.VERIFY_COPY, effect));
  }

  private boolean isInWindow(State state) {
    String name = state.update().image();
    Image image = mutants.constants().image(name);
    return state
        .images()
        .window()
        .equals(Words.inWindow(mutants.constants().windowBlocks(), name, image));
  }

  private void addWaysBack() {
    mutants.add(
        "BackAfterSwitch",
        at(
            new UpdateStep.Grant(),
            UpdatePlace.GRANT,
            state ->
                state.with(
                    state
                        .update()
                        .with(
                            next -> {
                              next.at = UpdatePlace.RESTORE_BLOCK;
                              next.block = 1;
                            }))));
    mutants.add(
        "LeftPaused",
        at(
            new UpdateStep.ReopenGate(),
            UpdatePlace.REOPEN_GATE,
            state ->
                state.with(new WayBack(true, true, state.data().tracking()).of(state.update()))));
    mutants.add(
        "TrackingStays",
        at(
            new UpdateStep.StopTracking(),
            UpdatePlace.STOP_TRACKING,
            state -> state.with(WayBack.LAST.of(state.update()))));
    UpdateStep verify = new UpdateStep.VerifyRestored();
    mutants.add(
        "RestOfOldImage",
        at(
            verify,
            UpdatePlace.VERIFY_RESTORED,
            state -> {
              State next = mutants.machine().apply(state, verify);
              return next.images().whole() ? next : next.with(state.images());
            }));
  }
}
