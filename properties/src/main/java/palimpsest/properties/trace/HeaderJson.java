package palimpsest.properties.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A trace's first line as text.
final class HeaderJson {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .changeDefaultPropertyInclusion(
              each -> each.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private static final String FORMAT = "format";
  private static final String VERSION = "version";
  private static final String STORAGE = "storage";

  private HeaderJson() {}

  static String write(TraceHeader header) {
    return write(header, header.formatVersion());
  }

  static String write(RollHeader header) {
    return write(header, RollHeader.VERSION);
  }

  private static String write(Record header, int version) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(FORMAT, TraceHeader.FORMAT);
    line.put(VERSION, version);
    ObjectNode fields = JSON.valueToTree(header);
    fields.properties().forEach(field -> line.put(field.getKey(), field.getValue()));
    return JSON.writeValueAsString(line);
  }

  /// Reads a trace's first line from a parser at its beginning.
  static ObjectNode first(JsonParser parser) throws UnreadableTrace {
    JsonNode line = parser.readValueAsTree();
    if (!(line instanceof ObjectNode fields)) {
      throw new UnreadableTrace(1, "the first line is the trace's header");
    }
    String format = fields.path(FORMAT).asString("");
    if (!format.equals(TraceHeader.FORMAT)) {
      throw new UnreadableTrace(
          1, "a trace says so in its header: format=" + format + " known=" + TraceHeader.FORMAT);
    }
    return fields;
  }

  /// Whether the trace is of a roll.
  static boolean isOfRoll(ObjectNode fields) {
    return fields.path(VERSION).asInt(0) == RollHeader.VERSION;
  }

  static RollHeader roll(ObjectNode fields) throws UnreadableTrace {
    fields.remove(FORMAT);
    fields.remove(VERSION);
    checkNulls(fields);
    check(fields, RollHeader.class);
    return value(fields, RollHeader.class);
  }

  static TraceHeader adapter(ObjectNode fields) throws UnreadableTrace {
    JsonNode version = fields.path(VERSION);
    boolean hasStorage = fields.has(STORAGE);
    if (!version.isInt()
        || (version.asInt() != TraceHeader.VERSION
            && version.asInt() != TraceHeader.STORAGE_VERSION)) {
      throw new UnreadableTrace(
          1,
          "the trace's version is known: version="
              + version
              + " known="
              + TraceHeader.VERSION
              + ", "
              + TraceHeader.STORAGE_VERSION
              + ", "
              + RollHeader.VERSION);
    }
    if (hasStorage && version.asInt() == TraceHeader.VERSION) {
      throw new UnreadableTrace(
          1, "a trace that tells of storage is of version " + TraceHeader.STORAGE_VERSION);
    }
    fields.remove(FORMAT);
    fields.remove(VERSION);
    checkNulls(fields);
    supply(fields);
    checkKeys(fields);
    TraceHeader header = value(fields, TraceHeader.class);
    try {
      new FirstVersions(header).check();
      return header;
    } catch (IllegalArgumentException e) {
      throw new UnreadableTrace(1, String.valueOf(e.getMessage()));
    }
  }

  private static <T> T value(ObjectNode fields, Class<T> type) throws UnreadableTrace {
    try {
      return JSON.treeToValue(fields, type);
    } catch (ValueInstantiationException e) {
      throw new UnreadableTrace(1, String.valueOf(rootOf(e).getMessage()));
    } catch (JacksonException e) {
      throw new UnreadableTrace(
          1, "the header's fields are of their types: " + e.getOriginalMessage());
    }
  }

  private static void checkNulls(JsonNode node) throws UnreadableTrace {
    if (node.isNull()) {
      throw new UnreadableTrace(1, "what the header does not have is left out, and not null");
    }
    for (JsonNode part : node) {
      checkNulls(part);
    }
  }

  /// Puts in what may be left out.
  private static void supply(ObjectNode header) {
    supply(header, "modules", JSON.createObjectNode());
    supply(header, "versions", JSON.createObjectNode());
    supply(header, STORAGE, JSON.nullNode());
    for (JsonNode image : header.path("images")) {
      if (image instanceof ObjectNode fields) {
        supply(fields, "modules", JSON.createObjectNode());
        supply(fields, "refuses", JSON.nullNode());
        for (JsonNode module : fields.path("modules")) {
          if (module instanceof ObjectNode needed) {
            supply(needed, "carries", JSON.nullNode());
            supply(needed, "needs", JSON.createObjectNode());
          }
        }
      }
    }
  }

  private static void checkKeys(ObjectNode header) throws UnreadableTrace {
    check(header, TraceHeader.class);
    if (header.path(STORAGE).isObject()) {
      check(header.path(STORAGE), StorageInfo.class);
    }
    for (JsonNode image : header.path("images")) {
      check(image, TraceHeader.ImageInfo.class);
      for (JsonNode structure : image.path("structures")) {
        check(structure, TraceHeader.StructureInfo.class);
      }
      for (JsonNode module : image.path("modules")) {
        check(module, TraceHeader.ModuleInfo.class);
      }
    }
  }

  private static void check(JsonNode fields, Class<? extends Record> type) throws UnreadableTrace {
    Set<String> known = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      known.add(component.getName());
      if (!fields.has(component.getName())) {
        throw new UnreadableTrace(
            1, "the header has all its fields: missing=" + component.getName());
      }
    }
    for (String key : fields.propertyNames()) {
      if (!known.contains(key)) {
        throw new UnreadableTrace(1, "the header has no other fields: field=" + key);
      }
    }
  }

  private static void supply(ObjectNode fields, String key, JsonNode value) {
    if (!fields.has(key)) {
      fields.set(key, value);
    }
  }

  private static Throwable rootOf(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
