package palimpsest.properties.trace;

import static palimpsest.properties.trace.SmallTraces.ROUND;
import static palimpsest.properties.trace.SmallTraces.SWITCHED;
import static palimpsest.properties.trace.SmallTraces.conforms;
import static palimpsest.properties.trace.SmallTraces.header;
import static palimpsest.properties.trace.SmallTraces.image;
import static palimpsest.properties.trace.SmallTraces.login;
import static palimpsest.properties.trace.SmallTraces.unreadable;
import static palimpsest.properties.trace.SmallTraces.violates;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What events that look at words of marks are held against.
final class MarksReplayTest {
  /// Two entries in one word of marks: the first is marked again while the second is converted.
  private static Told markedMeanwhile() {
    Told told =
        new Told(header(2, "", image("a", login(2, 1, "1"), ""), image("b", login(2, 1, "2"), "")));
    List<String> first = List.of("round=1", "structure=login", "entry=0");
    List<String> second = List.of("round=1", "structure=login", "entry=1");
    return told.prepare("b", "login")
        .update("StartTracking", "marks-0-0!", "tracking!")
        .converting("SeekMark", first, List.of("found=0"), "marks-0-0")
        .converting("ClearMark", first, List.of(), "marks-0-0!")
        .converting("ReadEntry", first, List.of("present=false", "words='0'"), "login[0]")
        .converting("WriteEntry", first, List.of("words='0'"))
        .converting("SeekMark", second, List.of("found=1"), "marks-0-0")
        .login(0, "5a", List.of("5a"), "marks-0-0!")
        .converting("ClearMark", second, List.of(), "marks-0-0!")
        .converting("ReadEntry", second, List.of("present=false", "words='0'"), "login[1]")
        .converting("WriteEntry", second, List.of("words='0'"))
        .converting("SeekMark", ROUND, List.of("entry=2"));
  }

  @Test
  void marksAreCountedNoEarlierThanTheUpdateSawThem() {
    conforms(markedMeanwhile().update("CountMarks", List.of("round=1", "rest=1"), "marks-0-0"));
    violates(
        markedMeanwhile().update("CountMarks", List.of("round=1", "rest=0"), "marks-0-0@2"),
        "CountMarks",
        "marks-0-0@4 was seen before");
  }

  /// Two entries with their marks in a word each, both of them converted.
  private static Told twoWords() {
    String header =
        header(2, "", image("a", login(2, 1, "1"), ""), image("b", login(2, 1, "2"), ""));
    Told told =
        new Told(header.replace("\"marksPerWord\":32", "\"marksPerWord\":1"))
            .prepare("b", "login")
            .update("StartTracking", "marks-0-0!", "marks-0-1!", "tracking!");
    for (int entry = 0; entry < 2; entry++) {
      List<String> which = List.of("round=1", "structure=login", "entry=" + entry);
      String mark = "marks-0-" + entry;
      told.converting("SeekMark", which, List.of("found=" + entry), mark)
          .converting("ClearMark", which, List.of(), mark + "!")
          .converting(
              "ReadEntry", which, List.of("present=false", "words='0'"), "login[" + entry + "]")
          .converting("WriteEntry", which, List.of("words='0'"));
    }
    return told;
  }

  private static Told twoWordsCounted() {
    return twoWords()
        .converting("SeekMark", ROUND, List.of("entry=2"))
        .update("CountMarks", List.of("round=1", "rest=0"), "marks-0-0", "marks-0-1");
  }

  @Test
  void insideThePauseWordsOfMarksMayBeLookedThroughAtOnce() {
    List<String> workers = List.of("worker-0", "worker-1");
    conforms(twoWordsCounted().pause(workers, SWITCHED, "login 0 marks-0-0", "login 1 marks-0-1"));
    conforms(twoWordsCounted().pause(workers, SWITCHED, "login 0 marks-0-0 marks-0-1"));
    unreadable(
        twoWordsCounted().pause(workers, SWITCHED, "login 0 marks-0-1 marks-0-0 tracking"),
        26,
        "SeekMark touches");
  }

  @Test
  void whileHostsAreServedOneWordOfMarksIsLookedAt() {
    List<String> first = List.of("round=1", "structure=login", "entry=0");
    unreadable(
        new Told(
                header(2, "", image("a", login(2, 1, "1"), ""), image("b", login(2, 1, "2"), ""))
                    .replace("\"marksPerWord\":32", "\"marksPerWord\":1"))
            .prepare("b", "login")
            .update("StartTracking", "marks-0-0!", "marks-0-1!", "tracking!")
            .converting("SeekMark", first, List.of("found=0"), "marks-0-0", "marks-0-1"),
        13,
        "SeekMark touches");
  }
}
