package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.Reason;
import palimpsest.tla.Tlc.Limits;

/// TLC's processes: who shares one, what ends one, and what is left behind.
@Execution(ExecutionMode.CONCURRENT)
final class TlcProcessTest {
  private static final Progress NONE = new Progress(0, 0, 0);

  @TempDir private Path folder;
  private Counter counter;

  @BeforeEach
  void open() throws IOException {
    counter = Counter.in(folder);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void nothingIsLeftOfRunButItsProcess() throws IOException {
    counter.check(Counter.MODULE, "INVARIANT Fine");
    assertThat(counter.processes()).hasSize(1);
    try (var left = Files.walk(counter.workspace().folder())) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("Counter-"));
    }
  }

  @Test
  void briefRunsShareProcessAndNothingElse() throws IOException {
    CheckResult first = counter.check(Counter.MODULE, "INVARIANT Fine");
    List<Long> process = counter.processes();
    assertThat(counter.violated("INVARIANT Low").property()).isEqualTo("Low");
    counter.broken(Counter.MODULE.replace("x = 0", "x = ("), "INVARIANT Fine");
    CheckResult last = counter.check(Counter.MODULE, "INVARIANT Fine");
    assertThat(last.counts()).isEqualTo(first.counts());
    assertThat(last.fired()).isEqualTo(first.fired());
    assertThat(counter.processes()).isEqualTo(process).hasSize(1);
  }

  @Test
  void longRunHasProcessOfItsOwn() throws IOException {
    counter.write(Counter.MODULE, "INVARIANT Fine");
    Limits limits = new Limits(1, 200, Duration.ofMinutes(2), false);
    assertThat(counter.check(limits, _ -> {}).outcome()).isInstanceOf(Outcome.Holds.class);
    assertThat(counter.processes()).isEmpty();
  }

  @Test
  void runThatTakesTooLong() throws IOException {
    counter.write(Counter.ENDLESS, "");
    isBroken(
        counter.broken(new Limits(1, 200, Duration.ofSeconds(4), true), _ -> {}),
        Reason.TIME,
        "a model is done in time: boundSeconds=4");
  }

  @Test
  void heapThatIsFull() throws IOException {
    String large = "x = 0 /\\ {<<i, j>> : i \\in 1..900, j \\in 1..900} # {}";
    counter.write(Counter.MODULE.replace("x = 0", large), "INVARIANT Fine");
    isBroken(
        counter.broken(new Limits(1, 16, Duration.ofMinutes(2), true), _ -> {}),
        Reason.MEMORY,
        "a model fits into its heap: heapMegabytes=16 found=Java heap space");
  }

  @Test
  void processThatIsKilled() throws IOException {
    counter.write(Counter.ENDLESS, "");
    AtomicReference<Progress> last = new AtomicReference<>(NONE);
    Outcome.Broken broken =
        counter.broken(
            Counter.LIMITS,
            progress -> {
              last.set(progress);
              ProcessHandle.current()
                  .children()
                  .filter(child -> child.info().commandLine().orElse("").contains(folder + ""))
                  .forEach(ProcessHandle::destroyForcibly);
            });
    assertThat(last.get().generated()).isPositive();
    assertThat(last.get().distinct()).isPositive();
    assertThat(broken.reason()).isEqualTo(Reason.DIED);
    assertThat(broken.line()).startsWith("TLC ends with a result: signal=9");
  }

  @Test
  void processThatIsKilledWhileNothingRunsIsNoMatter() throws IOException {
    counter.check(Counter.MODULE, "INVARIANT Fine");
    List<Long> killed = counter.processes();
    killed.forEach(
        pid ->
            ProcessHandle.of(pid)
                .ifPresent(
                    process -> {
                      process.destroyForcibly();
                      process.onExit().join();
                    }));
    assertThat(counter.check(Counter.MODULE, "INVARIANT Fine").outcome())
        .isInstanceOf(Outcome.Holds.class);
    assertThat(counter.processes()).hasSize(1).isNotEqualTo(killed);
  }

  @Test
  void processThatEndsWithoutResult() throws IOException {
    try (Counter silent = Counter.in(folder, Path.of("/bin/true"), TlcJar.packaged())) {
      isBroken(silent.broken(Counter.MODULE, ""), Reason.DIED, "TLC ends with a result: exit=0");
    }
  }

  @Test
  void processThatSaysWhatTlcDoesNot() throws IOException {
    Path script = folder.resolve("java");
    Files.writeString(script, "#!/bin/sh\necho '@!@!@STARTMSG 2193 @!@!@'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    try (Counter strange = Counter.in(folder, script, TlcJar.packaged())) {
      Outcome.Broken broken = strange.broken(Counter.MODULE, "");
      assertThat(broken.reason()).isEqualTo(Reason.UNREADABLE);
    }
  }

  @Test
  void processThatCannotStart() throws IOException {
    try (Counter none = Counter.in(folder, Path.of("/no/such/java"), TlcJar.packaged())) {
      Outcome.Broken broken = none.broken(Counter.MODULE, "");
      assertThat(broken.reason()).isEqualTo(Reason.NOT_STARTED);
      assertThat(broken.line()).contains("/no/such/java");
      try (var left = Files.list(none.workspace().folder())) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void jarThatIsNotTlc() throws IOException {
    Path foreign = jar("foreign.jar", "org/example/Main.class");
    assertThat(new TlcJar(foreign).complaint().orElseThrow())
        .contains("without TLC", "foreign.jar");
    assertThat(new TlcJar(folder.resolve("none.jar")).complaint().orElseThrow())
        .contains("no such file", "none.jar");
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    assertThat(new TlcJar(text).complaint().orElseThrow()).contains("not a jar", "text.jar");
    assertThat(TlcJar.packaged().complaint()).isEmpty();
  }

  /// One that can be told from TLC by running it only.
  @Test
  void jarThatLooksLikeTlc() throws IOException {
    TlcJar jar = new TlcJar(jar("likely.jar", "tlc2/TLC.class"));
    assertThat(jar.complaint()).isEmpty();
    try (Counter strange = Counter.in(folder, Counter.JAVA, jar)) {
      Outcome.Broken broken = strange.broken(Counter.MODULE, "INVARIANT Fine");
      assertThat(broken.reason()).isEqualTo(Reason.DIED);
      assertThat(broken.line()).startsWith("TLC ends with a result: exit=1 last=");
    }
  }

  @Test
  void whoClosesTheWorkspaceEndsWhatRunsThere() throws IOException {
    counter.write(Counter.ENDLESS, "");
    CompletableFuture<Progress> begun = new CompletableFuture<>();
    CompletableFuture<CheckResult> result =
        CompletableFuture.supplyAsync(() -> counter.check(Counter.LIMITS, begun::complete));
    begun.join();
    counter.close();
    Outcome.Broken broken = (Outcome.Broken) result.join().outcome();
    assertThat(broken.reason()).isEqualTo(Reason.CANCELLED);
    assertThat(counter.workspace().folder()).doesNotExist();
    assertThat(counter.broken(Counter.LIMITS, _ -> {}).reason()).isEqualTo(Reason.CANCELLED);
  }

  /// A process that is killed closes nothing, but its pipes end all the same.
  @Test
  void processEndsWithWhoeverStartedIt() throws IOException, InterruptedException {
    counter.write(Counter.ENDLESS, "");
    Process process =
        new ProcessBuilder(
                Counter.JAVA.toString(),
                "-cp",
                TlcJar.packaged().path() + File.pathSeparator + TlcJar.location(TlcMain.class),
                TlcMain.class.getName())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    List<String> arguments =
        List.of("-tool", "-metadir", folder.resolve("states").toString(), "Counter");
    try (BufferedReader lines = process.inputReader()) {
      TlcMain.ask(process.getOutputStream(), arguments);
      assertThat(lines.lines().anyMatch(line -> line.startsWith("Progress: "))).isTrue();
      process.getOutputStream().close();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(3);
    } finally {
      process.destroyForcibly();
    }
  }

  private Path jar(String name, String entry) throws IOException {
    Path path = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("no class".getBytes(StandardCharsets.UTF_8));
    }
    return path;
  }

  private static void isBroken(Outcome.Broken broken, Reason reason, String line) {
    assertThat(broken).isEqualTo(new Outcome.Broken(reason, line));
  }
}
