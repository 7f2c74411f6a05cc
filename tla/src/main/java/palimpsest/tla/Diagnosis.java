package palimpsest.tla;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is wrong with a specification or its configuration, in one line that begins with the place:
/// `Module.tla:line:column: ...`. TLC's words are kept, its headings are not.
final class Diagnosis {
  private static final Pattern MISSING =
      Pattern.compile(
          "Cannot find source file for module (\\w+)(?: imported in module (\\w+))?\\.");
  private static final Pattern SYNTAX =
      Pattern.compile(
          "((?:Encountered|Lexical error).*) at line (\\d+), column (\\d+)[.,]?\\s*(.*)");
  private static final Pattern UNPARSED = Pattern.compile("Could not parse module (\\w+) from .*");
  private static final Pattern MEANING =
      Pattern.compile("line (\\d+), col (\\d+) to line \\d+, col \\d+ of module (\\w+)");
  private static final Pattern EXPRESSION =
      Pattern.compile("Line (\\d+), column (\\d+) to line \\d+, column \\d+ in (\\w+)");
  private static final Pattern CONFIGURATION_LINE =
      Pattern.compile("TLC found an error in the configuration file at line (\\d+) (.*)");
  private static final Pattern CONFIGURATION_FILE =
      Pattern.compile("TLC encountered the following error when .* configuration file \\S+: (.*)");
  private static final Pattern HEADING =
      Pattern.compile("TLC threw an unexpected exception\\..*The exception was an? [\\w.$]+ ?: ?");

  private Diagnosis() {}

  /// @param module the one that everything began with
  /// @param lines what the parser wrote
  /// @param otherwise what is said where none of the lines tells more
  static String ofParser(String module, List<String> lines, String otherwise) {
    for (int at = 0; at < lines.size(); at++) {
      Matcher missing = MISSING.matcher(lines.get(at));
      if (missing.matches()) {
        String wanted = "the module has a file: wanted=" + missing.group(1) + ".tla";
        return missing.group(2) == null ? wanted : missing.group(2) + ".tla: " + wanted;
      }
      Matcher syntax = SYNTAX.matcher(lines.get(at));
      if (syntax.matches()) {
        String file = first(UNPARSED, lines).orElse(module);
        String place = file + ".tla:" + syntax.group(2) + ":" + syntax.group(3);
        return (place + ": " + syntax.group(1) + " " + syntax.group(4)).strip();
      }
      Matcher meaning = MEANING.matcher(lines.get(at));
      if (meaning.matches() && at + 1 < lines.size()) {
        return place(meaning.group(3), meaning) + ": " + lines.get(at + 1);
      }
    }
    return lines.isEmpty() ? otherwise : lines.getLast();
  }

  /// @param text what TLC says of it
  static String ofConfiguration(String module, String text) {
    String line = oneLine(text);
    Matcher numbered = CONFIGURATION_LINE.matcher(line);
    if (numbered.matches()) {
      return module + ".cfg:" + numbered.group(1) + ": " + numbered.group(2);
    }
    Matcher file = CONFIGURATION_FILE.matcher(line);
    return module + ".cfg: " + (file.matches() ? file.group(1) : line);
  }

  /// @param text what TLC says of it, which has the place or not
  /// @param positions of the expressions, the innermost last
  static String ofEvaluation(String text, String positions) {
    Matcher expression = EXPRESSION.matcher(positions);
    String place = "";
    while (expression.find()) {
      place = place(expression.group(3), expression) + ": ";
    }
    String line = oneLine(text);
    Matcher meaning = MEANING.matcher(line);
    if (meaning.find()) {
      place = place(meaning.group(3), meaning) + ": ";
      line = meaning.replaceAll("").strip();
    }
    return place + line;
  }

  /// The text without its heading and its ends of lines.
  static String oneLine(String text) {
    return HEADING.matcher(text.replaceAll("\\s+", " ").strip()).replaceAll("");
  }

  private static String place(String module, Matcher matcher) {
    return module + ".tla:" + matcher.group(1) + ":" + matcher.group(2);
  }

  private static Optional<String> first(Pattern pattern, List<String> lines) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
