package palimpsest.properties.trace;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceSink;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.MinimalPrettyPrinter;

/// The events of an adapter in the hand of one thread, in the order in which they happened: the
/// same run has the same trace, line by line.
public final class RecordedTrace implements TraceSink {
  private final String header;
  private final List<TraceEvent> events = new ArrayList<>();

  public RecordedTrace(TraceHeader header) {
    this.header = HeaderJson.write(header);
  }

  public RecordedTrace(RollHeader header) {
    this.header = HeaderJson.write(header);
  }

  @Override
  public void emit(TraceEvent event) {
    events.add(event);
  }

  public int events() {
    return events.size();
  }

  /// The trace as a file has it.
  public InputStream read() {
    return new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out =
        HeaderJson.JSON.writer().with(new MinimalPrettyPrinter("")).createGenerator(text)) {
      out.writeRaw(header);
      out.writeRaw('\n');
      for (TraceEvent event : events) {
        EventJson.write(out, event);
        out.writeRaw('\n');
      }
      out.writeRaw("{\"events\":" + events.size() + "}\n");
    }
    return text.toString();
  }
}
