package palimpsest.evidence.releases;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A group of keys in a release file: the keys it knows, each with an example of its line. The JSON
/// Schema has a definition for each, under its title, with the same keys.
record Shape(String title, SequencedMap<String, String> examples) {
  static final Shape HISTORY =
      of(
          "history",
          "name: FC adapter",
          "environment: {capabilities: {flash-ram: present}}",
          "releases: [...]",
          "paths: [...]",
          "system: {adapters: [left, right], hosts: {...}, roll: {...}, media: [file]}");
  static final Shape ENVIRONMENT =
      of(
          "environment",
          "capabilities: {flash-ram: present}",
          "modules: {FLASH: {version: 1.0}}",
          "peers: {switch: {notices-changes: true}}");
  static final Shape MODULE = of("module", "version: 1.0", "capabilities: {dual-bank: present}");
  static final Shape PEER =
      of(
          "peer",
          "uses-capabilities: [fast-login]",
          "uses-procedures: [port-login]",
          "notices-changes: true");
  static final Shape RELEASE =
      of(
          "release",
          "name: 2.1",
          "version: 2.1",
          "based-on: 2.0",
          "supports: {fast-login: present}",
          "requires: [flash-ram]",
          "structures: {login: {...}, exchange: {...}, configuration: {...}}",
          "edits: {login: [{widen: {session: 64}}]}",
          "initialization: [clear-buffers]",
          "companions: [{module: FLASH, runs-with: 1.0..2.0}]",
          "parameters: {port-login: [wwn, speed]}",
          "settings: {queue-depth: {lowest: 1, highest: 256, fallback: 64}}",
          "implicit-changes: [{versions: 1.0..1.4, field: configuration.io-timeout, factor: 10}]",
          "accepts-loss: [login.speed]",
          "pause-bound: 20 ms",
          "bootstrap: standard",
          "filling: 1 MiB");
  static final Shape STRUCTURE =
      of("structure", "scope: per-port", "fields: [{id: 1, name: wwn, bits: 64}]");
  static final Shape FIELD =
      of("field", "id: 3", "name: speed", "bits: 32", "order: big", "default: 0");
  static final Shape EDIT =
      of(
          "edit",
          "add: {id: 6, name: qos, bits: 8}",
          "drop: speed",
          "widen: {session: 64}",
          "narrow: {credit: 16}",
          "rename: {speed: link-speed}",
          "reorder: [wwn, speed, session]",
          "byte-order: {session: little}");
  static final Shape RESET = of("reset", "reset-register: 3", "to: 0x80");
  static final Shape COMPANION =
      of("companion", "module: FLASH", "runs-with: 1.0..2.0", "carries: 2.0", "needs: {PLA: 2.0}");
  static final Shape SETTING = of("setting", "lowest: 1", "highest: 256", "fallback: 64");
  static final Shape IMPLICIT_CHANGE =
      of("implicit change", "versions: 1.0..1.4", "field: configuration.io-timeout", "factor: 10");
  static final Shape PATH =
      of(
          "path",
          "from: 1.0",
          "to: 2.0",
          "promise: compatible",
          "because: login.qos",
          "downgrade: true",
          "accept-loss: [login.qos]");

  static final Shape SYSTEM =
      of(
          "system",
          "adapters: [left, centre, right]",
          "hosts: {database: [left, centre]}",
          "roll: {from: 1.0, to: 2.0}",
          "media: [directory, vanishing-stream]");
  static final Shape ROLL = of("roll", "from: 1.0", "to: 2.0");

  static final List<Shape> ALL =
      List.of(
          HISTORY,
          ENVIRONMENT,
          MODULE,
          PEER,
          RELEASE,
          STRUCTURE,
          FIELD,
          EDIT,
          RESET,
          COMPANION,
          SETTING,
          IMPLICIT_CHANGE,
          PATH,
          SYSTEM,
          ROLL);

  Shape {
    examples = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(examples));
  }

  boolean knows(String key) {
    return examples.containsKey(key);
  }

  private static Shape of(String title, String... examples) {
    SequencedMap<String, String> byKey = new LinkedHashMap<>();
    Arrays.stream(examples)
        .forEach(example -> byKey.put(example.substring(0, example.indexOf(':')), example));
    return new Shape(title, byKey);
  }
}
