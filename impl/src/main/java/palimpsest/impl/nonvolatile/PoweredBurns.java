package palimpsest.impl.nonvolatile;

import java.util.Optional;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.companion.BurnOperation;

/// Burns that end where the power does: an operation on a part's cells is a write like others, and
/// one that is under way leaves them damaged.
public record PoweredBurns(Power power) implements BurnFaults {
  private static final String NO_POWER = Rows.NO_POWER.line();
  private static final byte[] BEFORE = {0};
  private static final byte[] AFTER = {1};

  @Override
  public Effect before(BurnOperation operation) {
    boolean reads =
        operation.kind() == BurnOperation.Kind.CHECK_BLANK
            || operation.kind() == BurnOperation.Kind.READ_BACK;
    if (reads && !power.isLost()) {
      return new Effect.Works();
    }
    Optional<byte[]> left = reads ? Optional.empty() : power.write(BEFORE, AFTER);
    return left.<Effect>map(
            bytes -> bytes[0] == AFTER[0] ? new Effect.Works() : new Effect.Tears(NO_POWER))
        .orElseGet(() -> new Effect.Fails(NO_POWER));
  }
}
