package palimpsest.model.machine;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.model.machine.State.Data;
import palimpsest.model.machine.State.Images;
import palimpsest.model.release.Presence;

/// The new image's bootstrap, while hosts are served.
record BootstrapActions(Constants constants) {
  /// Whatever is not known to be present is not there.
  State identify(State state) {
    Image image = constants.image(state.images().handover().to());
    Image old = constants.image(state.images().running());
    Row<Integer> module = state.outside().module();
    if (image.requires().stream().anyMatch(this::isMissing)) {
      return WayBack.refused(state, Refusal.INCOMPATIBLE);
    }
    List<Row<Integer>> orders = Words.safeOrders(old, image, module);
    if (orders.isEmpty()) {
      return WayBack.refused(state, Refusal.NO_BURN_ORDER);
    }
    return state.with(
        state
            .update()
            .with(
                next -> {
                  next.at = UpdatePlace.PLACE_TABLES;
                  next.before = module;
                  next.plan = orders.getFirst();
                }));
  }

  private boolean isMissing(String capability) {
    return constants.environment().get(capability) != Presence.PRESENT;
  }

  /// A table whose layout stays is where it was; one that is converted needs room of its own.
  State placeTables(State state) {
    int root = state.data().root();
    int place = Conversion.isConverting(constants, state) ? 3 - root : root;
    return state.with(
        state
            .update()
            .with(
                next -> {
                  next.root = place;
                  next.at =
                      next.plan.isEmpty() ? UpdatePlace.CREATE_STRUCTURES : UpdatePlace.BURN_MODULE;
                }));
  }

  /// The module is what the plan was made for, and becomes what the image brings.
  State burnModule(State state) {
    Update update = state.update();
    int module = update.plan().at(1);
    if (!state.outside().module().at(module).equals(update.before().at(module))) {
      return WayBack.refused(state, Refusal.BURN_FAILED);
    }
    Integer level = constants.image(update.image()).levels().at(module);
    return state
        .with(state.outside().withLevel(module, level))
        .with(
            update.with(
                next -> {
                  next.burnt = update.burnt().append(module);
                  next.plan = update.plan().tail();
                  next.at =
                      next.plan.isEmpty() ? UpdatePlace.CREATE_STRUCTURES : UpdatePlace.BURN_MODULE;
                }));
  }

  State createStructures(State state) {
    return goes(state, UpdatePlace.SAVE_OLD);
  }

  State saveOld(State state) {
    Images images = state.images();
    int blocks = constants.image(images.running()).blocks();
    return goes(state, UpdatePlace.DEFINE_CODE)
        .with(images.withSaved(images.window().first(blocks)));
  }

  State defineCode(State state) {
    return goes(
        state,
        Conversion.isConverting(constants, state)
            ? UpdatePlace.START_TRACKING
            : UpdatePlace.WITHDRAW);
  }

  /// Every entry is marked, and from now on each change is.
  State startTracking(State state) {
    Numbers all = Numbers.upTo(constants.ports());
    return state
        .with(state.data().withMarks(true, all))
        .with(Conversion.seeks(state.update().with(next -> next.round = 1), 1));
  }

  /// One word of marks is looked at, the entry's own. An entry behind the last one takes a step as
  /// well, in which nothing is found.
  State seekMark(State state) {
    Update update = state.update();
    int word = (update.entry() - 1) / constants.marksPerWord();
    int nextWord = (word + 1) * constants.marksPerWord() + 1;
    int found = state.data().marks().next(update.entry());
    return state.with(
        update.with(
            next -> {
              if (found != 0 && found < nextWord) {
                next.at = UpdatePlace.CLEAR_MARK;
                next.entry = found;
              } else if (nextWord <= constants.ports()) {
                next.entry = nextWord;
              } else {
                next.at = update.round() == 0 ? UpdatePlace.BEGIN_OVERLAY : UpdatePlace.COUNT_MARKS;
                next.entry = 0;
              }
            }));
  }

  /// Before the entry is read, never after.
  State clearMark(State state) {
    Data data = state.data();
    return goes(state, UpdatePlace.READ_ENTRY)
        .with(data.withMarks(data.tracking(), data.marks().without(state.update().entry())));
  }

  State readEntry(State state) {
    Entry read = state.data().entry(state.data().root(), state.update().entry());
    return state.with(
        state
            .update()
            .with(
                next -> {
                  next.at = UpdatePlace.WRITE_ENTRY;
                  next.scratch = read;
                }));
  }

  State writeEntry(State state) {
    Update update = state.update();
    Data data = state.data();
    int from = constants.image(state.images().running()).layout();
    Image image = constants.image(update.image());
    boolean isMisfit = Words.isLost(from, image, update.scratch().withThere(true));
    Entry written =
        isMisfit ? Entry.BLANK : Words.converted(from, image.layout(), update.scratch());
    if (isMisfit && update.scratch().there()) {
      return WayBack.refused(
          state.with(data.withEntry(update.root(), update.entry(), written)), Refusal.VALUE_LOST);
    }
    return state
        .with(data.withEntry(update.root(), update.entry(), written))
        .with(Conversion.seeks(update, update.entry() + 1));
  }

  /// What is left is small enough for the pause, or worth another round, or hosts are faster than
  /// this.
  State countMarks(State state) {
    Update update = state.update();
    Numbers marks = state.data().marks();
    if (marks.size() <= constants.restMax()) {
      return state.with(
          update.with(
              next -> {
                next.at = UpdatePlace.WITHDRAW;
                next.round = 0;
              }));
    }
    if (update.round() >= constants.roundsMax()) {
      return WayBack.refused(state, Refusal.CHURN);
    }
    return state.with(Conversion.seeks(update.with(next -> next.round = update.round() + 1), 1));
  }

  /// Peers count on nothing from now on that the new image does not have.
  State withdraw(State state) {
    SortedSet<String> peers = new TreeSet<>(state.outside().peers());
    peers.retainAll(constants.image(state.update().image()).offers());
    return state
        .with(state.outside().withPeers(peers))
        .with(
            state
                .update()
                .with(
                    next -> {
                      next.at = UpdatePlace.CLOSE_GATE;
                      next.withdrawn = true;
                    }));
  }

  private static State goes(State state, UpdatePlace place) {
    return state.with(state.update().goes(place));
  }
}
