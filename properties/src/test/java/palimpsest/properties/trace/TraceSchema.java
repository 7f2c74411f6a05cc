package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the JSON Schema of a trace's lines from what the reader knows of actions and fields.
final class TraceSchema {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String FRAME =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of a palimpsest trace, version 1, 2 or 3",
        "description": "docs/trace-format.md says what it means.",
        "oneOf": [{"$ref": "#/$defs/header"}, {"$ref": "#/$defs/system"},
                  {"$ref": "#/$defs/event"}, {"$ref": "#/$defs/end"}],
        "$defs": {
          "system": {
            "type": "object",
            "required": ["format", "version", "adapters", "hosts", "running", "images"],
            "additionalProperties": false,
            "properties": {
              "format": {"const": "palimpsest-trace"},
              "version": {"const": 3},
              "adapters": {
                "type": "array", "minItems": 1, "maxItems": 30, "uniqueItems": true,
                "items": {"type": "string", "pattern": "^[^,=]+$"}
              },
              "hosts": {
                "type": "object",
                "additionalProperties": {
                  "type": "array", "minItems": 1, "items": {"type": "string"}
                }
              },
              "running": {"type": "string"},
              "images": {
                "type": "object", "minProperties": 1,
                "propertyNames": {
                  "pattern": "^[^,=]+$", "not": {"enum": ["dead", "paused", "none"]}
                },
                "additionalProperties": {"$ref": "#/$defs/names"}
              }
            }
          },
          "header": {
            "type": "object",
            "required": ["format", "version", "ports", "workers", "marksPerWord", "blockBytes",
                         "windowBytes", "restMax", "roundsMax", "sessions", "running", "images"],
            "additionalProperties": false,
            "properties": {
              "format": {"const": "palimpsest-trace"},
              "version": {"enum": [1, 2]},
              "ports": {"type": "integer", "minimum": 1, "maximum": 65536},
              "workers": {"type": "integer", "minimum": 1, "maximum": 30},
              "marksPerWord": {"type": "integer", "minimum": 1, "maximum": 64},
              "blockBytes": {"type": "integer", "minimum": 1},
              "windowBytes": {"type": "integer", "minimum": 1},
              "restMax": {"type": "integer", "minimum": 0},
              "roundsMax": {"type": "integer", "minimum": 1},
              "sessions": {"type": "string"},
              "running": {"type": "string"},
              "modules": {"type": "object", "additionalProperties": {"type": "string"}},
              "images": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/image"}},
              "versions": {"$ref": "#/$defs/versions"},
              "storage": {"$ref": "#/$defs/storage"}
            },
            "if": {"required": ["storage"]},
            "then": {"properties": {"version": {"const": 2}}}
          },
          "storage": {
            "type": "object",
            "required": ["blockBytes", "triesMax"],
            "additionalProperties": false,
            "properties": {
              "blockBytes": {"type": "integer", "minimum": 9},
              "triesMax": {"type": "integer", "minimum": 1}
            }
          },
          "image": {
            "type": "object",
            "required": ["name", "version", "bytes", "structures"],
            "additionalProperties": false,
            "properties": {
              "name": {"type": "string"},
              "version": {"type": "string"},
              "bytes": {"type": "integer", "minimum": 1},
              "structures": {"type": "array", "items": {"$ref": "#/$defs/structure"}},
              "modules": {"type": "object", "additionalProperties": {"$ref": "#/$defs/module"}},
              "refuses": {"type": "array", "items": {"type": "string"}}
            }
          },
          "structure": {
            "type": "object",
            "required": ["name", "entries", "words", "layout"],
            "additionalProperties": false,
            "properties": {
              "name": {"type": "string"},
              "entries": {"type": "integer", "minimum": 1, "maximum": 65536},
              "words": {"type": "integer", "minimum": 1, "maximum": 65536},
              "layout": {"type": "string"}
            }
          },
          "module": {
            "type": "object",
            "required": ["runsWith"],
            "additionalProperties": false,
            "properties": {
              "runsWith": {"$ref": "#/$defs/names"},
              "carries": {"type": "string"},
              "needs": {"type": "object", "additionalProperties": {"$ref": "#/$defs/names"}}
            }
          },
          "names": {"type": "array", "items": {"type": "string"}},
          "versions": {
            "type": "object",
            "additionalProperties": {"type": "integer", "minimum": 0}
          },
          "end": {
            "type": "object",
            "required": ["events"],
            "additionalProperties": false,
            "properties": {"events": {"type": "integer", "minimum": 0}}
          }
        }
      }
      """;

  private TraceSchema() {}

  static String text() {
    ObjectNode schema = (ObjectNode) JSON.readTree(FRAME);
    ((ObjectNode) schema.get("$defs")).set("event", event());
    return JSON.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
  }

  private static ObjectNode event() {
    ObjectNode event = JSON.createObjectNode();
    event.put("type", "object");
    List<String> common = List.of("actor", "seq", "action");
    common.forEach(event.putArray("required")::add);
    event.put("additionalProperties", false);
    event.putObject("patternProperties").putObject("^x-");
    ObjectNode properties = event.putObject("properties");
    properties
        .putObject("actor")
        .put("type", "string")
        .put("pattern", "^((port|worker|update)-\\d+|start|processor)$");
    properties.putObject("seq").put("type", "integer").put("minimum", 1);
    ArrayNode names = properties.putObject("action").putArray("enum");
    for (Field field : Field.values()) {
      type(properties.putObject(field.key()), field);
    }
    properties.putObject("reads").put("$ref", "#/$defs/versions");
    properties.putObject("writes").put("$ref", "#/$defs/versions");
    ArrayNode all = event.putArray("allOf");
    for (Action action : Action.values()) {
      names.add(action.toString());
      all.add(of(action));
    }
    return event;
  }

  private static ObjectNode of(Action action) {
    ObjectNode rule = JSON.createObjectNode();
    rule.putObject("if")
        .putObject("properties")
        .putObject("action")
        .put("const", action.toString());
    ObjectNode then = rule.putObject("then");
    List<String> allowed = new ArrayList<>(List.of("actor", "seq", "action", "reads", "writes"));
    ArrayNode required = then.putArray("required");
    for (Field field : Field.values()) {
      if (action.requires(field)) {
        required.add(field.key());
      }
      if (action.allows(field)) {
        allowed.add(field.key());
      }
    }
    ArrayNode either = then.putObject("propertyNames").putArray("anyOf");
    allowed.forEach(either.addObject().putArray("enum")::add);
    either.addObject().put("pattern", "^x-");
    if (action == Action.ANSWER) {
      told(then);
    }
    return rule;
  }

  /// A host is told of a session as it is logged in, and then only.
  private static void told(ObjectNode rule) {
    rule.putObject("if").putObject("properties").putObject("told").put("const", "loggedIn");
    ObjectNode loggedIn = rule.putObject("then");
    loggedIn.putArray("required").add("session");
    loggedIn.putObject("properties").putObject("session").put("minLength", 1);
    rule.putObject("else").putObject("properties").putObject("session").put("maxLength", 0);
  }

  private static void type(ObjectNode property, Field field) {
    switch (field.type()) {
      case NUMBER -> property.put("type", "integer").put("minimum", 0);
      case FLAG -> property.put("type", "boolean");
      case TEXT -> property.put("type", "string");
    }
    if (field == Field.ANSWERS) {
      property.put("pattern", "^[^,=]+=[^,=]+(,[^,=]+=[^,=]+)*$");
    }
    if (field == Field.MODULES) {
      property.put("pattern", "^([^,]+=[^,=]*(,[^,]+=[^,=]*)*)?$");
    }
  }
}
