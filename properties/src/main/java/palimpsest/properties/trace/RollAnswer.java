package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a step of a roll found of an adapter.
///
/// @param adapter its number, from 1
/// @param said the image by which it serves, or that it is updated, or dead
record RollAnswer(int adapter, String said) {
  static final String DEAD = "dead";
  static final String PAUSED = "paused";

  /// Whether it can be told in a list of answers.
  static boolean isName(String name) {
    return !name.isEmpty() && name.chars().noneMatch(each -> each == ',' || each == '=');
  }

  /// All answers of an event.
  static List<RollAnswer> of(Event event, RollHeader header) throws Undecided, UnreadableTrace {
    List<RollAnswer> answers = new ArrayList<>();
    if (!event.has(Field.ANSWERS)) {
      return answers;
    }
    Set<Integer> seen = new TreeSet<>();
    for (String each : event.text(Field.ANSWERS).split(",", -1)) {
      int equals = each.indexOf('=');
      int adapter = equals < 0 ? 0 : header.number(each.substring(0, equals));
      String said = each.substring(equals + 1);
      boolean isKnown =
          said.equals(DEAD) || said.equals(PAUSED) || header.images().containsKey(said);
      if (adapter == 0 || !isKnown) {
        throw new UnreadableTrace(
            event.line(),
            "adapters answer, adapter=image, adapter=paused or adapter=dead, with commas between"
                + " them: answers="
                + event.text(Field.ANSWERS));
      }
      if (!seen.add(adapter)) {
        throw new Undecided(
            "line "
                + event.line()
                + ": the specification has no step within which an adapter changes: answers="
                + event.text(Field.ANSWERS));
      }
      answers.add(new RollAnswer(adapter, said));
    }
    return answers;
  }
}
