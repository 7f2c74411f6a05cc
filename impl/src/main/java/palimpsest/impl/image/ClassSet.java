package palimpsest.impl.image;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The classes that a section executes, in the order of their names, and the one it is entered by.
///
/// A class may not be there twice, and the entry has to be one of them.
public record ClassSet(String entry, List<ClassBytes> classes) {
  public ClassSet {
    classes = classes.stream().sorted(Comparator.comparing(ClassBytes::name)).toList();
    Set<String> names = new HashSet<>();
    for (ClassBytes each : classes) {
      if (!names.add(each.name())) {
        throw new IllegalArgumentException("a class is there once: class=" + each.name());
      }
    }
    if (!names.contains(entry)) {
      throw new IllegalArgumentException("the entry is one of the classes: entry=" + entry);
    }
  }
}
