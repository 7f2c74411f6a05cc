package palimpsest.impl.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Shows that jcstress finds orders that do not do.
///
/// No part of the build: what is seen depends on how the threads meet, which takes seconds where
/// both have a processor, and minutes where they have not. By itself: `mvn test -pl impl -am
/// -Dtest=BrokenOrdersTest -Dtests.excluded= -DfailIfNoTests=false
/// -Dsurefire.failIfNoSpecifiedTests=false`.
@Tag("patient")
final class BrokenOrdersTest {
  private static final int ROUNDS_MAX = 30;
  private static final String FOLDER = "palimpsest.impl.stress.broken.";

  @Test
  void eachGivesItselfAway() throws IOException, InterruptedException {
    SortedSet<String> unseen =
        new TreeSet<>(
            List.of("ChangingAndConvertingEarly", "ChangingUnordered", "EnteringUnordered"));
    for (int round = 0; round < ROUNDS_MAX && !unseen.isEmpty(); round++) {
      StressRun run = StressRun.of("broken", FOLDER + "(" + String.join("|", unseen) + ")");
      assertThat(run.said())
          .contains("(Results: " + unseen.size() + " planned;", " 0 soft errs, 0 hard errs)");
      unseen.removeIf(name -> run.said().contains("[FAILED] " + FOLDER + name));
    }
    assertThat(unseen).as("broken orders that nothing gave away").isEmpty();
  }
}
