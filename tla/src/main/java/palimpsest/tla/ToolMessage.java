package palimpsest.tla;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// A message that TLC writes when it runs as a tool.
///
/// @param code what it is about
/// @param severity 0: news, 1: an error, 2: a fault of TLC itself, 3: a warning, 4: a state
record ToolMessage(int code, int severity, String text) {
  /// What stands outside of every message: the parser, the specification's own prints and the
  /// virtual machine do not write messages.
  static final int NONE = -1;

  /// An error that says no more than that it is one, unless there is a message inside of it.
  static final int GENERAL = 1000;

  static final int VERSION = 2262;
  static final int PARSING = 2220;
  static final int STARTING = 2185;
  static final int SUCCESS = 2193;
  static final int PROGRESS = 2200;
  static final int COUNTS = 2199;
  static final int DEPTH = 2194;
  static final int COVERAGE = 2201;
  static final int ACTION_COVERAGE = 2772;
  static final int STATE = 2217;
  static final int STUTTERING = 2218;
  static final int BACK_TO_STATE = 2122;
  static final int POSITIONS = 2103;

  private static final String START = "@!@!@STARTMSG ";
  private static final String END = "@!@!@ENDMSG ";

  /// Writes, as TLC does, how far it is; in one piece, as others write, too.
  static String progress(long generated, long distinct, long queued) {
    String text =
        "Progress: %d states generated, %d distinct states found, %d states left on queue."
            .formatted(generated, distinct, queued);
    return "%s%d:0 @!@!@%n%s%n%s%d @!@!@".formatted(START, PROGRESS, text, END, PROGRESS);
  }

  /// Puts messages together from lines. One may begin inside of another, even inside of a line of
  /// it; it is then a part of that one.
  static final class Collector implements Consumer<String> {
    private final Consumer<ToolMessage> sink;
    private final Deque<ToolMessage> open = new ArrayDeque<>();

    Collector(Consumer<ToolMessage> sink) {
      this.sink = sink;
    }

    @Override
    public void accept(String line) {
      int start = line.indexOf(START);
      if (start >= 0) {
        append(line.substring(0, start));
        open.push(begun(line.substring(start + START.length())));
      } else if (line.startsWith(END) && !open.isEmpty()) {
        end(open.pop());
      } else {
        append(line);
      }
    }

    private static ToolMessage begun(String head) {
      int colon = head.indexOf(':');
      int blank = head.indexOf(' ', colon + 1);
      if (colon < 0 || blank < 0) {
        throw new IllegalArgumentException("a message begins with its code: found=" + head);
      }
      int code = Integer.parseInt(head, 0, colon, 10);
      return new ToolMessage(code, Integer.parseInt(head, colon + 1, blank, 10), "");
    }

    private void end(ToolMessage message) {
      if (open.isEmpty()) {
        sink.accept(new ToolMessage(message.code, message.severity, message.text.strip()));
        return;
      }
      ToolMessage outer = open.pop();
      int code = outer.code == GENERAL ? message.code : outer.code;
      open.push(new ToolMessage(code, outer.severity, outer.text + message.text));
    }

    private void append(String line) {
      if (!open.isEmpty()) {
        ToolMessage innermost = open.pop();
        open.push(innermost.with(line));
      } else if (!line.isBlank()) {
        sink.accept(new ToolMessage(NONE, 0, line.strip()));
      }
    }
  }

  private ToolMessage with(String line) {
    return new ToolMessage(code, severity, text + line + '\n');
  }
}
