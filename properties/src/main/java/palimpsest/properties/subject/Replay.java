package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;

/// A way to walk again, as a file has it: one line for the model, one for the mutant where there is
/// one, then a step a line. Lines that begin with `#` are for the reader.
///
/// ```
/// model SmallFaults
/// mutant NoDrain
/// Submit[p=1, r=Request[kind=LOGIN, value=1]]
/// Announce[w=1, p=1]
/// ```
public record Replay(String model, Optional<String> mutant, List<String> steps) {
  private static final String MODEL = "model ";
  private static final String MUTANT = "mutant ";

  public Replay {
    steps = List.copyOf(steps);
  }

  /// The way to a difference.
  public static Replay of(String model, Optional<String> mutant, Difference<Step> difference) {
    return new Replay(model, mutant, difference.path().stream().map(Step::toString).toList());
  }

  /// Reads a file's lines.
  ///
  /// @throws IllegalArgumentException if they name no model
  public static Replay read(List<String> lines) {
    Optional<String> model = Optional.empty();
    Optional<String> mutant = Optional.empty();
    List<String> steps = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(MODEL)) {
        model = Optional.of(line.substring(MODEL.length()).strip());
      } else if (line.startsWith(MUTANT)) {
        mutant = Optional.of(line.substring(MUTANT.length()).strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        steps.add(line.strip());
      }
    }
    return new Replay(
        model.orElseThrow(
            () -> new IllegalArgumentException("a line says which model is walked: model NAME")),
        mutant,
        steps);
  }

  /// The file's lines.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(MODEL + model);
    mutant.ifPresent(name -> lines.add(MUTANT + name));
    lines.addAll(steps);
    return lines;
  }

  /// The steps of a machine that have these names.
  ///
  /// @throws IllegalArgumentException if there is no such step where one comes
  public List<Step> in(Machine<State, Step> machine) {
    List<Step> path = new ArrayList<>();
    State state = machine.initial().getFirst();
    for (String name : steps) {
      Step step = step(machine.steps(state), name, path.size() + 1);
      path.add(step);
      state = machine.apply(state, step);
    }
    return path;
  }

  private static Step step(List<Step> possible, String name, int number) {
    return possible.stream()
        .filter(step -> step.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a step can be taken where it comes: number="
                        + number
                        + " step="
                        + name
                        + " possible="
                        + possible));
  }
}
