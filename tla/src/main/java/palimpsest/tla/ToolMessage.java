package palimpsest.tla;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A message that TLC writes when it runs as a tool.
///
/// @param code what it is about
/// @param severity 0: news, 1: an error, 2: a fault of TLC itself, 3: a warning, 4: a state
record ToolMessage(int code, int severity, String text) {
  static final int VERSION = 2262;
  static final int SUCCESS = 2193;
  static final int PROGRESS = 2200;
  static final int COUNTS = 2199;
  static final int DEPTH = 2194;
  static final int ACTION_COVERAGE = 2772;
  static final int STATE = 2217;
  static final int STUTTERING = 2218;
  static final int BACK_TO_STATE = 2122;

  private static final String START = "@!@!@STARTMSG ";
  private static final String END = "@!@!@ENDMSG ";

  /// Puts messages together from lines. What stands outside of every message is kept by itself: it
  /// is how the parser and the virtual machine report.
  static final class Collector implements Consumer<String> {
    private final Consumer<ToolMessage> sink;
    private final List<String> stray = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int code = -1;
    private int severity;

    Collector(Consumer<ToolMessage> sink) {
      this.sink = sink;
    }

    @Override
    public void accept(String line) {
      if (line.startsWith(START)) {
        int colon = line.indexOf(':');
        code = Integer.parseInt(line.substring(START.length(), colon));
        severity = Integer.parseInt(line.substring(colon + 1, line.indexOf(' ', colon)));
        text.setLength(0);
      } else if (line.startsWith(END)) {
        sink.accept(new ToolMessage(code, severity, text.toString().strip()));
        code = -1;
      } else if (code >= 0) {
        text.append(line).append('\n');
      } else if (!line.isBlank()) {
        stray.add(line.strip());
      }
    }

    List<String> stray() {
      return List.copyOf(stray);
    }
  }
}
