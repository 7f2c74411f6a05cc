package palimpsest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the tutorial, taken from its text and run one after the other, as whoever reads
/// it would; a comment says with what a command exits that does not succeed.
final class TutorialTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
  private static final Pattern EXITS = Pattern.compile("# exits with (\\d+)$");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)");

  private static final String SAMPLE =
      "evidence/src/main/resources/palimpsest/evidence/releases/sample.yaml";

  @TempDir private Path home;

  @Test
  void everyCommand_doesWhatIsSaid() throws Exception {
    Path sample = home.resolve(SAMPLE);
    Files.createDirectories(sample.getParent());
    Files.copy(ROOT.resolve(SAMPLE), sample);
    launcher();
    List<String> commands = commands(Files.readString(ROOT.resolve("docs/tutorial.md")));
    assertThat(commands).hasSizeGreaterThan(5).anyMatch(line -> line.contains("--rerun"));
    for (String command : commands) {
      Matcher exits = EXITS.matcher(command);
      Process bash =
          new ProcessBuilder("bash", "-c", command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(bash.waitFor())
          .as("%s%n%s", command, said)
          .isEqualTo(exits.find() ? Integer.parseInt(exits.group(1)) : 0);
    }
    assertThat(home.resolve("reports/first/index.html")).content().contains("1.3 → 2.0");
    assertThat(home.resolve("reports/second/index.html")).content().contains("Since the earlier");
  }

  @Test
  void everyLinkOfThePages_leadsSomewhere() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (var docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    for (Path page : pages) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        assertThat(page.resolveSibling(link.group(1))).as(page.toString()).exists();
      }
    }
  }

  /// What `./palimpsest` is in a checkout that was built: these very classes.
  private void launcher() throws IOException {
    Path script = home.resolve("palimpsest");
    Files.writeString(
        script,
        """
        #!/usr/bin/env bash
        exec '%s' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 \
          -cp '%s' palimpsest.evidence.Main "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private static List<String> commands(String page) {
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      block.group(1).lines().filter(line -> !line.isBlank()).forEach(commands::add);
    }
    return commands;
  }
}
