package palimpsest.evidence.certify;

/// What a command tells the program that called it.
public final class ExitCode {
  /// Every promise that was tried holds.
  public static final int KEPT = 0;

  /// At least one promise is broken; there is a report.
  public static final int BROKEN = 1;

  /// The command line or the release file is wrong; nothing was run or written.
  public static final int USAGE = 2;

  /// Palimpsest itself failed, which says nothing about the history.
  public static final int FAULT = 3;

  private ExitCode() {}
}
