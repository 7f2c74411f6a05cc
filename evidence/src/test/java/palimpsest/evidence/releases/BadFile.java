package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The complete file with one thing made wrong, and the problems that are then reported.
///
/// They stand in `bad-shape.txt` and, of a kind that a schema cannot see, in `bad-meaning.txt`: a
/// title after `# `, the text that is replaced, `=>`, what it is replaced by, `reads`, and the
/// problems.
record BadFile(String title, boolean schemaSees, String text, List<String> problems) {
  private static final Pattern CASES = Pattern.compile("(?m)^# ");

  static List<BadFile> all() {
    List<BadFile> all = new ArrayList<>();
    CASES
        .splitAsStream(Texts.resource("bad-shape.txt"))
        .filter(text -> !text.isBlank())
        .forEach(text -> all.add(of(text, true)));
    CASES
        .splitAsStream(Texts.resource("bad-meaning.txt"))
        .filter(text -> !text.isBlank())
        .forEach(text -> all.add(of(text, false)));
    return all;
  }

  @Override
  public String toString() {
    return title;
  }

  private static BadFile of(String text, boolean schemaSees) {
    int titleEnd = text.indexOf('\n');
    int arrow = text.indexOf("\n=>\n");
    int reads = text.indexOf("\nreads\n", arrow);
    String before = text.substring(titleEnd + 1, arrow);
    String after = arrow + 3 >= reads ? "" : text.substring(arrow + 4, reads);
    String complete = Texts.complete();
    int place = complete.indexOf(before);
    if (place < 0) {
      throw new IllegalArgumentException("the complete file has this text: text='" + before + "'");
    }
    return new BadFile(
        text.substring(0, titleEnd),
        schemaSees,
        complete.substring(0, place) + after + complete.substring(place + before.length()),
        text.substring(reads + "\nreads\n".length()).lines().toList());
  }
}
