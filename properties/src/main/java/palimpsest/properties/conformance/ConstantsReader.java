package palimpsest.properties.conformance;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Fault;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.release.Presence;
import palimpsest.tla.TlaReader;
import palimpsest.tla.TlaValue;

/// The constants of a model. TLC itself prints them, so a configuration has one source only, and no
/// second parser reads it.
final class ConstantsReader {
  /// A TLA+ expression that TLC evaluates to what this reads.
  static final String EXPRESSION =
      """
      <<"constants", Ports, Workers, Images, FirstImage, Paths, Kinds, Values, Sessions,
        WindowBlocks, Modules, FirstLevels, Environment, MarksPerWord, RestMax, RoundsMax, Faults,
        SpoilsMax, Replaceable>>\
      """;

  private static final int COUNT = 19;

  private ConstantsReader() {}

  /// @param printed what TLC printed, a line each
  /// @throws IllegalArgumentException if the constants are not in it
  static Constants read(List<String> printed) {
    Iterator<TlaValue> in = printed(printed, COUNT);
    int ports = count("Ports", in.next());
    int workers = count("Workers", in.next());
    SequencedMap<String, Image> images = new LinkedHashMap<>();
    in.next().asFields().forEach((name, image) -> images.put(name, image(image)));
    String firstImage = in.next().asString();
    SortedMap<String, Set<String>> paths = new TreeMap<>();
    in.next()
        .asFields()
        .forEach((from, to) -> paths.put(from, Set.copyOf(StateReader.strings(to.asSet()))));
    Set<Request.Kind> kinds =
        in.next().asSet().stream().map(ConstantsReader::kind).collect(Collectors.toSet());
    Numbers held = StateReader.numbers(in.next());
    int sessions = in.next().asInt();
    int windowBlocks = in.next().asInt();
    int modules = count("Modules", in.next());
    Row<Integer> firstLevels = StateReader.levels(in.next());
    TreeMap<String, Presence> environment = new TreeMap<>();
    in.next().asFields().forEach((name, value) -> environment.put(name, presence(value)));
    if (firstLevels.size() != modules) {
      throw new IllegalArgumentException("each module has a level: found=" + firstLevels);
    }
    return new Constants(
        ports,
        workers,
        images,
        firstImage,
        paths,
        kinds,
        held,
        sessions,
        windowBlocks,
        firstLevels,
        environment,
        in.next().asInt(),
        in.next().asInt(),
        in.next().asInt(),
        in.next().asSet().stream().map(ConstantsReader::fault).collect(Collectors.toSet()),
        in.next().asInt(),
        StateReader.numbers(in.next()));
  }

  /// The values of a printed sequence, behind the word that it begins with.
  ///
  /// @param count how many there are, with the word
  static Iterator<TlaValue> printed(List<String> printed, int count) {
    List<TlaValue> values = TlaReader.value(String.join(" ", printed)).asSequence();
    if (values.size() != count || !values.getFirst().asString().equals("constants")) {
      throw new IllegalArgumentException("TLC prints the constants: found=" + printed);
    }
    return values.listIterator(1);
  }

  /// The size of a set of the numbers from 1 on.
  static int count(String name, TlaValue set) {
    Numbers all = StateReader.numbers(set);
    if (!all.equals(Numbers.upTo(all.size()))) {
      throw new IllegalArgumentException(name + " are counted from 1 on: found=" + all);
    }
    return all.size();
  }

  private static Presence presence(TlaValue value) {
    return Presence.valueOf(value.asString().toUpperCase(Locale.ROOT));
  }

  private static Request.Kind kind(TlaValue value) {
    return Request.Kind.valueOf(value.asString().toUpperCase(Locale.ROOT));
  }

  private static Fault fault(TlaValue value) {
    return Fault.valueOf(value.asString().toUpperCase(Locale.ROOT));
  }

  private static Image image(TlaValue value) {
    Fields in = new Fields(value, 10);
    return new Image(
        in.at("version").asInt(),
        in.at("layout").asInt(),
        StateReader.numbers(in.at("holds")),
        in.at("blocks").asInt(),
        in.at("signed").asBool(),
        in.at("copies").asBool(),
        new TreeSet<>(StateReader.strings(in.at("offers").asSet())),
        new TreeSet<>(StateReader.strings(in.at("requires").asSet())),
        StateReader.levels(in.at("levels")),
        in.at("runsWith").asSet().stream().map(StateReader::levels).collect(Collectors.toSet()));
  }
}
