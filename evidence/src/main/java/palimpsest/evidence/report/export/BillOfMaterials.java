package palimpsest.evidence.report.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What runs, part by part, as CycloneDX has it: the coordinates that the build wrote down, and the
/// digests of the very jars that run.
public final class BillOfMaterials {
  private static final String PARTS = "parts.txt";
  private static final Pattern PART =
      Pattern.compile("(?m)^ *([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):(?:compile|runtime)\\b");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private BillOfMaterials() {}

  /// The document.
  ///
  /// @param version of palimpsest
  /// @param binaries SHA-256 by the name of a jar
  public static String of(String version, Map<String, String> binaries) {
    List<Object> components = new ArrayList<>();
    Matcher part = PART.matcher(parts());
    while (part.find()) {
      components.add(
          component("library", new Part(part.group(1), part.group(2), part.group(3)), binaries));
    }
    SequencedMap<String, Object> bill = new LinkedHashMap<>();
    bill.put("bomFormat", "CycloneDX");
    bill.put("specVersion", "1.6");
    bill.put("version", 1);
    bill.put(
        "metadata",
        Map.of(
            "component",
            component("application", new Part("palimpsest", "evidence", version), binaries)));
    bill.put("components", components);
    return JSON.writeValueAsString(bill) + "\n";
  }

  /// A digest, as CycloneDX has it.
  private record Hash(String alg, String content) {}

  /// What Maven knows a part by.
  private record Part(String group, String name, String version) {}

  private static Map<String, Object> component(
      String type, Part part, Map<String, String> binaries) {
    String url = "pkg:maven/" + part.group + "/" + part.name + "@" + part.version + "?type=jar";
    SequencedMap<String, Object> component = new LinkedHashMap<>();
    component.put("type", type);
    component.put("bom-ref", url);
    component.put("group", part.group);
    component.put("name", part.name);
    component.put("version", part.version);
    component.put("purl", url);
    String digest = binaries.get(part.name + "-" + part.version + ".jar");
    if (digest != null) {
      component.put("hashes", List.of(new Hash("SHA-256", digest)));
    }
    return component;
  }

  private static String parts() {
    try (InputStream stream =
        Objects.requireNonNull(BillOfMaterials.class.getResourceAsStream(PARTS), PARTS)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
