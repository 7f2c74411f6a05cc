package palimpsest.impl.code;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.image.ClassBundle;

/// Defines the classes of the same bytes once: releases differ in what their headers declare, and
/// hardly in their code. Bytes are compared, all of them but the filling, so that no other code is
/// taken for it; what is made of the classes is made anew each time. May be shared by threads.
public final class KnownClasses implements ImageClasses {
  private static final int KNOWN_MAX = 64;

  private final List<Known> known = new ArrayList<>();

  /// @param classesBytes how long the section is without its filling
  private record Known(MemorySegment section, long classesBytes, Class<?> entry) {
    boolean hasClasses(MemorySegment other, long otherBytes) {
      return classesBytes == otherBytes
          && section.asSlice(0, classesBytes).mismatch(other.asSlice(0, otherBytes)) == -1;
    }
  }

  @Override
  public synchronized Class<?> entry(MemorySegment section) throws ReflectiveOperationException {
    for (Known each : known) {
      if (each.section().mismatch(section) == -1) {
        return each.entry();
      }
    }
    long classesBytes = ClassBundle.read(section).filling().offset();
    for (Known each : known) {
      if (each.hasClasses(section, classesBytes)) {
        return each.entry();
      }
    }
    Class<?> entry = ImageClasses.FRESH.entry(section);
    if (known.size() == KNOWN_MAX) {
      known.removeFirst();
    }
    MemorySegment copy = MemorySegment.ofArray(section.toArray(ValueLayout.JAVA_BYTE));
    known.add(new Known(copy, classesBytes, entry));
    return entry;
  }
}
