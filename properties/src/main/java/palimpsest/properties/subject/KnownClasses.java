package palimpsest.properties.subject;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.code.ImageClasses;

/// The classes of the few images that are explored: those of the same bytes, each of which is
/// looked at, are defined once. What is made of them is made anew each time.
final class KnownClasses implements ImageClasses {
  private final List<Known> known = new ArrayList<>();

  private record Known(MemorySegment section, Class<?> entry) {}

  @Override
  public Class<?> entry(MemorySegment section) throws ReflectiveOperationException {
    for (Known each : known) {
      if (each.section.mismatch(section) < 0) {
        return each.entry;
      }
    }
    Class<?> entry = ImageClasses.FRESH.entry(section);
    known.add(new Known(MemorySegment.ofArray(section.toArray(ValueLayout.JAVA_BYTE)), entry));
    return entry;
  }
}
