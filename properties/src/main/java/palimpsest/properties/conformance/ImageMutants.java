package palimpsest.properties.conformance;

import static palimpsest.properties.conformance.Mutants.at;
import static palimpsest.properties.conformance.Mutants.goes;
import static palimpsest.properties.conformance.Mutants.when;

import java.util.List;
import java.util.function.Consumer;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Refusal;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.State;
import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.WayBack;
import palimpsest.model.machine.Words;
import palimpsest.model.release.Presence;

/// Images that are checked, and modules that are burnt, in another way than they should.
final class ImageMutants {
  private final Mutants mutants;

  private ImageMutants(Mutants mutants) {
    this.mutants = mutants;
  }

  static void addTo(Mutants mutants) {
    ImageMutants images = new ImageMutants(mutants);
    UpdateStep check = new UpdateStep.CheckImage();
    mutants.add(
        "ChangedAfterCheck",
        at(
            check,
            UpdatePlace.CHECK_IMAGE,
            state -> mutants.machine().apply(state, check).with(state.images())));
    mutants.add("HalfChecked", at(check, UpdatePlace.CHECK_IMAGE, images::checkFirstBlock));
    mutants.add(
        "TooLargeAccepted",
        at(new UpdateStep.LoadChunk(), UpdatePlace.LOAD_CHUNK, images::loadAnyway));
    mutants.upTo("TooLargeAccepted", images::isContained);
    UpdateStep identify = new UpdateStep.Identify();
    mutants.add("AnyBurnOrder", at(identify, UpdatePlace.IDENTIFY, images::identifyEndOnly));
    mutants.add("UnknownEnables", at(identify, UpdatePlace.IDENTIFY, images::identifyAbsent));
    UpdateStep withdraw = new UpdateStep.Withdraw();
    mutants.add(
        "GrantedEarly",
        at(
            withdraw,
            UpdatePlace.WITHDRAW,
            state ->
                withdrawn(state).with(state.outside().withPeers(images.image(state).offers()))));
    mutants.add("PeersNotTold", at(withdraw, UpdatePlace.WITHDRAW, ImageMutants::withdrawn));
    mutants.add(
        "StalePlan", at(new UpdateStep.BurnModule(), UpdatePlace.BURN_MODULE, images::burnBlindly));
    mutants.add(
        "BurnsStay",
        at(
            new UpdateStep.UndoBurn(),
            UpdatePlace.UNDO_BURN,
            state -> back(state, next -> next.burnt = Row.empty())));
    mutants.add(
        "UndoGoesOn",
        when(
            new EnvironmentStep.FailUndo(),
            state -> state.update().at() == UpdatePlace.UNDO_BURN,
            state ->
                back(
                    state,
                    next -> {
                      next.burnt = next.burnt.first(next.burnt.size() - 1);
                      next.remarked = true;
                    })));
  }

  /// Whether what is handed over fits.
  private boolean isContained(State state) {
    return state.update().at() != UpdatePlace.HAND_OVER
        || image(state).blocks() <= mutants.constants().windowBlocks();
  }

  private static State back(State state, Consumer<Update.Draft> change) {
    return state.with(WayBack.LAST.of(state.update().with(change)));
  }

  private Image image(State state) {
    return mutants.constants().image(state.update().image());
  }

  /// Either the first block only is compared, or the size is not.
  private State checkFirstBlock(State state) {
    Buffer buffer = state.images().buffer();
    Buffer sealed = new Buffer(buffer.blocks(), true, buffer.executable());
    State next = state.with(state.images().withBuffer(sealed));
    return buffer.blocks().at(1).equals(state.update().image()) && image(state).signed()
        ? goes(next, UpdatePlace.HAND_OVER)
        : WayBack.refused(next, Refusal.BAD_IMAGE);
  }

  private State loadAnyway(State state) {
    Buffer buffer = state.images().buffer();
    String name = state.update().image();
    boolean isLast = state.update().block() >= image(state).blocks();
    return state
        .with(state.images().withBuffer(buffer.withBlocks(buffer.blocks().append(name))))
        .with(
            state
                .update()
                .with(
                    next -> {
                      next.at = isLast ? UpdatePlace.CHECK_IMAGE : UpdatePlace.LOAD_CHUNK;
                      next.block = isLast ? 0 : state.update().block() + 1;
                    }));
  }

  private State identifyEndOnly(State state) {
    Image image = mutants.constants().image(state.images().handover().to());
    List<Integer> modules = Words.toBurn(image, state.outside().module());
    return identified(state, Row.copyOf(modules));
  }

  private State identifyAbsent(State state) {
    boolean isAbsent =
        image(state).requires().stream()
            .anyMatch(name -> mutants.constants().environment().get(name) == Presence.ABSENT);
    return isAbsent
        ? WayBack.refused(state, Refusal.INCOMPATIBLE)
        : identified(state, state.update().plan());
  }

  private static State identified(State state, Row<Integer> plan) {
    return state.with(
        state
            .update()
            .with(
                next -> {
                  next.at = UpdatePlace.PLACE_TABLES;
                  next.before = state.outside().module();
                  next.plan = plan;
                }));
  }

  private static State withdrawn(State state) {
    return state.with(
        state
            .update()
            .with(
                next -> {
                  next.at = UpdatePlace.CLOSE_GATE;
                  next.withdrawn = true;
                }));
  }

  private State burnBlindly(State state) {
    int module = state.update().plan().at(1);
    return state
        .with(state.outside().withLevel(module, image(state).levels().at(module)))
        .with(
            state
                .update()
                .with(
                    next -> {
                      next.burnt = next.burnt.append(module);
                      next.plan = next.plan.tail();
                      next.at =
                          next.plan.isEmpty()
                              ? UpdatePlace.CREATE_STRUCTURES
                              : UpdatePlace.BURN_MODULE;
                    }));
  }
}
