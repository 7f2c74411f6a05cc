package palimpsest.evidence.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "release-file.md");
  private static final Path WRITTEN = Path.of("target", "release-file.md");

  @Test
  void page_saysWhatTheSchemaSays() throws IOException {
    String written = Reference.of(schema());
    Files.createDirectories(WRITTEN.getParent());
    Files.writeString(WRITTEN, written);
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("docs/release-file.md is out of date: copy evidence/%s there", WRITTEN)
        .isEqualTo(written);
  }

  @Test
  void everyKeyOfTheSchema_isThere() throws IOException {
    String written = Reference.of(schema());
    for (Map.Entry<String, JsonNode> definition : schema().path("$defs").properties()) {
      assertThat(written).contains("\n## " + definition.getKey() + "\n");
      for (String key : definition.getValue().path("properties").propertyNames()) {
        assertThat(written).contains("| `" + key + "` |");
      }
    }
  }

  private static JsonNode schema() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ReleaseFile.class.getResourceAsStream("releases.schema.json"))) {
      return JsonMapper.shared().readTree(stream);
    }
  }
}
