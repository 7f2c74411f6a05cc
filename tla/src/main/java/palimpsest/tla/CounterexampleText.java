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

  /// One line a step, further lines where it changed several things.
  public static List<String> lines(Counterexample counterexample) {
    List<String> lines = new ArrayList<>();
    for (int index = 1; index < counterexample.states().size(); index++) {
      step(counterexample, index, lines);
    }
    lines.add(
        switch (counterexample.ending()) {
          case Ending.Ends _ -> "and there the property is broken";
          case Ending.Stutters _ -> "and so it stays for ever";
          case Ending.BackTo back -> "and again from step " + back.number() + ", for ever";
        });
    return lines;
  }

  private static void step(Counterexample counterexample, int index, List<String> lines) {
    SortedMap<String, TlaValue> changed = counterexample.changed(index);
    SortedMap<String, TlaValue> before = counterexample.states().get(index - 1).values();
    List<String> changes = new ArrayList<>();
    changed.forEach((name, value) -> difference(name, before.get(name), value, changes));
    String head =
        "%3d  %-8s  %-16s"
            .formatted(
                counterexample.states().get(index).number() - 1,
                actor(counterexample.states().get(index).action(), changes),
                counterexample.states().get(index).action());
    lines.add((head + "  " + (changes.isEmpty() ? "" : changes.getFirst())).stripTrailing());
    changes.stream().skip(1).forEach(change -> lines.add(" ".repeat(head.length() + 2) + change));
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
