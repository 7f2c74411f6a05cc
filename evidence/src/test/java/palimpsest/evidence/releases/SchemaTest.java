package palimpsest.evidence.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.impl.code.ImageTemplates;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The JSON Schema, by which an editor helps, knows what the reader knows.
final class SchemaTest {
  private static final String SCHEMA_TEXT = Texts.resource("releases.schema.json");
  private static final JsonNode DEFINITIONS = new JsonMapper().readTree(SCHEMA_TEXT).get("$defs");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SCHEMA_TEXT, InputFormat.JSON);

  /// A place in a document, and how to change what stands there.
  record Spot(String path, List<String> steps) {
    JsonNode parentIn(JsonNode document) {
      JsonNode parent = document;
      for (String step : steps.subList(0, steps.size() - 1)) {
        parent = parent.isArray() ? parent.get(Integer.parseInt(step)) : parent.get(step);
      }
      return parent;
    }

    Spot below(String step, boolean inList) {
      List<String> longer = new ArrayList<>(steps);
      longer.add(step);
      String separator = path.isEmpty() ? "" : ".";
      return new Spot(path + (inList ? "[" + step + "]" : separator + step), longer);
    }

    @Override
    public String toString() {
      return path;
    }
  }

  static List<BadFile> badFiles() {
    return BadFile.all();
  }

  static List<Spot> keys() {
    List<Spot> found = new ArrayList<>();
    collect(complete(), new Spot("", List.of()), found);
    return found;
  }

  @Test
  void knowsTheKeysThatTheReaderKnows() {
    Map<String, Set<String>> inSchema = new TreeMap<>();
    for (Map.Entry<String, JsonNode> definition : DEFINITIONS.properties()) {
      if (definition.getValue().has("properties")) {
        inSchema.put(
            definition.getKey(),
            new TreeSet<>(definition.getValue().get("properties").propertyNames()));
        assertThat(definition.getValue().get("additionalProperties").asBoolean(true))
            .as("closed: %s", definition.getKey())
            .isFalse();
      }
    }
    Map<String, Set<String>> inReader = new TreeMap<>();
    Shape.ALL.forEach(
        shape -> inReader.put(shape.title(), new TreeSet<>(shape.examples().keySet())));
    assertThat(inSchema).isEqualTo(inReader);
  }

  @Test
  void describesEachKey() {
    for (Shape shape : Shape.ALL) {
      for (String key : shape.examples().keySet()) {
        String pointer = "/" + shape.title() + "/properties/" + key + "/description";
        assertThat(DEFINITIONS.at(pointer).asString("")).as(pointer).hasSizeGreaterThan(10);
      }
    }
  }

  @Test
  void knowsTheBootstrapsThatThereAre() {
    assertThat(DEFINITIONS.at("/release/properties/bootstrap/enum").values())
        .extracting(JsonNode::asString)
        .containsExactlyElementsOf(ImageTemplates.bootstraps());
  }

  @Test
  void acceptsWhatReads() {
    assertThat(errors(Texts.resource("sample.yaml"))).isEmpty();
    assertThat(errors(Texts.complete())).isEmpty();
  }

  @Test
  void isNamedByTheSample() {
    assertThat(Texts.resource("sample.yaml"))
        .startsWith("# yaml-language-server: $schema=releases.schema.json\n");
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void rejectsBadFilesOfAnyKindThatASchemaCanSee(BadFile file) {
    if (file.schemaSees()) {
      assertThat(errors(file.text())).isNotEmpty();
    } else {
      assertThat(errors(file.text())).isEmpty();
    }
  }

  /// A key that the reader knows but never looks at would pass here for any value.
  @ParameterizedTest
  @MethodSource("keys")
  void rejectsNonsenseUnderEachKeyAsTheReaderDoes(Spot spot) {
    JsonNode document = complete();
    ((ObjectNode) spot.parentIn(document))
        .putObject(spot.steps().getLast())
        .putArray("neither")
        .addArray()
        .add("here");
    assertThat(errors(document.toString())).isNotEmpty();
    assertThat(Texts.problems(document.toString()))
        .anySatisfy(problem -> assertThat(problem.field()).startsWith(spot.path()));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void requiresTheKeysThatTheReaderRequires(Spot spot) {
    JsonNode document = complete();
    ((ObjectNode) spot.parentIn(document)).remove(spot.steps().getLast());
    boolean readerMissesIt =
        Texts.read(document.toString()) instanceof ReleaseFileResult.Wrong(List<Problem> problems)
            && problems.stream()
                .anyMatch(
                    problem -> problem.wrong().equals(spot.steps().getLast() + " is missing"));
    boolean schemaMissesIt =
        errors(document.toString()).stream()
            .anyMatch(error -> spot.steps().getLast().equals(error.getProperty()));
    assertThat(schemaMissesIt).isEqualTo(readerMissesIt);
  }

  private static void collect(JsonNode node, Spot spot, List<Spot> found) {
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        collect(node.get(index), spot.below(String.valueOf(index), true), found);
      }
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Spot below = spot.below(entry.getKey(), false);
      found.add(below);
      collect(entry.getValue(), below, found);
    }
  }

  private static JsonNode complete() {
    return new YAMLMapper().readTree(Texts.complete());
  }

  private static List<Error> errors(String text) {
    return SCHEMA.validate(new YAMLMapper().readTree(text));
  }
}
