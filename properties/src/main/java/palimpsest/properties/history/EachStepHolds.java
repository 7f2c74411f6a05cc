package palimpsest.properties.history;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.properties.judge.Losses;
import palimpsest.properties.scenario.Leg;
import palimpsest.properties.scenario.Life;
import palimpsest.properties.scenario.LifeStep;
import palimpsest.properties.seam.Implementation;

/// Whatever is done with an adapter, in any order, each answer, each outcome and all data behind
/// each step are what releases and hosts have them to be (PER-1, IOC-2, CNV-10).
public final class EachStepHolds {
  /// Puts an adapter through a life.
  ///
  /// @throws AssertionError at the first step that does not hold
  public Met check(Implementation implementation, Life life) {
    return ScenarioRun.on(implementation, life.start(), run -> new Living(run, life).live());
  }

  private static final class Living {
    private final ScenarioRun run;
    private final Life life;
    private final SortedSet<String> met = new TreeSet<>();
    private Optional<ScenarioRun.Update> update = Optional.empty();
    private boolean goesOn = true;

    private Living(ScenarioRun run, Life life) {
      this.run = run;
      this.life = life;
    }

    private Met live() {
      run.hosts().assertKept();
      for (int index = 0; goesOn && index < life.steps().size(); index++) {
        take(life.steps().get(index));
      }
      end();
      return new Met(met);
    }

    private void take(LifeStep step) {
      switch (step) {
        case LifeStep.Host host -> act(host);
        case LifeStep.Trigger trigger -> {
          end();
          if (goesOn) {
            update = Optional.of(run.trigger(leg(trigger), trigger.faults()));
          }
        }
        case LifeStep.Advance advance -> {
          if (update.isPresent() && !update.get().steps(advance.steps())) {
            end();
          }
        }
        case LifeStep.Restart _ -> {
          end();
          if (goesOn) {
            run.restart();
            met.add("restarted");
          }
        }
      }
    }

    private void act(LifeStep.Host host) {
      met.add(host.action().getClass().getSimpleName());
      if (update.isPresent()) {
        met.add("a host acts while an update is under way");
        update.get().meet(host.action());
      } else {
        run.act(List.of(host.action()));
      }
      run.hosts().assertKept();
    }

    private Leg leg(LifeStep.Trigger trigger) {
      Release to = trigger.target(life.start().history());
      Policy policy =
          trigger.permitted()
              ? new Policy(true, Losses.between(run.adapter().running(), to))
              : Policy.STRICT;
      return new Leg(to.name(), policy);
    }

    /// Takes the update that is under way to its end. A burn that could not be undone is said, and
    /// nobody knows what follows from it.
    private void end() {
      if (update.isPresent()) {
        Outcome outcome = update.get().end().outcome();
        met.add(Outcomes.word(outcome));
        goesOn = !(outcome instanceof Outcome.Refused refused) || refused.remarks().isEmpty();
        update = Optional.empty();
      }
    }
  }
}
