package palimpsest.impl.io;

/// A request as it arrives: at which port, and as which of that port's requests, counted from 1.
public record PortRequest(int port, long number, Request request) {
  /// What the port is called in traces.
  public String location() {
    return "port-" + port;
  }

  /// The port's version from the submission on: odd, as there is a request.
  public long versionAsked() {
    return 2 * number - 1;
  }

  /// The port's version from the answer on.
  public long versionAnswered() {
    return 2 * number;
  }
}
