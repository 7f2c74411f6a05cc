package palimpsest.properties.trace;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import palimpsest.properties.trace.TraceHeader.StructureInfo;

/// The entries of one structure, as far as their events tell: their headers, the words that were
/// seen written, which are marked, and what was made of them in conversion.
///
/// A mark counts from a version of its word on, so that a count of marks can be checked at the
/// versions that were read, though the words went on.
final class Entries {
  private static final long UNMARKED = 0;

  private final StructureInfo info;
  private final int index;
  private final int marksPerWord;
  private final long[] version;
  private final boolean[] present;
  private final String[][] words;
  private final long[] markedAt;
  private final @Nullable Converted[] converted;
  private final long[] seenMarks;

  /// What an entry was converted from, and to.
  record Converted(long version, String from, String to) {}

  Entries(StructureInfo info, int index, int marksPerWord) {
    this.info = info;
    this.index = index;
    this.marksPerWord = marksPerWord;
    this.version = new long[info.entries()];
    this.present = new boolean[info.entries()];
    this.words = new String[info.entries()][0];
    this.markedAt = new long[info.entries()];
    this.converted = new @Nullable Converted[info.entries()];
    this.seenMarks = new long[wordsOfMarks()];
  }

  StructureInfo info() {
    return info;
  }

  /// What the entry is called.
  String location(int entry) {
    return info.name() + "[" + entry + "]";
  }

  /// What the word is called in which the entry's mark is.
  String marks(int entry) {
    return markWord(entry / marksPerWord);
  }

  String markWord(int word) {
    return "marks-" + index + "-" + word;
  }

  boolean isPresent(int entry) {
    return present[entry];
  }

  // ---------------------------------------------------------------------------- changes

  void write(int entry, List<String> newWords) {
    words[entry] = newWords.toArray(String[]::new);
  }

  void writeHeader(int entry, long newVersion, boolean isPresent) {
    version[entry] = newVersion;
    present[entry] = isPresent;
  }

  // ------------------------------------------------------------------------------ marks

  void markAll(long[] wordVersions) {
    for (int entry = 0; entry < info.entries(); entry++) {
      markedAt[entry] = wordVersions[entry / marksPerWord];
    }
    for (int word = 0; word < wordVersions.length; word++) {
      see(word, wordVersions[word]);
    }
  }

  /// The update read or wrote the word of an entry's mark at that version.
  void seeMark(int entry, long wordVersion) {
    see(entry / marksPerWord, wordVersion);
  }

  private void see(int word, long wordVersion) {
    seenMarks[word] = wordVersion;
  }

  void mark(int entry, long wordVersion) {
    if (markedAt[entry] == UNMARKED) {
      markedAt[entry] = wordVersion;
    }
  }

  boolean unmark(int entry) {
    boolean wasMarked = markedAt[entry] != UNMARKED;
    markedAt[entry] = UNMARKED;
    return wasMarked;
  }

  int wordsOfMarks() {
    return (info.entries() + marksPerWord - 1) / marksPerWord;
  }

  /// The first marked entry at or behind one, among those with marks in the same word; -1 if there
  /// is none.
  int nextMarked(int from) {
    int end = Math.min(behindWord(from), info.entries());
    for (int entry = from; entry < end; entry++) {
      if (markedAt[entry] != UNMARKED) {
        return entry;
      }
    }
    return -1;
  }

  /// The first entry behind those with marks in one word with the given one.
  int behindWord(int entry) {
    return (entry / marksPerWord + 1) * marksPerWord;
  }

  /// How many entries a word of marks had marked as the update read it at that version, which is
  /// none before what the update knows of the word already.
  int countMarks(int word, long wordVersion) throws Unexplained {
    if (wordVersion < seenMarks[word]) {
      throw new Unexplained(
          "marks are counted as they are, not as they were: "
              + markWord(word)
              + "@"
              + seenMarks[word]
              + " was seen before, counted="
              + wordVersion);
    }
    see(word, wordVersion);
    int count = 0;
    int end = Math.min((word + 1) * marksPerWord, info.entries());
    for (int entry = word * marksPerWord; entry < end; entry++) {
      if (markedAt[entry] != UNMARKED && markedAt[entry] <= wordVersion) {
        count++;
      }
    }
    return count;
  }

  // ------------------------------------------------------------------------- conversion

  void forgetConversion() {
    Arrays.fill(converted, null);
  }

  void convert(int entry, Converted newConverted) {
    converted[entry] = newConverted;
  }

  /// Checks that each entry was last converted as it is now.
  ///
  /// @return how many entries' words could be compared
  int checkConverted() throws Unexplained {
    int compared = 0;
    for (int entry = 0; entry < info.entries(); entry++) {
      Converted last = converted[entry];
      if (last == null || last.version() != version[entry]) {
        throw new Unexplained(
            location(entry)
                + " is converted as it is when the image is switched: present-version="
                + version[entry]
                + " converted-version="
                + (last == null ? "none" : last.version()));
      }
      String known = known(entry);
      if (!known.isEmpty()) {
        compared++;
        if (!known.equals(last.from())) {
          throw new Unexplained(
              location(entry)
                  + " is converted as it was written: written="
                  + known
                  + " converted="
                  + last.from());
        }
      }
    }
    return compared;
  }

  /// The same entries in the new image's layout, with what they were converted to.
  Entries switched(StructureInfo newInfo, int newIndex) {
    Entries next = new Entries(newInfo, newIndex, marksPerWord);
    int kept = Math.min(info.entries(), newInfo.entries());
    System.arraycopy(version, 0, next.version, 0, kept);
    System.arraycopy(present, 0, next.present, 0, kept);
    for (int entry = 0; entry < kept; entry++) {
      Converted last = converted[entry];
      next.words[entry] = last == null ? words[entry] : split(last.to());
    }
    return next;
  }

  /// The words of a text as an event has it; no text says of no word what it is.
  static String[] split(String text) {
    return text.isEmpty() ? new String[0] : text.split(",", -1);
  }

  /// The entry's words as an event has them; empty where they were not seen written.
  private String known(int entry) {
    return String.join(",", words[entry]);
  }
}
