package palimpsest.impl.damage;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.stream.Collectors;
import palimpsest.impl.code.ImageClasses;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.ClassBundle;
import palimpsest.impl.image.ClassBytes;
import palimpsest.impl.image.ClassSet;

/// The classes that a section carries, each defined when it is first asked for: the machine's own
/// judgement of them, and what an adapter is like that does not define all of them ahead.
final class CarriedClasses extends ClassLoader {
  /// Defines a class when running code comes to need it.
  static final ImageClasses WHEN_NEEDED = CarriedClasses::entry;

  private final Map<String, Bytes> files;

  private CarriedClasses(Map<String, Bytes> files) {
    super("carried", CarriedClasses.class.getClassLoader());
    this.files = files;
  }

  /// Whether the virtual machine takes all classes of the set.
  static boolean areTaken(ClassSet set) {
    CarriedClasses loader =
        new CarriedClasses(
            set.classes().stream().collect(Collectors.toMap(ClassBytes::name, ClassBytes::bytes)));
    try {
      for (ClassBytes each : set.classes()) {
        Class.forName(each.name(), true, loader);
      }
      return true;
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    }
  }

  private static Class<?> entry(MemorySegment section) throws ClassNotFoundException {
    ClassBundle bundle = ClassBundle.read(section);
    Map<String, Bytes> files =
        bundle.classes().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, each -> Bytes.copyOf(each.getValue().in(section))));
    return new CarriedClasses(files).loadClass(bundle.entry());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      Bytes file = files.get(name);
      return file == null
          ? super.loadClass(name, resolve)
          : defineClass(name, file.asSegment().asByteBuffer(), null);
    }
  }
}
