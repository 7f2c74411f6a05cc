package palimpsest.properties.history;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.properties.arbitrary.Histories;
import palimpsest.properties.judge.Expectation;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.judge.ExpectedState;
import palimpsest.properties.judge.Reason;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.scenario.Fault;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.scenario.HostAction;
import palimpsest.properties.scenario.Interference;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.scenario.Leg;
import palimpsest.properties.scenario.UpdatePoint;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.seam.Prediction;
import palimpsest.properties.seam.RunningAdapter;

/// An adapter on a journey, held against what it has to be: each answer, the outcome of each
/// update, and the data behind it.
final class ScenarioRun implements AutoCloseable {
  private static final Set<String> WAY_BACK =
      Set.of(
          "RestoreBlock",
          "VerifyRestored",
          "ReopenGate",
          "StopTracking",
          "UndoBurn",
          "ReturnBuffer");

  private static final int STEPS_MAX = 100_000;

  private final Journey journey;
  private final RunningAdapter adapter;
  private final HostLedger hosts;
  private int updates;
  private String lastUpdate = "";
  private int taken;
  private String lastStep = "";
  private String lastAction = "";

  /// How an update ended, which steps it took, behind which of them hosts were served, and which
  /// faults it may have been refused for.
  record Ended(
      Outcome outcome, List<String> steps, SortedSet<String> servedBehind, List<Fault> faults) {
    Ended {
      steps = List.copyOf(steps);
      faults = List.copyOf(faults);
    }

    /// Where the way back began.
    String place() {
      List<String> forward = steps.stream().filter(step -> !WAY_BACK.contains(step)).toList();
      boolean turned =
          outcome instanceof Outcome.Refused refused
              && refused.refusal().line().startsWith("turned back before ");
      return turned
          ? ((Outcome.Refused) outcome).refusal().line()
          : "refused after " + (forward.isEmpty() ? "nothing" : forward.getLast());
    }
  }

  /// Puts an adapter on a journey. What goes wrong there says where that was.
  static <T> T on(Implementation implementation, Journey journey, Function<ScenarioRun, T> body) {
    try (ScenarioRun run = new ScenarioRun(implementation, journey)) {
      try {
        return body.apply(run);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(e.getMessage() + "; where=" + run.where(), e);
      }
    }
  }

  private ScenarioRun(Implementation implementation, Journey journey) {
    this.journey = journey;
    this.adapter = implementation.start(journey.first(), journey.environment());
    this.hosts =
        new HostLedger(adapter, ExpectedState.started(journey.first(), journey.environment()));
  }

  RunningAdapter adapter() {
    return adapter;
  }

  /// What was going on, so that a failure can say it.
  private String where() {
    String asked = "asked last: " + (lastAction.isEmpty() ? "nothing" : lastAction);
    return updates == 0
        ? "no update yet, " + asked
        : "update " + updates + ", " + lastUpdate + ", step " + taken + lastStep + ", " + asked;
  }

  HostLedger hosts() {
    return hosts;
  }

  /// Lets hosts act, one after the other.
  void act(List<HostAction> actions) {
    actions.forEach(this::act);
  }

  private void act(HostAction action) {
    lastAction = action.text();
    hosts.act(action);
  }

  /// An update without anything else, its outcome not judged.
  Outcome update(Release to, Policy policy) {
    note(to);
    return adapter.update(to, policy);
  }

  /// An update without anything else: its outcome is judged, the data behind it are not.
  Outcome judged(Leg leg) {
    return trigger(leg, FaultPlan.NONE).judged().outcome();
  }

  private void note(Release to) {
    updates++;
    lastUpdate = "from " + adapter.running().name() + " to " + to.name();
    taken = 0;
    lastStep = "";
  }

  /// One update with all that happens around it.
  Ended leg(Leg leg, Interference around) {
    List<HostAction> actions = around.load().actions();
    int before = Math.min(around.point().actionsBefore(), actions.size());
    act(actions.subList(0, before));
    return trigger(leg, around.faults())
        .run(actions.subList(before, actions.size()), around.point());
  }

  /// An update that was triggered, and took no step yet.
  Update trigger(Leg leg, FaultPlan faults) {
    return new Update(leg, faults);
  }

  /// Switches the adapter off and on again, while no update is under way.
  void restart() {
    adapter.restart();
    hosts.restart();
    hosts.assertKept();
  }

  /// What an update would come to.
  Prediction predict(Leg leg) {
    return adapter.predict(journey.target(leg), leg.policy());
  }

  /// One update without anything else.
  Ended leg(Leg leg) {
    return leg(leg, Interference.NONE);
  }

  @Override
  public void close() {
    adapter.close();
  }

  /// An update under way.
  final class Update {
    private final Leg leg;
    private final Release to;
    private final ExpectedDecision decision;
    private final PlannedFaults faults;
    private final SortedSet<String> lost = new TreeSet<>();
    private final List<String> steps = new ArrayList<>();
    private final SortedSet<String> servedBehind = new TreeSet<>();
    private boolean switched;

