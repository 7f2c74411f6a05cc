package palimpsest.impl.companion;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// How the operations on a part's cells come out under the faults of its world. Each answers with
/// one line where it is known to have failed.
record BurnOperations(String part, BurnFaults faults) {

  /// An operation that changes cells, when it works and when it damages them.
  Optional<String> change(BurnOperation.Kind kind, int index, Runnable whole, Runnable damaged) {
    BurnOperation operation = new BurnOperation(part, kind, index);
    return switch (faults.before(operation)) {
      case BurnFaults.Effect.Works() -> {
        whole.run();
        yield Optional.empty();
      }
      case BurnFaults.Effect.Fails(String cause) -> failed(operation, cause);
      case BurnFaults.Effect.Tears(String cause) -> {
        damaged.run();
        yield failed(operation, cause);
      }
      case BurnFaults.Effect.Corrupts() -> {
        damaged.run();
        yield Optional.empty();
      }
    };
  }

  /// An operation that finds out whether cells hold what they should.
  Optional<String> compare(BurnOperation.Kind kind, int index, BooleanSupplier same) {
    BurnOperation operation = new BurnOperation(part, kind, index);
    return switch (faults.before(operation)) {
      case BurnFaults.Effect.Works() ->
          same.getAsBoolean()
              ? Optional.empty()
              : failed(operation, "the cells hold something else");
      case BurnFaults.Effect.Fails(String cause) -> failed(operation, cause);
      case BurnFaults.Effect.Tears(String cause) -> failed(operation, cause);
      case BurnFaults.Effect.Corrupts() -> failed(operation, "the cells were misread");
    };
  }

  private static Optional<String> failed(BurnOperation operation, String cause) {
    return Optional.of("a burn failed: operation=" + operation.text() + " cause=" + cause);
  }
}
