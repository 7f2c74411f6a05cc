package palimpsest.properties.trace;

import java.util.List;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceEvent.Access;
import palimpsest.impl.trace.TraceEvent.Argument;
import tools.jackson.core.JsonGenerator;

/// An event as a line of a trace.
final class EventJson {
  private EventJson() {}

  static void write(JsonGenerator out, TraceEvent event) {
    out.writeStartObject();
    out.writeStringProperty("actor", event.actor());
    out.writeNumberProperty("seq", event.sequence());
    out.writeStringProperty("action", event.action());
    event.arguments().forEach(argument -> write(out, argument));
    accesses(out, "reads", event.accesses(), false);
    accesses(out, "writes", event.accesses(), true);
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Argument argument) {
    Field field = Field.of(argument.name());
    if (field == null) {
      throw new IllegalStateException("an event has fields of the format: field=" + argument);
    }
    out.writeName(field.key());
    switch (field.type()) {
      case NUMBER -> out.writeNumber(Long.parseLong(argument.value()));
      case FLAG -> out.writeBoolean(Boolean.parseBoolean(argument.value()));
      case TEXT -> out.writeString(argument.value());
    }
  }

  private static void accesses(
      JsonGenerator out, String key, List<Access> accesses, boolean written) {
    boolean any = false;
    for (Access access : accesses) {
      if (access.written() == written) {
        if (!any) {
          out.writeName(key);
          out.writeStartObject();
          any = true;
        }
        out.writeNumberProperty(access.location(), access.version());
      }
    }
    if (any) {
      out.writeEndObject();
    }
  }
}
