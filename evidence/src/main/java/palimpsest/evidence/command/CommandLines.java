package palimpsest.evidence.command;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Command lines as a shell reads them.
public final class CommandLines {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private CommandLines() {}

  /// The words as one line; those that a shell would not leave alone are quoted.
  public static String of(List<String> words) {
    return words.stream().map(CommandLines::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
