package palimpsest.properties.scenario;

import java.util.List;
import java.util.stream.Collectors;

/// What a host does at its port. What it says depends on what it was told before: which session it
/// has, and which parameters the running image knows.
public sealed interface HostAction {
  int port();

  /// The action in words, such as `port 1 writes block 2`.
  String text();

  /// Logs in. The n-th parameter that the running image knows gets the n-th choice, counted round,
  /// as far as it fits; with no choices they are left to their defaults.
  record LogIn(int port, long wwn, List<Long> choices) implements HostAction {
    public LogIn {
      choices = List.copyOf(choices);
    }

    @Override
    public String text() {
      return "port "
          + port
          + " logs in as "
          + Long.toUnsignedString(wwn)
          + (choices.isEmpty()
              ? ""
              : choices.stream()
                  .map(Long::toUnsignedString)
                  .collect(Collectors.joining(", ", " with ", "")));
    }
  }

  record LogOut(int port) implements HostAction {
    @Override
    public String text() {
      return "port " + port + " logs out";
    }
  }

  /// Reads one of the blocks that belong to the port.
  record Read(int port, int block) implements HostAction {
    @Override
    public String text() {
      return "port " + port + " reads block " + block;
    }
  }

  record Write(int port, int block) implements HostAction {
    @Override
    public String text() {
      return "port " + port + " writes block " + block;
    }
  }

  record Flush(int port) implements HostAction {
    @Override
    public String text() {
      return "port " + port + " flushes";
    }
  }

  /// Reads in a session that was never given.
  record Intrude(int port) implements HostAction {
    @Override
    public String text() {
      return "port " + port + " reads in no session";
    }
  }
}
