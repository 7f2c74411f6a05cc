package palimpsest.impl.io;

import java.util.List;

/// An entry as a request will leave it: the words of its fields, and whether it is present.
public record EntryChange(int structure, int entry, boolean present, List<Long> words) {
  public EntryChange {
    words = List.copyOf(words);
  }
}
