package palimpsest.evidence.command;

/// What a command tells the program that called it.
public final class ExitCode {
  /// All that was tried is as it has to be.
  public static final int KEPT = 0;

  /// Something is not, and what was written says what.
  public static final int BROKEN = 1;

  /// The command line or a file that it names is wrong; nothing was run or written.
  public static final int USAGE = 2;

  /// Palimpsest itself failed, which says nothing about what was tried.
  public static final int FAULT = 3;

  /// What was looked at does not show enough for a verdict.
  public static final int INCONCLUSIVE = 4;

  /// All promises that were tried are kept, and something else speaks against a requirement.
  public static final int ENDANGERED = 5;

  /// It was interrupted; what was written says so, and what is missing.
  public static final int INTERRUPTED = 6;

  private ExitCode() {}
}
