package palimpsest.properties.history.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each defect is found by the property that it is for, within few tries, always the same ones.
class MutantTest {
  private static final long SEED = 20_261_121;
  private static final int TRIES_MAX = 1000;

  /// How a property came to be falsified.
  private record Falsified(int tries, Throwable by) {}

  private static Optional<Falsified> falsify(Mutant mutant) {
    AtomicReference<Optional<Falsified>> found = new AtomicReference<>(Optional.empty());
    JqwikSession.run(
        () -> {
          RandomGenerator<Runnable> generator = mutant.suite().tries(mutant).generator(TRIES_MAX);
          Random random = new Random(SEED);
          for (int tries = 1; tries <= TRIES_MAX && found.get().isEmpty(); tries++) {
            Runnable check = generator.next(random).value();
            try {
              check.run();
            } catch (AssertionError | RuntimeException e) {
              found.set(Optional.of(new Falsified(tries, e)));
            }
            JqwikSession.finishTry();
          }
        });
    return found.get();
  }

  @ParameterizedTest
  @EnumSource
  void aDefectIsFound(Mutant mutant, TestReporter reporter) {
    Optional<Falsified> falsified = falsify(mutant);
    assertThat(falsified)
        .as("%s finds %s: seed=%d tries=%d", mutant.suite(), mutant, SEED, TRIES_MAX)
        .hasValueSatisfying(
            found ->
                assertThat(found.by())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(mutant.symptom()));
    reporter.publishEntry(
        mutant.name(), "found by " + mutant.suite() + " at try " + falsified.orElseThrow().tries());
  }

  @Test
  void everyPropertyFindsSomeDefect() {
    Set<Suite> suites = EnumSet.noneOf(Suite.class);
    for (Mutant mutant : Mutant.values()) {
      suites.add(mutant.suite());
    }
    assertThat(suites).containsExactlyInAnyOrder(Suite.values());
  }
}
