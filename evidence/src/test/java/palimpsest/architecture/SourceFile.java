package palimpsest.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One parsed source file, with its path from the root of the tree.
record SourceFile(
    String path, List<String> lines, CompilationUnitTree unit, SourcePositions positions) {

  SourceFile {
    lines = List.copyOf(lines);
  }

  SourceFile(CompilationUnitTree unit, SourcePositions positions) throws IOException {
    this(
        unit.getSourceFile().toUri().getPath().substring(1),
        unit.getSourceFile().getCharContent(true).toString().lines().toList(),
        unit,
        positions);
  }

  boolean isTest() {
    return path.contains("src/test/");
  }

  /// Every node of one kind, in the order of the text.
  <T extends Tree> Stream<T> all(Class<T> kind) {
    List<T> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (kind.isInstance(tree)) {
          found.add(kind.cast(tree));
        }
        return super.scan(tree, null);
      }
    }.scan(unit, null);
    return found.stream();
  }

  /// The folder of the file's package.
  String folder() {
    return path.substring(0, path.lastIndexOf('/'));
  }

  long firstLine(Tree tree) {
    return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
  }

  long lastLine(Tree tree) {
    return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
  }

  /// The place of a finding, as an editor understands it.
  String place(Tree tree) {
    return path + ":" + firstLine(tree);
  }
}
