package palimpsest.impl.code;

import java.lang.foreign.MemorySegment;
import java.security.ProtectionDomain;
import palimpsest.impl.image.ClassBundle;
import palimpsest.impl.image.Section;

/// Defines the classes of one bundle from its bytes in adapter memory.
///
/// What the bundle holds is never looked up elsewhere, and of the package of templates nothing is:
/// an image runs the code it carries, not that which happens to be on the class path.
final class ImageClassLoader extends ClassLoader {
  private static final String TEMPLATES = "palimpsest.impl.template.";

  private final MemorySegment bytes;
  private final ClassBundle bundle;

  ImageClassLoader(String name, MemorySegment bytes, ClassBundle bundle) {
    super(name, ImageClassLoader.class.getClassLoader());
    this.bytes = bytes;
    this.bundle = bundle;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      Section place = bundle.classes().get(name);
      if (place != null) {
        return define(name, place);
      }
      if (name.startsWith(TEMPLATES)) {
        throw new ClassNotFoundException("the image does not carry this class: " + name);
      }
      return super.loadClass(name, resolve);
    }
  }

  /// Defines every class of the bundle now, so that none is defined once the gate is closed.
  void defineAll() throws ClassNotFoundException {
    for (String name : bundle.classes().keySet()) {
      Class.forName(name, true, this);
    }
  }

  private Class<?> define(String name, Section place) {
    ProtectionDomain domain = ImageClassLoader.class.getProtectionDomain();
    return defineClass(name, place.in(bytes).asByteBuffer(), domain);
  }
}
