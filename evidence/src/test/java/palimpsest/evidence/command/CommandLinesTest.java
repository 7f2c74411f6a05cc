package palimpsest.evidence.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandLinesTest {
  private static final List<String> WORDS =
      List.of("a", "it's", "2.1..2.1 secure", "$HOME `id` \"x\"", "*", "");

  @Test
  void shellReadsTheWordsBack() throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s\\n' " + CommandLines.of(WORDS)).start();
    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(read).isEqualTo(String.join("\n", WORDS) + "\n");
  }

  @Test
  void ordinaryWords_areLeftAlone() {
    assertThat(CommandLines.of(List.of("palimpsest", "--only", "1.0..2.0", "a/b.yaml")))
        .isEqualTo("palimpsest --only 1.0..2.0 a/b.yaml");
  }
}