    private Update(Leg leg, FaultPlan faults) {
      this.leg = leg;
      this.to = journey.target(leg);
      this.decision = ExpectedDecision.of(situation());
      this.faults = new PlannedFaults(faults, decision);
      note(to);
      noteLosses();
      adapter.trigger(to, leg.policy(), faults);
    }

    private Situation situation() {
      return hosts.state().facing(to, leg.policy());
    }

    private Ended run(List<HostAction> actions, UpdatePoint point) {
      Iterator<HostAction> left = actions.iterator();
      boolean goesOn = true;
      for (int gap = 0; goesOn && left.hasNext() && !point.stepsBetween().isEmpty(); gap++) {
        goesOn = steps(point.stepsBetween().get(gap % point.stepsBetween().size()));
        if (goesOn && adapter.admits()) {
          meet(left.next());
        }
      }
      Ended ended = end();
      left.forEachRemaining(ScenarioRun.this::act);
      hosts.assertKept();
      return ended;
    }

    /// Takes the steps that are left, and judges how it ended, and what is there behind it.
    Ended end() {
      Ended ended = judged();
      hosts.assertKept();
      Check.that(adapter.admits(), "requests are admitted once an update has ended");
      return ended;
    }

    private Ended judged() {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = steps(1);
      }
      Outcome outcome = adapter.outcome();
      List<Fault> blamed =
          outcome instanceof Outcome.Refused refused
              ? faults.explaining(refused.refusal(), steps)
              : List.of();
      Ended ended = new Ended(outcome, steps, servedBehind, blamed);
      judge(ended);
      return ended;
    }

    /// Takes steps until there is none left, or the gate is closed: then to its opening.
    ///
    /// @return whether the update goes on
    boolean steps(int count) {
      for (int taken = 0; taken < count || !adapter.admits(); taken++) {
        Optional<String> step = adapter.step();
        if (step.isEmpty()) {
          return false;
        }
        steps.add(step.get());
        ScenarioRun.this.taken++;
        lastStep = " (" + step.get() + ")";
        Check.that(steps.size() < STEPS_MAX, "an update ends: steps=" + steps.size());
      }
      return true;
    }

    /// A host acts in between: up to the switch the old image serves it, from then on the new one.
    void meet(HostAction action) {
      if (steps.contains(RunningAdapter.SWITCH)) {
        switchOver();
      }
      act(action);
      servedBehind.add(steps.isEmpty() ? "the trigger" : steps.getLast());
      noteLosses();
    }

    private void switchOver() {
      if (!switched) {
        hosts.become(hosts.state().updated(to, decision));
        switched = true;
      }
    }

    private void noteLosses() {
      new Expectation(hosts.state().running(), to)
          .lost(hosts.state().data())
          .forEach(name -> lost.add("structure=" + name.structure()));
    }

    private void judge(Ended ended) {
      switch (ended.outcome()) {
        case Outcome.Updated updated -> {
          List<Fault> fatal = faults.fatal(steps);
          Check.that(fatal.isEmpty(), "an update is refused for what went wrong: faults=" + fatal);
          Check.that(hard().isEmpty(), "an update is refused: reasons=" + hard());
          Set<String> found = new TreeSet<>();
          updated.reconciled().stream().map(ExpectedDecision::word).forEach(found::add);
          Check.same("what was reconciled", decision.found(), found);
          switchOver();
        }
        case Outcome.Refused refused ->
            Check.that(
                !ended.faults().isEmpty() || isExplained(refused.refusal()),
                "an update is refused for a reason: refusal="
                    + refused.refusal()
                    + " reasons="
                    + decision.reasons()
                    + " faults="
                    + faults.plan().faults());
        case Outcome.Lost gone -> throw new AssertionError("no adapter is lost: " + gone);
      }
    }

    /// The reasons that nothing hosts do can take away.
    private List<Reason> hard() {
      List<Reason> hard = new ArrayList<>(decision.reasons());
      hard.removeIf(reason -> reason.kind() == Refusal.Kind.VALUE_LOST);
      if (isTooLarge()) {
        hard.add(new Reason(Refusal.Kind.BAD_IMAGE, ""));
      }
      return hard;
    }

    private boolean isTooLarge() {
      return to.shape().fillingBytes() >= Histories.TOO_LARGE_BYTES;
    }

    private boolean isExplained(Refusal refusal) {
      boolean valueLost =
          refusal.kind() == Refusal.Kind.VALUE_LOST
              && lost.stream().anyMatch(refusal.line()::contains);
      boolean churn = !servedBehind.isEmpty() && refusal.kind() == Refusal.Kind.CHURN;
      return valueLost || churn || hard().stream().anyMatch(reason -> reason.explains(refusal));
    }
  }
}
