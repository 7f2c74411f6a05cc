package palimpsest.impl.companion;

/// The world's say in each operation of a burn: a part asks before it does anything to its cells.
public interface BurnFaults {
  /// Nothing ever fails.
  BurnFaults NONE = _ -> new Effect.Works();

  Effect before(BurnOperation operation);

  /// What becomes of an operation. Selecting a bank and latching have no middle: they happen or
  /// not.
  sealed interface Effect {
    record Works() implements Effect {}

    /// Nothing is done, and the failure is noticed.
    record Fails(String line) implements Effect {}

    /// The cells concerned are left damaged, and the failure is noticed: so a loss of power ends
    /// it.
    record Tears(String line) implements Effect {}

    /// The cells concerned are left damaged, or are misread, and the operation claims to have
    /// worked.
    record Corrupts() implements Effect {}
  }
}
