package palimpsest.tla;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A folder for processes to write to, and those processes: neither outlasts whoever made it, not
/// even if that is interrupted.
public final class Workspace implements AutoCloseable {
  private final Path folder;
  private final Thread lastResort;
  private final Set<Process> running = new HashSet<>();
  private final List<TlcProcess> idle = new ArrayList<>();
  private boolean closed;

  private Workspace(Path folder) {
    this.folder = folder;
    this.lastResort = Thread.ofPlatform().name("close-workspace").unstarted(this::end);
  }

  /// Makes a workspace in a folder, which is made, too, where it is not there.
  ///
  /// @throws IllegalStateException if the virtual machine goes down
  public static Workspace create(Path parent) throws IOException {
    Path folder = Files.createTempDirectory(Files.createDirectories(parent), "palimpsest-");
    Workspace workspace = new Workspace(folder.toAbsolutePath());
    try {
      Runtime.getRuntime().addShutdownHook(workspace.lastResort);
    } catch (IllegalStateException e) {
      remove(workspace.folder); // nobody else will
      throw e;
    }
    return workspace;
  }

  Path folder() {
    return folder;
  }

  /// A process, and the folder that it has to itself.
  record Run(Process process, Path folder) {}

  /// Starts a process, which ends with this.
  ///
  /// @param builder of the process that has the folder given to itself
  /// @throws IOException if it cannot be started, or this is closed
  synchronized Run start(String name, Function<Path, ProcessBuilder> builder) throws IOException {
    if (closed) {
      throw new IOException("a workspace is open: folder=" + folder);
    }
    Path own = Files.createTempDirectory(folder, name + "-");
    try {
      Process process = builder.apply(own).start();
      running.add(process);
      return new Run(process, own);
    } catch (IOException e) {
      remove(own);
      throw e;
    }
  }

  /// A process of TLC's that has nothing to do, or a new one.
  ///
  /// @param machine how its virtual machine is to be started
  /// @param builder of the process that has the folder given to itself
  /// @throws IOException if it cannot be started, or this is closed
  synchronized TlcProcess process(List<String> machine, Function<Path, ProcessBuilder> builder)
      throws IOException {
    for (TlcProcess process : idle) {
      if (process.isGood() && process.machine().equals(machine)) {
        idle.remove(process);
        return process;
      }
    }
    return new TlcProcess(machine, start("tlc", builder));
  }

  /// Keeps a process for whoever asks next.
  synchronized void keep(TlcProcess process) {
    idle.add(process);
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /// Ends a process and removes its folder.
  void end(Run run) {
    run.process.destroyForcibly().onExit().join();
    synchronized (this) {
      running.remove(run.process);
    }
    remove(run.folder);
  }

  @Override
  public void close() {
    withdraw(lastResort);
    end();
  }

  /// Whether a hook is there no more; while the virtual machine goes down it runs, and whoever
  /// closes does the same besides, so that nothing is left wherever the machine stops.
  private static boolean withdraw(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private void end() {
    Set<Process> left;
    synchronized (this) {
      closed = true;
      left = Set.copyOf(running);
    }
    left.forEach(Process::destroyForcibly);
    left.forEach(process -> process.onExit().join());
    remove(folder);
  }

  /// Removes a folder with all that is in it; what somebody else removes meanwhile is no matter,
  /// and there is nobody left to tell of what stays.
  static void remove(Path folder) {
    try {
      Files.walkFileTree(folder, new Removal());
    } catch (IOException _) {
      folder.toFile().deleteOnExit();
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
