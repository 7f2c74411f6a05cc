package palimpsest.impl.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How a run of jcstress, in processes of its own, ended, and what it said. That lies in
/// `target/stress`, too.
record StressRun(int exit, String said) {
  static StressRun of(String name, String tests) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "stress", name));
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command(tests))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      return new StressRun(process.waitFor(), Files.readString(said));
    } finally {
      process.destroy();
    }
  }

  /// Few states in turn, so that their memories stay in the cache and the actors in step.
  private static List<String> command(String tests) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "org.openjdk.jcstress.Main",
        "-v",
        "-t",
        tests,
        "-f",
        "1",
        "-iters",
        "1",
        "-time",
        "500",
        "-strideSize",
        "100",
        "-strideCount",
        "4",
        "-sc",
        "false",
        "-af",
        "NONE",
        "-jvmArgs",
        "-Xmx256m --enable-native-access=ALL-UNNAMED",
        "-r",
        "report");
  }
}
