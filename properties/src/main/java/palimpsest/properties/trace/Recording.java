package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.UpdatePlace;

/// A sample of the steps that explain a trace: of each part with constants of its own the first
/// ones, and the state in which it begins.
final class Recording implements Protocol.Witness {
  static final int PARTS_MAX = 16;
  static final int LINES_MAX = 2_000;

  private final List<Part> parts = new ArrayList<>();
  private UpdatePlace place = UpdatePlace.IDLE;
  private boolean isFull;
  private long steps;

  /// What the machine did, or was told.
  ///
  /// @param action as the specification's module of traces has it
  /// @param step empty where the machine was told something
  record Line(String action, Optional<Step> step, State after) {}

  /// Steps by the same constants.
  record Part(Constants constants, State start, List<Line> lines) {}

  /// The parts in which something happens.
  List<Part> parts() {
    return parts.stream().filter(part -> !part.lines().isEmpty()).toList();
  }

  /// How many steps there were, recorded or not.
  long steps() {
    return steps;
  }

  @Override
  public void begins(Constants constants, State state) {
    place = state.update().at();
    isFull = parts.size() == PARTS_MAX;
    if (!isFull) {
      parts.add(new Part(constants, state, new ArrayList<>()));
    }
  }

  @Override
  public void took(Step step, State after) {
    steps++;
    add(new Line(step.action(), Optional.of(step), after));
  }

  @Override
  public void told(State after) {
    boolean isBegunAgain = after.update().at() != place;
    add(new Line(isBegunAgain ? "BegunAgain" : "Told", Optional.empty(), after));
  }

  private void add(Line line) {
    place = line.after().update().at();
    isFull |= parts.getLast().lines().size() == LINES_MAX;
    if (!isFull) {
      parts.getLast().lines().add(line);
    }
  }
}
