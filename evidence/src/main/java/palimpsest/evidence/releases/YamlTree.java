package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// YAML text as a tree of nodes with their places.
///
/// It is built from the parser's events rather than by a mapper, because a release file needs what
/// a mapper drops: places, keys that are there twice, and the digits of a version (`1.10` is no
/// decimal fraction). Aliases, tags and second documents are refused: no release file needs them,
/// and without aliases a small file cannot stand for a large one.
final class YamlTree {
  private static final int DEPTH_MAX = 32;

  private final Iterator<Event> events;

  private YamlTree(String text) {
    events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
  }

  /// The document in `text`, or nothing and a problem: what follows broken YAML cannot be trusted.
  static Optional<YamlNode> parse(String text, Problems problems) {
    try {
      return Optional.of(new YamlTree(text).document());
    } catch (NotReadable reason) {
      problems.add(reason.place, "", reason.wrong, reason.right);
    } catch (MarkedYamlEngineException reason) {
      Place place =
          reason
              .getProblemMark()
              .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(Place.START);
      problems.add(place, "", "is not YAML: " + oneLine(reason.getProblem()), "");
    } catch (ReaderException reason) {
      problems.add(
          placeOf(text, reason.getPosition()),
          "",
          "has a character that YAML does not allow: U+%04X".formatted(reason.getCodePoint()),
          "");
    } catch (YamlEngineException reason) {
      problems.add(
          Place.START, "", "is not YAML: " + oneLine(String.valueOf(reason.getMessage())), "");
    }
    return Optional.empty();
  }

  private YamlNode document() throws NotReadable {
    Event event = next();
    while (event.getEventId() == Event.ID.StreamStart
        || event.getEventId() == Event.ID.DocumentStart) {
      event = next();
    }
    if (event.getEventId() == Event.ID.StreamEnd) {
      throw new NotReadable(Place.START, "is empty", "a release file begins with its name");
    }
    YamlNode root = node(event, 1);
    Event end = next();
    while (end.getEventId() == Event.ID.DocumentEnd) {
      end = next();
    }
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw new NotReadable(
          placeOf(end), "a second document begins here", "a release file is one document");
    }
    return root;
  }

  private YamlNode node(Event event, int depth) throws NotReadable {
    Place place = placeOf(event);
    if (depth > DEPTH_MAX) {
      throw new NotReadable(
          place, "is nested deeper than " + DEPTH_MAX + " levels", "no release file needs that");
    }
    return switch (event) {
      case AliasEvent _ ->
          throw new NotReadable(
              place, "refers to an anchor", "write it out, or name a release in based-on");
      case ScalarEvent scalar -> {
        refuseTag(scalar.getTag(), place);
        yield new YamlNode.Scalar(scalar.getValue(), scalar.isPlain(), place);
      }
      case CollectionStartEvent start -> {
        refuseTag(start.getTag(), place);
        yield start.getEventId() == Event.ID.SequenceStart
            ? sequence(place, depth)
            : mapping(place, depth);
      }
      default -> throw new IllegalStateException("not the start of a node: event=" + event);
    };
  }

  private YamlNode sequence(Place place, int depth) throws NotReadable {
    List<YamlNode> items = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(node(event, depth + 1));
    }
    return new YamlNode.Sequence(items, place);
  }

  private YamlNode mapping(Place place, int depth) throws NotReadable {
    List<YamlNode.Entry> entries = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      if (!(node(event, depth + 1) instanceof YamlNode.Scalar key)) {
        throw new NotReadable(
            placeOf(event), "has a list or a group for a key", "a key is a single word");
      }
      entries.add(new YamlNode.Entry(key, node(next(), depth + 1)));
    }
    return new YamlNode.Mapping(entries, place);
  }

  private Event next() {
    return events.next();
  }

  private static void refuseTag(Optional<String> tag, Place place) throws NotReadable {
    if (tag.isPresent()) {
      throw new NotReadable(
          place, "has the tag " + oneLine(tag.get()), "a release file needs no tags");
    }
  }

  private static Place placeOf(Event event) {
    return event
        .getStartMark()
        .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Place.START);
  }

  private static Place placeOf(String text, int position) {
    int codePoints = text.codePointCount(0, text.length());
    int offset = text.offsetByCodePoints(0, Math.clamp(position, 0, codePoints));
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
    return new Place(line, offset - before.lastIndexOf('\n'));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /// Ends the reading of a file whose rest cannot be trusted.
  private static final class NotReadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final String wrong;
    private final String right;

    NotReadable(Place place, String wrong, String right) {
      super(wrong, null, false, false);
      this.place = place;
      this.wrong = wrong;
      this.right = right;
    }
  }
}
