package palimpsest.model.machine;

/// What a worker does with a request. `w` is the worker, `p` a port.
public sealed interface WorkerStep extends SystemStep {
  int w();

  record Announce(int w, int p) implements WorkerStep {}

  record Enter(int w) implements WorkerStep {}

  record Retreat(int w) implements WorkerStep {}

  record AwaitGate(int w) implements WorkerStep {}

  record Serve(int w) implements WorkerStep {}

  record WriteWord(int w) implements WorkerStep {}

  record WriteHeader(int w) implements WorkerStep {}

  record MarkEntry(int w) implements WorkerStep {}

  record Leave(int w) implements WorkerStep {}

  record MoveBlock(int w) implements WorkerStep {}

  record Answer(int w) implements WorkerStep {}
}
