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

  /// Whether the sink, which does not want an actor's events, wants to know which steps it takes:
  /// for who measures, and would measure the making of events. Asked once for each actor.
  default boolean watches(String actor) {
    return false;
  }

  /// An actor that is watched took a step.
  default void stepped(String actor, String action) {}
}
