package palimpsest.impl.code;

import java.lang.foreign.MemorySegment;
import palimpsest.impl.image.ClassBundle;

/// The classes of a section of code. They keep no state of their own, so that the same bytes may be
/// the same classes: who meets the same few images millions of times need not define them as often.
@FunctionalInterface
public interface ImageClasses {
  /// Each time a loader of its own defines all of them.
  ImageClasses FRESH =
      section -> {
        ClassBundle bundle = ClassBundle.read(section);
        ImageClassLoader loader = new ImageClassLoader("image", section, bundle);
        loader.defineAll();
        return loader.loadClass(bundle.entry());
      };

  /// The class that the section is entered by; all others are defined as well.
  ///
  /// @throws palimpsest.impl.image.MalformedImageException if the section holds no classes
  /// @throws LinkageError if they cannot be defined
  Class<?> entry(MemorySegment section) throws ReflectiveOperationException;
}
