package palimpsest.architecture;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/// A Java source that the compiler reads from memory.
final class SourceText extends SimpleJavaFileObject {
  private final String content;

  SourceText(String path, String content) {
    super(URI.create("text:///" + path), Kind.SOURCE);
    this.content = content;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return content;
  }
}
