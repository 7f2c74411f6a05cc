package palimpsest.evidence.releases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A release file: YAML that describes a real history of releases, the update paths promised
/// between them, and a storage system that one of them is rolled over. `releases.schema.json`
/// describes its keys.
///
/// A file that cannot be read as a history is an ordinary answer, not an exception.
public final class ReleaseFile {
  static final int BYTES_MAX = 1 << 20;

  private static final String SAMPLE = "sample.yaml";

  private ReleaseFile() {}

  /// Reads a file; all its problems are found where possible, not only the first.
  public static ReleaseFileResult read(Path path) {
    Problems problems = new Problems(path.toString());
    if (!Files.exists(path)) {
      problems.add(Place.FILE, "", "does not exist", "give the path of a release file");
    } else if (Files.isDirectory(path)) {
      problems.add(Place.FILE, "", "is a directory", "give the path of a release file");
    } else {
      try (InputStream stream = Files.newInputStream(path)) {
        return read(path.toString(), stream);
      } catch (IOException reason) {
        problems.add(Place.FILE, "", "cannot be read: " + reason, "");
      }
    }
    return new ReleaseFileResult.Wrong(problems.inOrder());
  }

  /// Reads the sample history that ships with the project.
  public static ReleaseFileResult readSample() {
    try (InputStream stream =
        Objects.requireNonNull(ReleaseFile.class.getResourceAsStream(SAMPLE), SAMPLE)) {
      return read(SAMPLE, stream);
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
  }

  /// Reads what `stream` holds; problems name it `file`.
  static ReleaseFileResult read(String file, InputStream stream) throws IOException {
    Problems problems = new Problems(file);
    byte[] bytes = stream.readNBytes(BYTES_MAX + 1);
    Optional<ReleaseFileResult.Read> read =
        text(bytes, problems)
            .flatMap(text -> YamlTree.parse(text, problems))
            .flatMap(node -> HistoryReader.file(Value.root(node, problems)));
    List<Problem> found = problems.inOrder();
    return found.isEmpty() ? read.orElseThrow() : new ReleaseFileResult.Wrong(found);
  }

  private static Optional<String> text(byte[] bytes, Problems problems) {
    if (bytes.length > BYTES_MAX) {
      problems.add(Place.FILE, "", "is larger than 1 MiB", "no release file needs that");
      return Optional.empty();
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      int line = (int) text.chars().filter(character -> character == '\n').count() + 1;
      int column = text.length() - text.toString().lastIndexOf('\n');
      problems.add(new Place(line, column), "", "is not UTF-8", "save the file as UTF-8");
      return Optional.empty();
    }
    return Optional.of(text.toString());
  }
}
