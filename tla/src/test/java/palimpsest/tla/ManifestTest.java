package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A manifest has what a manifest has, and no more: what is misspelt would be checked by nobody.
final class ManifestTest {
  private static final String SOUND =
      """
      {
        "name": "Counting",
        "actions": ["Up"],
        "needs": {},
        "models": [
          {
            "name": "Counter",
            "size": "SMALL",
            "bounds": {}
          }
        ],
        "mutants": [
          {"name": "Lower", "about": [], "breaks": "Low", "because": "so", "length": 4}
        ],
        "witnesses": [],
        "notApplicable": {}
      }
      """;

  @TempDir private Path folder;

  @Test
  void modelThatWasNeverCountedHasNoExpectedResult() throws IOException {
    Manifest manifest = read(SOUND).manifest();
    assertThat(manifest.models().getFirst().expected()).isEmpty();
    assertThat(ModelCheck.checks(manifest))
        .extracting(check -> check.kind() + " " + check.name())
        .containsExactly("MODEL Counter", "MUTANT Lower");
  }

  @Test
  void fieldThatIsUnknown() {
    refused(
        "\"bounds\": {}",
        "\"bounds\": {}, \"expectd\": {}",
        "Counting.json: models[0].expectd: no such field;"
            + " there is [bounds, expected, name, size]");
    refused("\"breaks\"", "\"brakes\"", "mutants[0].breaks: this field is missing");
  }

  @Test
  void nameThatIsMissing() {
    refused("\"name\": \"Lower\", ", "", "mutants[0].name: this field is missing");
    refused("\"name\": \"Counter\",", "", "models[0].name: this field is missing");
  }

  @Test
  void numberThatIsMissing() {
    refused(", \"length\": 4", "", "mutants[0].length: this field is missing");
  }

  @Test
  void nameThatIsNone() {
    refused("Lower", "../Lower", "mutants[0]: a name is a module's: name=../Lower");
    refused("\"Lower\"", "null", "mutants[0].name: ");
  }

  @Test
  void nameThatIsGivenTwice() {
    refused("Lower", "Counter", "a name is given once: name=Counter");
  }

  @Test
  void protocolThatIsAnother() {
    refused("\"Counting\"", "\"Country\"", "a file has its protocol's name: name=Country");
  }

  @Test
  void protocolThatIsMissing() throws IOException {
    Specification sound = read(SOUND);
    assertThat(sound.manifest().protocols()).hasSize(1);
    Files.delete(folder.resolve("Counting.json"));
    assertThatThrownBy(() -> Specification.in(folder))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("missing=Counting.json");
  }

  @Test
  void sizeThatIsNone() {
    refused("SMALL", "HUGE", "models[0].size: not one of [SMALL, MEDIUM, DEEP]: HUGE");
  }

  @Test
  void fieldThatIsGivenTwice() {
    refused("\"size\": \"SMALL\",", "\"size\": \"SMALL\", \"size\": \"DEEP\",", "Counting.json:8:");
  }

  @Test
  void textThatIsNotJson() {
    refused("\"witnesses\": [],", "\"witnesses\": [,", "Counting.json:15:");
    refused("{}\n}", "{}\n} more", "Counting.json:17:");
  }

  @Test
  void manifestThatIsMissing() {
    assertThatThrownBy(() -> Specification.in(folder))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("missing=manifest.json");
  }

  @Test
  void fileThatIsNamedAndMissing() throws IOException {
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(folder.resolve("models/Counter.tla"), Counter.MODULE);
    Specification specification = read(SOUND);
    assertThatThrownBy(() -> specification.unpack(folder.resolve("out")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("missing=Counter.cfg");
  }

  @Test
  void actionsAreTakenAsOftenAsTheyWereCounted() {
    Manifest.Expected once = expected(11, Map.of("Up", 4L, "Down", 6L));
    assertThat(once.agreesWith(taken(Map.of("Up", 4L, "Down", 6L)))).isTrue();
    assertThat(once.agreesWith(taken(Map.of("Up", 5L, "Down", 5L)))).isFalse();
    assertThat(once.agreesWith(taken(Map.of("Up", 4L)))).isFalse();
  }

  @Test
  void actionsAreTakenNoMoreOftenThanTheyWereCountedForLiveness() {
    Manifest.Expected again = expected(11, Map.of("Up", 8L, "Down", 6L));
    assertThat(again.agreesWith(taken(Map.of("Up", 4L, "Down", 6L)))).isTrue();
    assertThat(again.agreesWith(taken(Map.of("Up", 4L, "Down", 7L)))).isFalse();
    assertThat(again.agreesWith(taken(Map.of("Up", 4L)))).isFalse();
  }

  private static Manifest.Expected expected(long generated, Map<String, Long> fired) {
    return new Manifest.Expected(5, generated, 3, taken(fired));
  }

  private static SortedMap<String, Long> taken(Map<String, Long> fired) {
    return new TreeMap<>(fired);
  }

  private void refused(String sound, String broken, String line) {
    assertThat(SOUND).contains(sound);
    assertThatThrownBy(() -> read(SOUND.replace(sound, broken)))
        .isInstanceOf(IOException.class)
        .message()
        .containsPattern("^(Counting|manifest)\\.json:")
        .contains(line)
        .doesNotContain("\n");
  }

  private Specification read(String protocol) throws IOException {
    Files.writeString(
        folder.resolve("manifest.json"), "{\"modules\": [], \"protocols\": [\"Counting\"]}");
    Files.writeString(folder.resolve("Counting.json"), protocol);
    return Specification.in(folder);
  }
}
