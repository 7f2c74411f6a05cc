package palimpsest.bench.scenario;

import java.util.concurrent.ExecutionException;

/// Runs a scenario, and prints what it measured as Markdown.
public final class Main {
  private static final int MEBIBYTE = 1 << 20;
  private static final String USAGE =
      "arguments: pause|alike|hosts <MiB> <samples> <hosts>, table <logins> <samples> <hosts>,"
          + " or table-head";

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    try {
      run(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + USAGE + ": " + e.getMessage());
      System.exit(2);
    }
  }

  private static void run(String[] arguments) throws InterruptedException, ExecutionException {
    if (arguments.length == 1 && arguments[0].equals("table-head")) {
      TableScenario.printHead();
      return;
    }
    if (arguments.length != 4) {
      throw new IllegalArgumentException("found " + arguments.length);
    }
    int size = positive(arguments[1]);
    int samples = positive(arguments[2]);
    int hosts = positive(arguments[3]);
    switch (arguments[0]) {
      case "pause" -> PauseScenario.run(Train.ofImageBytes(size * MEBIBYTE), samples, hosts);
      case "alike" -> PauseScenario.runForth(Train.ofImagesAlike(size * MEBIBYTE), samples, hosts);
      case "hosts" -> HostsScenario.run(size * MEBIBYTE, samples, hosts);
      case "table" -> TableScenario.run(size, samples, hosts);
      default -> throw new IllegalArgumentException("found " + arguments[0]);
    }
  }

  private static int positive(String argument) {
    int value = Integer.parseInt(argument);
    if (value < 1) {
      throw new IllegalArgumentException("a number is above zero: found " + value);
    }
    return value;
  }
}
