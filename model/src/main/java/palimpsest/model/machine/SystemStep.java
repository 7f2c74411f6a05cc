package palimpsest.model.machine;

/// What the adapter does.
public sealed interface SystemStep extends Step permits WorkerStep, UpdateStep {}
