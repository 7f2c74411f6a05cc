package palimpsest.impl.trace;

/// Takes the events of an adapter. Called by many threads, one at a time for each actor.
public interface TraceSink {
  /// Takes nothing, so that no event is even made.
  TraceSink NONE =
      new TraceSink() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public void emit(TraceEvent event) {}
      };

  default boolean isOn() {
    return true;
  }

  void emit(TraceEvent event);
}
