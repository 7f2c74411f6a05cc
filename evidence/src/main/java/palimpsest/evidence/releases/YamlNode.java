package palimpsest.evidence.releases;

import java.util.List;

/// A piece of a YAML document and where it stands.
sealed interface YamlNode {
  Place place();

  /// What a reader of the file would call it.
  String inWords();

  /// A single value; `plain` is one without quotes, which alone can be a number or a truth value.
  record Scalar(String text, boolean plain, Place place) implements YamlNode {
    private static final int SHOWN_MAX = 60;

    boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String inWords() {
      if (isNothing()) {
        return "nothing";
      }
      String line = text.lines().findFirst().orElse("");
      boolean whole = line.length() <= SHOWN_MAX && line.equals(text);
      String shown = whole ? line : line.substring(0, Math.min(line.length(), SHOWN_MAX)) + "...";
      return plain ? "'" + shown + "'" : "the quoted text '" + shown + "'";
    }
  }

  record Sequence(List<YamlNode> items, Place place) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String inWords() {
      return "a list";
    }
  }

  /// Keys with their values as they stand in the file; a key may be there twice.
  record Mapping(List<Entry> entries, Place place) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String inWords() {
      return "a group of 'key: value' lines";
    }
  }

  record Entry(Scalar key, YamlNode value) {}
}
