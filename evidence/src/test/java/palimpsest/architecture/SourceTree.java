package palimpsest.architecture;

import static java.util.Objects.requireNonNull;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// The sources of all modules, parsed by the compiler's own parser.
final class SourceTree {

  private SourceTree() {}

  /// Every Java file below `src` of every module that the root names.
  static List<SourceFile> ofProject() {
    return parse(texts());
  }

  /// The texts of all of them by path.
  static SequencedMap<String, String> texts() {
    Path root = root();
    SequencedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> children = Files.list(root)) {
      for (Path module :
          children.filter(child -> Files.exists(child.resolve("pom.xml"))).toList()) {
        read(root, module.resolve("src"), texts);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /// Parses texts by path; text that does not parse is an error, not a file without findings.
  static List<SourceFile> parse(SequencedMap<String, String> texts) {
    JavaCompiler compiler = compiler();
    DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
    List<SourceText> files =
        texts.entrySet().stream().map(e -> new SourceText(e.getKey(), e.getValue())).toList();
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, complaints, List.of("-proc:none"), null, files);
    List<SourceFile> parsed = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        parsed.add(new SourceFile(unit, Trees.instance(task).getSourcePositions()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!complaints.getDiagnostics().isEmpty()) {
      throw new IllegalArgumentException("sources must parse: " + complaints.getDiagnostics());
    }
    return parsed;
  }

  static JavaCompiler compiler() {
    return requireNonNull(ToolProvider.getSystemJavaCompiler(), "these tests need a JDK");
  }

  /// The folder of the whole project, whether a test starts there or in a module.
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("model"))
        || !Files.isDirectory(folder.resolve("impl"))) {
      folder = requireNonNull(folder.getParent(), "no folder above holds model and impl");
    }
    return folder;
  }

  private static void read(Path root, Path folder, SequencedMap<String, String> texts)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
  }
}
