package palimpsest.properties.trace;

/// The verdict upon a trace all of whose events are explained, by how it ends.
final class TraceEnd {
  private TraceEnd() {}

  static TraceVerdict of(TraceReader reader, TraceCounts counts) throws UnreadableTrace {
    if (counts.total() == 0 && reader.unchecked().isEmpty()) {
      throw new UnreadableTrace(reader.line(), "a trace has events: there is none");
    }
    String explained = "; the " + counts.total() + " events before it are explained";
    if (reader.unchecked().isPresent()) {
      return new TraceVerdict.Inconclusive(
          counts,
          "line "
              + reader.line()
              + " is "
              + reader.unchecked().get()
              + ", which no check of a trace knows yet"
              + explained);
    }
    if (reader.cutAt().isPresent()) {
      return new TraceVerdict.Inconclusive(
          counts, "the trace breaks off in line " + reader.cutAt().getAsLong() + explained);
    }
    return reader.isComplete()
        ? new TraceVerdict.Conforms(counts)
        : new TraceVerdict.Inconclusive(
            counts,
            "the trace ends behind line "
                + reader.line()
                + " and does not say that it is over"
                + explained);
  }
}
