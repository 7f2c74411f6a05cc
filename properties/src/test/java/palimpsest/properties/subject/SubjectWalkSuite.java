package palimpsest.properties.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Step;
import palimpsest.properties.subject.Walker.Walk;

/// Larger models, at random: whatever way a seed makes the implementation and the machine go, they
/// agree on each step of it.
final class SubjectWalkSuite {
  private static final int MODELS = 40;
  private static final int WALKS = 3;
  private static final int STEPS = 1_000;

  @Test
  void implementationAndMachineAgreeOnEachStepOfARandomWalk() {
    SortedSet<String> taken = new TreeSet<>();
    for (long model = 1; model <= MODELS; model++) {
      Constants constants = RandomConstants.of(model);
      try (Subject subject = new Subject(constants, Substitutes.NONE)) {
        Walker walker = new Walker(subject, new CodeUpdate(constants));
        for (long seed = 1; seed <= WALKS; seed++) {
          Walk walk = walker.random(seed, STEPS);
          if (walk.difference().isPresent()) {
            fail(report(model, seed, walk, walker.shrunk(walk.difference().get())));
          }
          walk.path().forEach(step -> taken.add(step.action()));
        }
      }
    }
    assertThat(taken)
        .as("actions taken on all walks together")
        .contains(
            "BurnModule", "FailUndo", "Switch", "VerifyRestored", "ExpireDrain", "StopWorker");
  }

  private static String report(long model, long seed, Walk walk, Difference<Step> shrunk) {
    return "model="
        + Models.random(model)
        + " seed="
        + seed
        + " step="
        + walk.path().size()
        + "\nreplay it: ./palimpsest replay --model "
        + Models.random(model)
        + " --seed "
        + seed
        + " --steps "
        + STEPS
        + "\nwith fewer steps, "
        + shrunk.text();
  }
}
