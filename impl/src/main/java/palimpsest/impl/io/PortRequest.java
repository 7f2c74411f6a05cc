package palimpsest.impl.io;

/// A request as it arrives: at which port, and as which of that port's requests.
public record PortRequest(int port, long number, Request request) {}
