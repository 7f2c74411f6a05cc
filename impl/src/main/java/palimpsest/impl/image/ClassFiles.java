package palimpsest.impl.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the class files of compiled templates wherever a class loader finds resources, be it a
/// folder or a jar.
public final class ClassFiles {
  private final ClassLoader loader;

  public ClassFiles(ClassLoader loader) {
    this.loader = loader;
  }

  /// The entry class, the other ones, and all that are nested in any of them. Names are binary
  /// names.
  ///
  /// @throws IllegalArgumentException if the loader does not know one of them
  public ClassSet gather(String entry, List<String> others) {
    SortedMap<String, ClassBytes> found = new TreeMap<>();
    Deque<String> wanted = new ArrayDeque<>(others);
    wanted.addFirst(entry);
    while (!wanted.isEmpty()) {
      String name = wanted.removeFirst();
      if (!found.containsKey(name)) {
        byte[] content = read(name);
        found.put(name, new ClassBytes(name, Bytes.of(content)));
        nestedIn(name, ClassFile.of().parse(content)).forEach(wanted::addLast);
      }
    }
    return new ClassSet(entry, List.copyOf(found.values()));
  }

  /// The entry class and all that are nested in it.
  public ClassSet gather(String entry) {
    return gather(entry, List.of());
  }

  private byte[] read(String name) {
    String resource = resource(name);
    try (@Nullable InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "a class file is a resource of the loader: class=" + name + " resource=" + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static String resource(String name) {
    return name.replace('.', '/') + ".class";
  }

  /// The attribute names each nested class that the constant pool names, thus all of the class's
  /// own; strangers are there as well.
  private static Stream<String> nestedIn(String name, ClassModel model) {
    return model
        .findAttribute(Attributes.innerClasses())
        .map(InnerClassesAttribute::classes)
        .orElse(List.of())
        .stream()
        .map(nested -> nested.innerClass().asInternalName().replace('/', '.'))
        .filter(nested -> nested.startsWith(name + "$"));
  }
}
