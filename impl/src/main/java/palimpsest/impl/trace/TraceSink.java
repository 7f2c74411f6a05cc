package palimpsest.impl.trace;

/// Takes the events of an adapter. Called by many threads, one at a time for each actor.
public interface TraceSink {
  /// Takes nothing, so that no event is even made.
  TraceSink NONE =
      new TraceSink() {
        @Override
        public boolean takes(String actor) {
          return false;
        }

        @Override
        public void emit(TraceEvent event) {}
      };

  /// Whether the sink wants the events of an actor; asked once for each.
  default boolean takes(String actor) {
    return true;
  }

  void emit(TraceEvent event);
}
