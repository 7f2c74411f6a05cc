package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.WorkerStep;

/// Takes the implementation and a machine along one way at a time, from the beginning: at random by
/// a seed, or along given steps. Both have to agree on each state.
public final class Walker {
  private final Subject subject;
  private final Machine<State, Step> machine;
  private final Lockstep<State, Step> lockstep;
  private final Snapshot beginning;

  /// Who moves next, and how often compared with the others.
  private enum Mover {
    UPDATE(240),
    WORKER(240),
    HOST(80),
    OPERATOR(40),
    FAULT(20),
    /// For ever, so seldom.
    STOP(1);

    private final int weight;

    Mover(int weight) {
      this.weight = weight;
    }

    static Mover of(Step step) {
      return switch (step) {
        case UpdateStep _ -> UPDATE;
        case WorkerStep _ -> WORKER;
        case EnvironmentStep.Submit _ -> HOST;
        case EnvironmentStep.Interrupt _ -> OPERATOR;
        case EnvironmentStep.StopWorker _, EnvironmentStep.HangDevice _ -> STOP;
        case EnvironmentStep _ -> FAULT;
      };
    }
  }

  /// What came of a walk.
  ///
  /// @param difference empty if there is none
  public record Walk(List<Step> path, Optional<Difference<Step>> difference) {
    public Walk {
      path = List.copyOf(path);
    }
  }

  /// @param subject at its beginning
  public Walker(Subject subject, Machine<State, Step> machine) {
    this.subject = subject;
    this.machine = machine;
    lockstep = new Lockstep<>(subject, machine);
    beginning = subject.capture();
  }

  /// Walks so many steps, fewer where there is none to take.
  public Walk random(long seed, int steps) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Step> path = new ArrayList<>();
    try {
      State state = begin();
      for (List<Step> next = lockstep.steps(state);
          path.size() < steps && !next.isEmpty();
          next = lockstep.steps(state)) {
        Step step = chosen(next, random);
        path.add(step);
        state = lockstep.take(state, step);
      }
      return new Walk(path, Optional.empty());
    } catch (Parting parting) {
      return new Walk(path, Optional.of(new Difference<>(path, parting.found())));
    }
  }

  private State begin() throws Parting {
    subject.restore(beginning);
    return lockstep.first();
  }

  private static Step chosen(List<Step> steps, SplittableRandom random) {
    Map<Mover, List<Step>> movers = new EnumMap<>(Mover.class);
    steps.forEach(step -> movers.computeIfAbsent(Mover.of(step), _ -> new ArrayList<>()).add(step));
    int left = random.nextInt(movers.keySet().stream().mapToInt(mover -> mover.weight).sum());
    for (var mover : movers.entrySet()) {
      left -= mover.getKey().weight;
      if (left < 0) {
        return mover.getValue().get(random.nextInt(mover.getValue().size()));
      }
    }
    throw new IllegalStateException("one of the movers moves: movers=" + movers);
  }

  /// Walks along steps; leaves out those that cannot be taken where they come.
  public Walk along(List<Step> steps) {
    List<Step> path = new ArrayList<>();
    try {
      State state = begin();
      lockstep.steps(state);
      for (Step step : steps) {
        if (machine.enabled(state, step)) {
          path.add(step);
          state = lockstep.take(state, step);
          lockstep.steps(state);
        }
      }
      return new Walk(path, Optional.empty());
    } catch (Parting parting) {
      return new Walk(path, Optional.of(new Difference<>(path, parting.found())));
    }
  }

  /// A difference behind as few of the steps as can be found by leaving some out.
  public Difference<Step> shrunk(Difference<Step> difference) {
    Difference<Step> least = difference;
    int count = Math.max(1, least.path().size() / 2);
    while (count > 0) {
      int from = 0;
      boolean isLess = false;
      while (from < least.path().size()) {
        List<Step> fewer = new ArrayList<>(least.path());
        fewer.subList(from, Math.min(from + count, fewer.size())).clear();
        Optional<Difference<Step>> still = along(fewer).difference();
        if (still.isPresent() && still.get().path().size() < least.path().size()) {
          least = still.get();
          isLess = true;
        } else {
          from += count;
        }
      }
      count = isLess && count == 1 ? 1 : count / 2;
    }
    return least;
  }
}
