package palimpsest.tla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.Tlc.Job;
import palimpsest.tla.Tlc.Limits;

/// A small specification, and TLC to run on variants of it.
record Counter(Path folder, Workspace workspace, Tlc tlc) implements AutoCloseable {
  /// It goes up and down between 0 and 3.
  static final String MODULE =
      """
      ---- MODULE Counter ----
      EXTENDS Naturals
      VARIABLE x
      Init == x = 0
      Up == x < 3 /\\ x' = x + 1
      Down == x > 0 /\\ x' = x - 1
      Spec == Init /\\ [][Up \\/ Down]_x
      Low == x < 3
      Fine == x < 4
      Rising == [][x' > x]_x
      Reaches == <>(x = 3)
      NoSense == x < 2 \\/ x.field
      ====
      """;

  /// It never comes to its end.
  static final String ENDLESS = MODULE.replace("x < 3 /\\ x'", "x'");

  static final Limits LIMITS = new Limits(1, 200, Duration.ofMinutes(2), true);
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  static Counter in(Path folder) throws IOException {
    return in(folder, JAVA, TlcJar.packaged());
  }

  static Counter in(Path folder, Path java, TlcJar jar) throws IOException {
    Workspace workspace = Workspace.create(folder.resolve("runs"));
    return new Counter(
        folder, workspace, new Tlc(java, jar, folder, workspace, InstantSource.system()));
  }

  void write(String module, String configuration) throws IOException {
    Files.writeString(folder.resolve("Counter.tla"), module);
    Files.writeString(folder.resolve("Counter.cfg"), "SPECIFICATION Spec\n" + configuration);
  }

  CheckResult check(String module, String configuration) throws IOException {
    write(module, configuration);
    return check(LIMITS, _ -> {});
  }

  CheckResult check(Limits limits, Consumer<Progress> progress) {
    return tlc.check(Job.checking("Counter", limits, true), progress);
  }

  Outcome.Violated violated(String configuration) throws IOException {
    return (Outcome.Violated) check(MODULE, configuration).outcome();
  }

  Outcome.Broken broken(String module, String configuration) throws IOException {
    return (Outcome.Broken) check(module, configuration).outcome();
  }

  Outcome.Broken broken(Limits limits, Consumer<Progress> progress) {
    return (Outcome.Broken) check(limits, progress).outcome();
  }

  /// The processes that are there for this.
  List<Long> processes() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
        .map(ProcessHandle::pid)
        .toList();
  }

  @Override
  public void close() {
    workspace.close();
  }
}
