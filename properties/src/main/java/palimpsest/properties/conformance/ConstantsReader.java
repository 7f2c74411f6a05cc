package palimpsest.properties.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Fault;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.release.Presence;

/// The constants of a model. TLC itself prints them, so a configuration has one source only, and no
/// second parser reads it.
final class ConstantsReader {
  /// A TLA+ expression that TLC evaluates to what this reads.
  static final String EXPRESSION =
      """
      <<"constants", Ports, Workers, Images, FirstImage, Values, Sessions, WindowBlocks, Modules,
        FirstLevels, Environment, RestMax, RoundsMax, Faults, SpoilsMax, Replaceable>>\
      """;

  private final ValueReader in;

  private ConstantsReader(String text) {
    in = new ValueReader(text);
  }

  /// @param output what TLC printed
  /// @throws IllegalArgumentException if the constants are not in it
  static Constants read(String output) {
    int mark = output.indexOf("\"constants\"");
    if (mark < 0) {
      String last = output.substring(Math.max(0, output.length() - 2000));
      throw new IllegalArgumentException("TLC prints the constants: output=..." + last);
    }
    return new ConstantsReader(output.substring(mark)).constants();
  }

  private Constants constants() {
    in.string();
    int ports = count("Ports");
    int workers = count("Workers");
    comma();
    SequencedMap<String, Image> images = in.byName(this::image);
    comma();
    String firstImage = in.string();
    comma();
    Numbers values = numbers();
    int sessions = number();
    int windowBlocks = number();
    int modules = count("Modules");
    comma();
    Row<Integer> firstLevels = levels();
    comma();
    TreeMap<String, Presence> environment = new TreeMap<>(in.byName(this::presence));
    int restMax = number();
    int roundsMax = number();
    comma();
    Set<Fault> faults = new HashSet<>(in.set(this::fault));
    int spoilsMax = number();
    comma();
    Numbers replaceable = numbers();
    in.expect(">>");
    if (firstLevels.size() != modules) {
      throw in.unexpected("a level for each module, not " + firstLevels);
    }
    return new Constants(
        ports,
        workers,
        images,
        firstImage,
        values,
        sessions,
        windowBlocks,
        firstLevels,
        environment,
        restMax,
        roundsMax,
        faults,
        spoilsMax,
        replaceable);
  }

  private void comma() {
    in.expect(",");
  }

  private int number() {
    comma();
    return in.number();
  }

  /// The size of a set of the numbers from 1 on.
  private int count(String name) {
    comma();
    Numbers all = numbers();
    if (!all.equals(Numbers.upTo(all.size()))) {
      throw in.unexpected(name + " counted from 1 on, not " + all);
    }
    return all.size();
  }

  private Numbers numbers() {
    if (in.accept("1..")) {
      return Numbers.upTo(in.number());
    }
    return Numbers.of(in.set(in::number).stream().mapToInt(Integer::intValue).toArray());
  }

  private Row<Integer> levels() {
    return Row.copyOf(in.sequence(in::number));
  }

  private Presence presence() {
    return Presence.valueOf(in.string().toUpperCase(Locale.ROOT));
  }

  private Fault fault() {
    return Fault.valueOf(in.string().toUpperCase(Locale.ROOT));
  }

  private Image image() {
    Fields fields = new Fields();
    in.record(10, fields::read);
    return new Image(
        fields.version,
        fields.layout,
        fields.holds,
        fields.blocks,
        fields.signed,
        fields.copies,
        fields.offers,
        fields.requires,
        fields.levels,
        Set.copyOf(fields.runsWith));
  }

  /// The fields of an image.
  private final class Fields {
    private int version;
    private int layout;
    private Numbers holds = Numbers.NONE;
    private int blocks;
    private boolean signed;
    private boolean copies;
    private TreeSet<String> offers = new TreeSet<>();
    private TreeSet<String> requires = new TreeSet<>();
    private Row<Integer> levels = Row.empty();
    private List<Row<Integer>> runsWith = List.of();

    private void read(String field) {
      switch (field) {
        case "version" -> version = in.number();
        case "layout" -> layout = in.number();
        case "holds" -> holds = numbers();
        case "blocks" -> blocks = in.number();
        case "signed" -> signed = in.bool();
        case "copies" -> copies = in.bool();
        case "offers" -> offers = new TreeSet<>(in.set(in::string));
        case "requires" -> requires = new TreeSet<>(in.set(in::string));
        case "levels" -> levels = levels();
        case "runsWith" -> runsWith = in.set(ConstantsReader.this::levels);
        default -> throw in.unexpected("a field of an image, not " + field);
      }
    }
  }
}
