package palimpsest.model.release;

/// Something an image needs done, at its place in the order, before its run-time segment starts
/// (CNV-5, INI-2).
public sealed interface InitializationStep {
  /// A hardware register set to a value.
  record ResetRegister(int register, long value) implements InitializationStep {
    public static final int REGISTERS = 64;

    public ResetRegister {
      if (register < 0 || register >= REGISTERS) {
        throw new IllegalArgumentException(
            "a register has a number from 0 to 63: register=" + register);
      }
    }

    @Override
    public String text() {
      return "reset register " + register + " to " + value;
    }
  }

  /// The I/O staging buffers cleared.
  record ClearBuffers() implements InitializationStep {
    @Override
    public String text() {
      return "clear buffers";
    }
  }

  /// The read cache cleared.
  record ClearCache() implements InitializationStep {
    @Override
    public String text() {
      return "clear cache";
    }
  }

  String text();
}
