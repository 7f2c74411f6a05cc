package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import palimpsest.model.machine.fastload.Fastload;
import palimpsest.model.machine.fastload.FastloadConstants;
import palimpsest.model.machine.fastload.FastloadFault;
import palimpsest.model.machine.fastload.FastloadPlace;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadStep;
import palimpsest.model.machine.fastload.Progress;
import palimpsest.model.release.Version;
import palimpsest.properties.trace.TraceHeader.ImageInfo;

/// The reference machine of fastload, taking the steps that explain a trace beside the machine of
/// updates. Images are one block to it, and no host logs in: what a session is worth is known
/// elsewhere.
final class FastloadProtocol {
  private static final int PORTS = 1;
  private static final int BLOCKS = 1;

  /// What the machine counts comes round: far enough apart for two that are one step from each
  /// other.
  private static final int NUMBERS = 8;

  /// One is forgotten as soon as it has come.
  private static final int SPOILS_MAX = 1;

  private final Fastload machine;
  private FastloadState state;
  private Optional<FastloadState> withoutPower = Optional.empty();

  FastloadProtocol(TraceHeader header, StorageInfo storage) {
    machine =
        new Fastload(
            new FastloadConstants(
                PORTS,
                images(header),
                header.running(),
                BLOCKS,
                storage.triesMax(),
                NUMBERS,
                NUMBERS,
                EnumSet.allOf(FastloadFault.class),
                SPOILS_MAX));
    state = machine.initial().getFirst();
  }

  /// Versions are their places among those that occur.
  private static SequencedMap<String, FastloadConstants.Image> images(TraceHeader header) {
    List<Version> versions =
        List.copyOf(
            new TreeSet<>(
                header.images().stream().map(image -> Version.of(image.version())).toList()));
    SequencedMap<String, FastloadConstants.Image> images = new LinkedHashMap<>();
    for (ImageInfo image : header.images()) {
      int place = versions.indexOf(Version.of(image.version()));
      images.put(image.name(), new FastloadConstants.Image(place, true));
    }
    return images;
  }

  FastloadState state() {
    return state;
  }

  FastloadPlace place() {
    return state.step().at();
  }

  void take(FastloadStep step) throws Unexplained {
    if (!machine.enabled(state, step)) {
      throw new Unexplained("the specification does not allow " + step.action() + " here");
    }
    state = after(state, step);
    withoutPower =
        withoutPower.filter(other -> machine.enabled(other, step)).map(other -> after(other, step));
  }

  /// How many reads differ is not counted: the specification bounds that so that its states can be
  /// explored, and an adapter may read as often as it likes.
  private FastloadState after(FastloadState before, FastloadStep step) {
    FastloadState next = machine.apply(before, step);
    return next.step().spoilt() == 0 ? next : at(next, next.step().at());
  }

  /// A start comes that nobody asked for, behind a reset or because power came back. Which of them
  /// shows only as the window is looked at: both are followed until then.
  void startUnasked() throws Unexplained {
    FastloadState lost = machine.apply(state, new FastloadStep.PowerLoss(false));
    if (place() != FastloadPlace.READ_RECORD) {
      take(new FastloadStep.Reset());
    }
    withoutPower = Optional.of(lost);
  }

  /// Takes it that power was lost, if that leads to a place to which a reset does not.
  void come(FastloadPlace at) {
    if (place() != at) {
      withoutPower
          .filter(other -> other.step().at() == at)
          .ifPresent(
              other -> {
                state = other;
                withoutPower = Optional.empty();
              });
    }
  }

  /// The choice is the machine's; that a key which would open cannot be read, leaves no trace.
  ///
  /// @return whether it is one that the machine has
  boolean readKey(boolean isFast) throws Unexplained {
    FastloadStep read = new FastloadStep.Advance(FastloadPlace.READ_KEY);
    boolean opens = enabled(read) && machine.apply(state, read).step().fast();
    take(opens && !isFast ? new FastloadStep.FailKeyRead() : read);
    return opens || !isFast;
  }

  /// Goes back to a place that was passed, as if nothing had come behind it.
  void returnTo(FastloadPlace at) {
    state = at(state, at);
  }

  /// A state at a place, at which no read has differed.
  private static FastloadState at(FastloadState state, FastloadPlace at) {
    Progress step = state.step();
    return with(
        state,
        new Progress(at, step.image(), step.slot(), step.block(), step.fast(), 0, step.refusal()));
  }

  private static FastloadState with(FastloadState state, Progress step) {
    return new FastloadState(state.host(), state.memory(), state.device(), state.key(), step);
  }

  /// Whether the boot record has a trial.
  boolean hasTrial() {
    return hasTrial(state);
  }

  private boolean hasTrial(FastloadState at) {
    return machine.enabled(with(at, Progress.STANDING), new FastloadStep.Confirm());
  }

  /// Whether the image that was chosen is the trial: a start of another one, once it is counted, is
  /// the end of it.
  boolean isTrialChosen() {
    return hasTrial(machine.apply(state, new FastloadStep.Advance(FastloadPlace.STORE_TRY)));
  }

  /// Takes the step of that name, which is the only one that the adapter can take.
  void advance(FastloadPlace at) throws Unexplained {
    take(new FastloadStep.Advance(at));
  }

  void expect(FastloadPlace at) throws Unexplained {
    if (place() != at) {
      throw new Unexplained("the specification does not allow " + at + " here");
    }
  }

  boolean enabled(FastloadStep step) {
    return machine.enabled(state, step);
  }

  /// What cannot be written is no step of the specification: there, power may be lost in the middle
  /// of it, and nothing else.
  ///
  /// @param failing the field that says that it could not
  static void expectWritten(Event event, Field failing) throws Undecided {
    if (event.has(failing)) {
      throw new Undecided(
          "line "
              + event.line()
              + ": the specification has no non-volatile memory that fails: "
              + event.text(Field.BECAUSE));
    }
  }

  /// Whether a start is under way.
  boolean isStarting() {
    return place().compareTo(FastloadPlace.READ_RECORD) >= 0;
  }

  /// Goes on from where it was.
  void back(FastloadState before) {
    state = before;
  }

  /// The names of the actions that the adapter could take.
  List<String> allowed() {
    List<String> allowed = new ArrayList<>();
    for (FastloadStep step : machine.steps(state)) {
      if (step instanceof FastloadStep.SystemStep) {
        allowed.add(step.action());
      }
    }
    return allowed;
  }
}
