package palimpsest.properties.trace;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.json.JsonMapper;

/// A trace that is told event by event, as an adapter would write it: with the versions of what
/// each one touches, unless the event says another.
final class Told {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final StringBuilder trace = new StringBuilder();
  private final Map<String, Long> versions = new LinkedHashMap<>();
  private final Map<String, Long> sequences = new LinkedHashMap<>();
  private final Map<Integer, Long> requests = new LinkedHashMap<>();
  private long updates;
  private long events;

  Told(String header) {
    trace.append(header).append('\n');
  }

  /// An event of an actor.
  ///
  /// @param fields of the step, `name=value` with a value in JSON, or else a text
  /// @param touched locations that are read, or with `!` written; `@` says at which version, where
  ///     it is another than the present one
  Told event(String actor, String action, List<String> fields, String... touched) {
    SequencedMap<String, Object> line = new LinkedHashMap<>();
    line.put("actor", actor);
    line.put("seq", sequences.merge(actor, 1L, Long::sum));
    line.put("action", action);
    for (String field : fields) {
      int equals = field.indexOf('=');
      line.put(field.substring(0, equals), value(field.substring(equals + 1)));
    }
    Map<String, Long> reads = new LinkedHashMap<>();
    Map<String, Long> writes = new LinkedHashMap<>();
    for (String each : touched) {
      String name = each.replaceAll("@.*|!", "");
      int at = each.indexOf('@');
      if (each.endsWith("!") && at >= 0) {
        long version = Long.parseLong(each, at + 1, each.length() - 1, 10);
        versions.merge(name, version, Math::max);
        writes.put(name, version);
      } else if (each.endsWith("!")) {
        writes.put(name, versions.merge(name, 1L, Long::sum));
      } else {
        reads.put(
            name,
            at < 0
                ? versions.getOrDefault(name, 0L)
                : Long.parseLong(each, at + 1, each.length(), 10));
      }
    }
    line.put("reads", reads);
    line.put("writes", writes);
    trace.append(JSON.writeValueAsString(line)).append('\n');
    events++;
    return this;
  }

  private static Object value(String text) {
    return switch (text) {
      case "true", "false" -> Boolean.valueOf(text);
      default -> text.matches("\\d+") ? (Object) Long.valueOf(text) : text.replace("'", "");
    };
  }

  // --------------------------------------------------------------------------------- requests

  Told submit(int port, String kind, String... fields) {
    long request = requests.merge(port, 1L, Long::sum);
    return event(
        "port-" + port,
        "Submit",
        with(List.of("port=" + port, "request=" + request, "kind=" + kind), fields),
        "port-" + port + "!");
  }

  /// What the worker of a port's own number does for its request.
  Told worker(int port, String action, List<String> fields, String... touched) {
    long request = requests.getOrDefault(port, 0L);
    return event(
        "worker-" + port,
        action,
        with(List.of("port=" + port, "request=" + request), fields.toArray(String[]::new)),
        touched);
  }

  /// From the request to the running code.
  Told enter(int port, String kind, String... fields) {
    return submit(port, kind, fields)
        .worker(port, "Announce", List.of(), "port-" + port, "worker-" + port + "!")
        .worker(port, "Enter", List.of(), "gate", "generation");
  }

  Told words(int port, String structure, int entry, String... words) {
    for (int word = 0; word < words.length; word++) {
      worker(
          port,
          "WriteWord",
          List.of(
              "structure=" + structure,
              "entry=" + entry,
              "word=" + word,
              "value='" + words[word] + "'"));
    }
    return this;
  }

  /// The header of an entry that was written, and its mark where there are marks.
  Told header(int port, String structure, int entry, boolean present, String... marks) {
    List<String> which = List.of("structure=" + structure, "entry=" + entry);
    String[] touched = new String[marks.length + 1];
    touched[0] = "tracking";
    System.arraycopy(marks, 0, touched, 1, marks.length);
    return worker(
            port, "WriteHeader", with(which, "present=" + present), structure + "[" + entry + "]!")
        .worker(port, "MarkEntry", which, touched);
  }

  Told leave(int port) {
    return worker(port, "Leave", List.of(), "worker-" + port + "!");
  }

  Told answer(int port, String... fields) {
    return worker(port, "Answer", List.of(fields), "port-" + port + "!");
  }

  /// A login that writes words to the port's entry.
  Told login(int port, String session, List<String> words, String... marks) {
    return enter(port, "login")
        .worker(port, "Serve", List.of("changes=1", "moves=false"))
        .words(port, "login", port, words.toArray(String[]::new))
        .header(port, "login", port, true, marks)
        .leave(port)
        .answer(port, "told=loggedIn", "session='" + session + "'");
  }

  Told logout(int port, String session, List<String> words) {
    return enter(port, "logout", "session='" + session + "'")
        .worker(port, "Serve", List.of("changes=1", "moves=false"))
        .words(port, "login", port, words.toArray(String[]::new))
        .header(port, "login", port, false)
        .leave(port);
  }

  // ---------------------------------------------------------------------------------- updates

  Told update(String action, String... touched) {
    return update(action, List.of(), touched);
  }

  Told update(String action, List<String> fields, String... touched) {
    return event("update-" + updates, action, fields, touched);
  }

  /// From the beginning to the plan, which is not told yet.
  Told load(String image) {
    updates++;
    return update("Interrupt", List.of("id=" + image), "update!")
        .update("LoadChunk", List.of("last=true"))
        .update("CheckImage", List.of("image=" + image))
        .update("HandOver")
        .update("Branch");
  }

  /// From the beginning to where conversion would begin.
  Told prepare(String image, String converts, String... created) {
    return load(image)
        .update("Identify", List.of("converts=" + converts, "burns=", "withdraws="))
        .update("PlaceTables")
        .update("CreateStructures", created)
        .update("SaveOld")
        .update("DefineCode");
  }

  Told converting(String action, List<String> which, List<String> fields, String... touched) {
    return update(action, with(which, fields.toArray(String[]::new)), touched);
  }

  /// From the closed gate to the open one, where nothing is left to be merged.
  Told pause(List<String> workers, List<String> written, String... seeks) {
    update("Withdraw").update("CloseGate", "gate!");
    update("Drain", workers.toArray(String[]::new));
    for (String seek : seeks) {
      String[] parts = seek.split(" ", -1);
      update(
          "SeekMark",
          List.of("round=0", "structure=" + parts[0], "entry=" + parts[1]),
          List.of(parts).subList(2, parts.length).toArray(String[]::new));
    }
    return update("BeginOverlay", "generation!")
        .update("CopyBlock", List.of("offset=0"))
        .update("VerifyCopy")
        .update("Initialize", List.of("last=true"))
        .update("Switch", written.toArray(String[]::new))
        .update("Grant")
        .update("OpenGate", "gate!")
        .update("ReleaseBuffer", "update!");
  }

  private static List<String> with(List<String> fields, String... more) {
    List<String> all = new ArrayList<>(fields);
    all.addAll(List.of(more));
    return all;
  }

  // ---------------------------------------------------------------------------------- verdict

  String text() {
    return trace + "{\"events\":" + events + "}\n";
  }

  TraceVerdict verdict() {
    return verdict(TraceCheck.LINES_AHEAD);
  }

  TraceVerdict verdict(int linesAhead) {
    return new TraceCheck(linesAhead)
        .check(new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)));
  }
}
