package palimpsest.properties.subject.mutant;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What has no mutant of the implementation, and why.
public final class NotApplicable {
  private static final String FASTLOAD = "fastload is not there: nothing survives a loss of power";
  private static final String SEVERAL = "several adapters are not there";

  private NotApplicable() {}

  /// The races, by their numbers.
  public static SortedMap<String, String> races() {
    SortedMap<String, String> races = new TreeMap<>();
    for (int race : new int[] {22, 23, 29, 31, 32, 33, 34, 35, 36, 37}) {
      races.put("R" + race, FASTLOAD);
    }
    for (int race = 49; race <= 52; race++) {
      races.put("R" + race, SEVERAL);
    }
    races.put(
        "R26",
        "a burn that is torn leaves a module as it was, which the parts promise and their own"
            + " tests show, operation by operation");
    races.put("R46", "hosts cannot abort a request: there is no such request");
    return Collections.unmodifiableSortedMap(races);
  }

  /// The mutants of the specification that have no namesake.
  public static SortedMap<String, String> mutants() {
    return Collections.unmodifiableSortedMap(
        new TreeMap<>(
            Map.of(
                "TakenTwice",
                "which worker takes a request is for a port to say, and a port hands it out once:"
                    + " no stage has a say in it")));
  }
}
