package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The reference of release files in Markdown, written from their schema.
final class Reference {
  private static final String REF = "$ref";
  private static final String DEFINITIONS = "#/$defs/";

  private final JsonNode schema;
  private final List<String> lines = new ArrayList<>();

  private Reference(JsonNode schema) {
    this.schema = schema;
  }

  /// The whole document.
  static String of(JsonNode schema) {
    Reference reference = new Reference(schema);
    reference.write();
    return String.join("\n", reference.lines) + "\n";
  }

  private void write() {
    lines.add("# Release files");
    lines.add("");
    lines.add(text(schema, "description"));
    lines.add("This page is written from `releases.schema.json`, which editors understand, too.");
    lines.add(
        "A file begins with the keys of a [" + name(schema) + "](#" + anchor(name(schema)) + ").");
    for (Map.Entry<String, JsonNode> definition : schema.path("$defs").properties()) {
      lines.add("");
      lines.add("## " + definition.getKey());
      lines.add("");
      definition(definition.getValue());
    }
  }

  private void definition(JsonNode definition) {
    String description = text(definition, "description");
    if (!definition.has("properties")) {
      lines.add((description.isEmpty() ? "" : description + " ") + sentence(kind(definition)));
      return;
    }
    if (!description.isEmpty()) {
      lines.add(description);
      lines.add("");
    }
    Set<String> required = new HashSet<>();
    definition.path("required").forEach(each -> required.add(each.asString()));
    lines.add("| key | | value | what it means |");
    lines.add("|---|---|---|---|");
    for (Map.Entry<String, JsonNode> property : definition.path("properties").properties()) {
      lines.add(
          "| `"
              + property.getKey()
              + "` | "
              + (required.contains(property.getKey()) ? "required" : "")
              + " | "
              + kind(property.getValue())
              + " | "
              + text(property.getValue(), "description")
              + " |");
    }
  }

  private String kind(JsonNode value) {
    if (value.has(REF)) {
      return "[" + name(value) + "](#" + anchor(name(value)) + ")";
    }
    if (value.has("if")) {
      return kind(value.path("then")) + ", or " + kind(value.path("else"));
    }
    if (value.has("const")) {
      return "`" + value.path("const").asString() + "`";
    }
    if (value.has("enum")) {
      return value
          .path("enum")
          .valueStream()
          .map(each -> "`" + each.asString() + "`")
          .collect(Collectors.joining(", "));
    }
    if (value.has("items")) {
      return "list of " + kind(value.path("items")) + bounds(value, "Items");
    }
    if (value.path("additionalProperties").isObject()) {
      return "by name: " + kind(value.path("additionalProperties")) + bounds(value, "Properties");
    }
    return simple(value);
  }

  private static String simple(JsonNode value) {
    if (!value.has("type") && !value.has("pattern")) {
      throw new IllegalArgumentException("what a value may be is said here: value=" + value);
    }
    String types =
        value.path("type").isArray()
            ? value
                .path("type")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(" or "))
            : value.path("type").asString("text");
    List<String> rules = new ArrayList<>();
    if (value.has("minimum")) {
      rules.add("at least " + value.path("minimum").asString());
    }
    if (value.has("maximum")) {
      rules.add("at most " + value.path("maximum").asString());
    }
    if (value.has("pattern")) {
      rules.add("as text like `" + value.path("pattern").asString().replace("|", "\\|") + "`");
    }
    return types + (rules.isEmpty() ? "" : ", " + String.join(", ", rules));
  }

  private static String bounds(JsonNode value, String what) {
    JsonNode min = value.path("min" + what);
    JsonNode max = value.path("max" + what);
    return (min.isMissingNode() ? "" : ", at least " + min.asString())
        + (max.isMissingNode() ? "" : ", at most " + max.asString());
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("").replace("|", "\\|");
  }

  private static String name(JsonNode reference) {
    return reference.path(REF).asString("").replace(DEFINITIONS, "");
  }

  private static String anchor(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }
}
