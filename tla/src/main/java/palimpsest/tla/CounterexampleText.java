package palimpsest.tla;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.EnvironmentStep.Interrupt;
import palimpsest.model.machine.EnvironmentStep.Submit;
import palimpsest.tla.Counterexample.Ending;

/// Draws a counterexample for people: numbered steps, by actor, each with what it changed and no
/// more.
public final class CounterexampleText {
  private static final String UPDATE = "update";
  private static final String HOST = "host";
  private static final String WORKER = "worker";
  private static final String FAULT = "fault";
  private static final Set<String> FAULTS =
      Stream.of(EnvironmentStep.class.getPermittedSubclasses())
          .filter(step -> !step.equals(Submit.class) && !step.equals(Interrupt.class))
          .map(Class::getSimpleName)
          .collect(Collectors.toUnmodifiableSet());

  private CounterexampleText() {}

  /// A step: who took it, which, and what it changed.
  public record Taken(int number, String actor, String action, List<String> changes) {
    public Taken {
      changes = List.copyOf(changes);
    }
  }

  /// The steps of a counterexample, the initial state left out.
  public static List<Taken> steps(Counterexample counterexample) {
    List<Taken> steps = new ArrayList<>();
    for (int index = 1; index < counterexample.states().size(); index++) {
      Counterexample.State state = counterexample.states().get(index);
      SortedMap<String, TlaValue> before = counterexample.states().get(index - 1).values();
      List<String> changes = new ArrayList<>();
      counterexample
          .changed(index)
          .forEach((name, value) -> difference(name, before.get(name), value, changes));
      steps.add(
          new Taken(state.number() - 1, actor(state.action(), changes), state.action(), changes));
    }
    return steps;
  }

  /// How it goes on behind the last step.
  public static String ending(Counterexample counterexample) {
    return switch (counterexample.ending()) {
      case Ending.Ends _ -> "and there the property is broken";
      case Ending.Stutters _ -> "and so it stays for ever";
      case Ending.BackTo back -> "and again from step " + back.number() + ", for ever";
    };
  }

  /// One line a step, further lines where it changed several things.
  public static List<String> lines(Counterexample counterexample) {
    List<String> lines = new ArrayList<>();
    for (Taken taken : steps(counterexample)) {
      List<String> changes = taken.changes();
      String head = "%3d  %-8s  %-16s".formatted(taken.number(), taken.actor(), taken.action());
      lines.add((head + "  " + (changes.isEmpty() ? "" : changes.getFirst())).stripTrailing());
      changes.stream().skip(1).forEach(change -> lines.add(" ".repeat(head.length() + 2) + change));
    }
    lines.add(ending(counterexample));
    return lines;
  }

  /// A fault is known by its name; who else took a step can be seen by whose place it changed.
  private static String actor(String action, List<String> changes) {
    if (FAULTS.contains(action)) {
      return FAULT;
    }
    for (String change : changes) {
      if (change.startsWith(WORKER + "[")) {
        return WORKER + " " + change.substring(WORKER.length() + 1, change.indexOf(']'));
      }
    }
    boolean ofHost = changes.stream().anyMatch(change -> change.startsWith("request["));
    boolean ofUpdate = changes.stream().anyMatch(change -> change.startsWith(UPDATE + "."));
    return ofHost ? HOST : ofUpdate ? UPDATE : "";
  }

  /// Goes down into what changed, as far as it is of the same shape.
  private static void difference(
      String path, @Nullable TlaValue before, TlaValue after, List<String> changes) {
    if (after.equals(before)) {
      return;
    }
    if (before instanceof TlaValue.Fields(var old)
        && after instanceof TlaValue.Fields(var now)
        && old.keySet().equals(now.keySet())) {
      now.forEach((field, value) -> difference(path + "." + field, old.get(field), value, changes));
    } else if (before instanceof TlaValue.Sequence(var old)
        && after instanceof TlaValue.Sequence(var now)
        && old.size() == now.size()) {
      for (int at = 0; at < now.size(); at++) {
        difference(path + "[" + (at + 1) + "]", old.get(at), now.get(at), changes);
      }
    } else if (before instanceof TlaValue.Function(SequencedMap<TlaValue, TlaValue> old)
        && after instanceof TlaValue.Function(SequencedMap<TlaValue, TlaValue> now)
        && old.keySet().equals(now.keySet())) {
      now.forEach(
          (at, value) -> difference(path + "[" + at.text() + "]", old.get(at), value, changes));
    } else {
      changes.add(path + ": " + (before == null ? "" : before.text() + " -> ") + after.text());
    }
  }
}
