package palimpsest.impl.code;

import java.lang.reflect.InvocationTargetException;
import palimpsest.impl.image.MalformedImageException;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;

/// Makes code out of bytes: the one place where an image's classes are defined and entered (BR-1).
/// The program that is run is the one that the image has stored (FST-13).
public final class CodeDefiner {
  private final ImageClasses classes;

  public CodeDefiner(ImageClasses classes) {
    this.classes = classes;
  }

  /// The bootstrap of an image that lies at `image`.
  public CodeDefinition<Bootstrap> bootstrap(AdapterMemory memory, Span section) {
    return define(memory, section, Bootstrap.class);
  }

  /// The run-time segment of an image.
  public CodeDefinition<RunTimeSegment> text(AdapterMemory memory, Span section) {
    return define(memory, section, RunTimeSegment.class);
  }

  private <T> CodeDefinition<T> define(AdapterMemory memory, Span section, Class<T> kind) {
    if (!memory.isExecutable(regionOf(memory, section))) {
      return new CodeDefinition.NotDefined<>(
          "code is defined from executable memory only: address=" + section.base());
    }
    try {
      Class<?> entry = classes.entry(memory.view(section));
      return new CodeDefinition.Defined<>(kind.cast(entry.getDeclaredConstructor().newInstance()));
    } catch (InvocationTargetException e) {
      return notDefined(kind, String.valueOf(e.getCause()));
    } catch (ReflectiveOperationException
        | LinkageError
        | ClassCastException
        | MalformedImageException e) {
      return notDefined(kind, e.toString());
    }
  }

  private static <T> CodeDefinition<T> notDefined(Class<T> kind, String cause) {
    return new CodeDefinition.NotDefined<>(
        "the section holds no " + kind.getSimpleName() + " that can be defined: " + cause);
  }

  private static Region regionOf(AdapterMemory memory, Span span) {
    for (Region region : Region.values()) {
      if (memory.span(region).contains(span)) {
        return region;
      }
    }
    throw new IllegalArgumentException("code lies in one region: span=" + span);
  }
}
