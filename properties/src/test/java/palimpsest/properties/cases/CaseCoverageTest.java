package palimpsest.properties.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.StatisticsCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.properties.arbitrary.Journeys;
import palimpsest.properties.fixture.EngineRun;
import palimpsest.properties.scenario.Journey;

/// A class of case that is drawn too rarely is found, whichever it is.
class CaseCoverageTest {
  private static final int TRIES = 1000;

  /// Counts as the engine's statistics do.
  private record Counted(Map<Object, Integer> counts) implements StatisticsCoverage {
    static Counted all() {
      Map<Object, Integer> counts = new TreeMap<>();
      for (CaseClass each : CaseClass.values()) {
        counts.put(each.toString(), each.least(TRIES));
      }
      return new Counted(counts);
    }

    @Override
    public CoverageChecker check(Object... values) {
      int count = counts.getOrDefault(values[0], 0);
      return new CoverageChecker() {
        @Override
        public void count(Consumer<? super Integer> assertion) {
          assertion.accept(count);
        }

        @Override
        public void count(Predicate<? super Integer> condition) {
          throw unasked();
        }

        @Override
        public void count(BiPredicate<? super Integer, ? super Integer> condition) {
          throw unasked();
        }

        @Override
        public void count(BiConsumer<? super Integer, ? super Integer> assertion) {
          throw unasked();
        }

        @Override
        public void percentage(Predicate<? super Double> condition) {
          throw unasked();
        }

        @Override
        public void percentage(Consumer<? super Double> assertion) {
          throw unasked();
        }
      };
    }

    @Override
    public CoverageChecker checkQuery(Predicate<? super List<?>> query) {
      throw unasked();
    }

    @Override
    public CoverageChecker checkPattern(String pattern) {
      throw unasked();
    }

    private static UnsupportedOperationException unasked() {
      return new UnsupportedOperationException("a class is counted, and nothing else");
    }
  }

  @Test
  void whatIsDrawnJustOftenEnoughIsEnough() {
    assertThatCode(() -> CaseCoverage.ofUpdates().demand(Counted.all(), TRIES))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void aClassThatIsDrawnOnceTooRarelyIsNamed(CaseClass rare) {
    Counted counted = Counted.all();
    counted.counts().merge(rare.toString(), -1, Integer::sum);
    assertThatThrownBy(() -> CaseCoverage.ofUpdates().demand(counted, TRIES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("'" + rare + "' drawn=" + (rare.least(TRIES) - 1));
  }

  /// As if no capability were ever unknown.
  static final class Crippled {
    @Provide
    Arbitrary<Journey> updates() {
      return Journeys.ofLegs(1, 1);
    }

    @Property(tries = TRIES)
    void everyClassOfUpdateIsDrawn(@ForAll("updates") Journey journey) {
      Set<CaseClass> drawn =
          EnumSet.copyOf(Cases.of(journey.history(), journey.situations().getFirst()));
      drawn.remove(CaseClass.CAPABILITY_UNKNOWN);
      CaseCoverage.ofUpdates().collect(drawn);
      CaseCoverage.ofUpdates().demand();
    }
  }

  @Test
  void theBuildFailsWhereAClassIsNotDrawn(@TempDir Path scratch) {
    assertThat(EngineRun.of(Crippled.class, scratch).failure())
        .hasValueSatisfying(
            failure ->
                assertThat(failure).hasMessageContaining("'a capability is not known' drawn=0"));
  }

  @Test
  void aFailureSaysHowToSeeItAgain(@TempDir Path scratch) {
    EngineRun run = EngineRun.of(Crippled.class, scratch);
    assertThat(run.report())
        .containsPattern("'-Dtest=Crippled#everyClassOfUpdateIsDrawn' -Dpalimpsest.seed=-?\\d+");
  }
}
