package palimpsest.evidence;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line. It reads arguments, environment and clock, so that nothing below it has to.
@Command(
    name = "palimpsest",
    mixinStandardHelpOptions = true,
    version = "palimpsest 0.1.0-SNAPSHOT",
    description = "Certifies in-place, concurrent code updates of I/O adapters.")
public final class Main implements Runnable {

  private Main() {}

  /// Runs the command named by the arguments and ends with its exit code.
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
