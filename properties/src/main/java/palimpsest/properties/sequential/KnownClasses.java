package palimpsest.properties.sequential;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.code.ImageClasses;
import palimpsest.impl.image.ClassBundle;

/// Defines the classes of the same bytes once: releases differ in what their headers declare, and
/// hardly in their code. Bytes are compared, all of them, so that no other code is taken for it.
/// May be shared by threads.
final class KnownClasses implements ImageClasses {
  private static final int KNOWN_MAX = 64;

  private final List<Known> known = new ArrayList<>();

  private record Known(MemorySegment bytes, Class<?> entry) {}

  @Override
  public synchronized Class<?> entry(MemorySegment section) throws ReflectiveOperationException {
    MemorySegment bytes = section.asSlice(0, ClassBundle.read(section).filling().offset());
    for (Known each : known) {
      if (each.bytes().mismatch(bytes) == -1) {
        return each.entry();
      }
    }
    Class<?> entry = ImageClasses.FRESH.entry(section);
    if (known.size() == KNOWN_MAX) {
      known.removeFirst();
    }
    known.add(new Known(MemorySegment.ofArray(bytes.toArray(ValueLayout.JAVA_BYTE)), entry));
    return entry;
  }
}
