package palimpsest.tla;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// What is started in a process of TLC's: it runs TLC each time the standard input asks for it,
/// and each time with classes loaded anew, as TLC keeps the state of a run in theirs. So runs share
/// what a virtual machine takes to begin, and nothing else.
final class TlcMain {
  /// What a line begins with that says that a run is over; TLC's code for its result follows.
  static final String OVER = "@!@!@OVER ";

  private static final int LOST = 3;

  private TlcMain() {}

  /// Runs TLC as it is told to: how many arguments, and each of them. The standard input has to
  /// stay open as long as a result is wanted.
  public static void main(String[] none) throws Exception {
    BlockingQueue<String[]> runs = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().name("read-runs").start(() -> read(runs));
    while (true) {
      int code = run(runs.take());
      System.out.println(System.lineSeparator() + OVER + code);
    }
  }

  /// Asks for a run, at the other end of the pipe.
  static void ask(OutputStream standardInput, List<String> arguments) throws IOException {
    DataOutputStream input = new DataOutputStream(standardInput);
    input.writeInt(arguments.size());
    for (String argument : arguments) {
      input.writeUTF(argument);
    }
    input.flush();
  }

  /// The system closes the pipe of a parent that ends, however it ends.
  private static void read(BlockingQueue<String[]> runs) {
    try (DataInputStream input = new DataInputStream(System.in)) {
      while (true) {
        String[] arguments = new String[input.readInt()];
        for (int at = 0; at < arguments.length; at++) {
          arguments[at] = input.readUTF();
        }
        runs.add(arguments);
      }
    } catch (IOException _) {
      Runtime.getRuntime().halt(LOST);
    }
  }

  @SuppressWarnings("unchecked") // the class is loaded anew, and so another one than here
  private static int run(String[] arguments) throws IOException, ReflectiveOperationException {
    try (URLClassLoader anew =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(anew);
      Class<?> run = anew.loadClass(TlcRun.class.getName());
      return ((ToIntFunction<String[]>) run.getDeclaredConstructor().newInstance())
          .applyAsInt(arguments);
    }
  }

  private static URL[] classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(TlcMain::url)
        .toArray(URL[]::new);
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
