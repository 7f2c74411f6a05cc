package palimpsest.properties.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;
import net.jqwik.api.statistics.StatisticsCoverage;

/// The classes of case that a property has to meet, counted by jqwik's statistics under one label:
/// the property fails where one was drawn too rarely.
public final class CaseCoverage {
  private static final String TRY = "tries";

  private final String label;
  private final List<? extends Drawn> classes;

  public CaseCoverage(String label, List<? extends Drawn> classes) {
    this.label = label;
    this.classes = List.copyOf(classes);
  }

  /// Those of updates.
  public static CaseCoverage ofUpdates() {
    return new CaseCoverage("classes of update", List.of(CaseClass.values()));
  }

  /// Classes that are words, each with how many of a thousand cases have to be of it.
  public static CaseCoverage ofWords(String label, Map<String, Integer> leastPerThousand) {
    List<Word> words = new ArrayList<>();
    new TreeMap<>(leastPerThousand).forEach((word, least) -> words.add(new Word(word, least)));
    return new CaseCoverage(label, words);
  }

  private record Word(String word, int leastPerThousand) implements Drawn {
    @Override
    public int least(int tries) {
      return Math.max(1, leastPerThousand * tries / 1000);
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /// Counts a try, and the classes of its case, those that are not demanded too. Called from
  /// within a property.
  public void collect(Collection<?> drawn) {
    StatisticsCollector collector = Statistics.label(label);
    collector.collect(TRY);
    drawn.forEach(each -> collector.collect(each.toString()));
  }

  /// Demands, once all tries are through, that each class was drawn often enough. Called from
  /// within a property.
  public void demand() {
    Statistics.label(label)
        .coverage(
            coverage ->
                coverage.check(TRY).count((Consumer<Integer>) tries -> demand(coverage, tries)));
  }

  void demand(StatisticsCoverage coverage, int tries) {
    List<String> rare = new ArrayList<>();
    for (Drawn each : classes) {
      int least = each.least(tries);
      Consumer<Integer> often =
          count -> {
            if (count < least) {
              rare.add("'" + each + "' drawn=" + count + " least=" + least);
            }
          };
      coverage.check(each.toString()).count(often);
    }
    if (!rare.isEmpty()) {
      throw new AssertionError(
          "a class of case is drawn often enough: "
              + label
              + "="
              + String.join(", ", rare)
              + " tries="
              + tries);
    }
  }
}
