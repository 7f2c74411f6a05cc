package palimpsest.properties.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.properties.trace.Recording.Part;

/// A part of a trace as a module for TLC, which extends `CodeUpdateTrace`, and its configuration.
record TraceModule(String name, Part part) {
  private static final int BLOCK = 50;

  /// Writes both into the folder of the specification.
  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(name + ".tla"), module());
    Files.writeString(folder.resolve(name + ".cfg"), configuration());
  }

  private String module() {
    Constants constants = part.constants();
    TlaText text = new TlaText(constants);
    return """
    ---- MODULE %s ----
    EXTENDS CodeUpdateTrace
    TraceImages == %s
    TracePaths == [i \\in %s |-> %s]
    TraceLevels == %s
    TraceEnvironment == [c \\in %s |-> "unknown"]
    TraceFirst == %s
    TraceStart == %s
    %s
    ====
    """
        .formatted(
            name,
            text.images(constants),
            text.names(),
            text.names(),
            TlaText.levels(constants.firstLevels()),
            TlaText.set(required(constants), TlaText::quoted),
            text.name(constants.firstImage()),
            text.state(part.start()),
            lines(text));
  }

  /// An operator that gives a line by its number, in two looks.
  private String lines(TlaText text) {
    int count = part.lines().size();
    StringBuilder blocks = new StringBuilder();
    StringBuilder choice = new StringBuilder("TraceLine(n) ==");
    for (int first = 1; first <= count; first += BLOCK) {
      int last = Math.min(first + BLOCK - 1, count);
      String block = "TraceLinesFrom" + first + "(n)";
      blocks
          .append(block)
          .append(" == CASE ")
          .append(
              IntStream.rangeClosed(first, last)
                  .mapToObj(n -> "n = " + n + " -> " + text.line(part.lines().get(n - 1)))
                  .collect(Collectors.joining("\n  [] ", "", "\n")));
      choice.append(
          last == count ? " " + block : " IF n <= " + last + " THEN " + block + "\n  ELSE");
    }
    return blocks.append(choice).toString();
  }

  /// What images require is not known to be there.
  private static List<String> required(Constants constants) {
    return constants.images().values().stream()
        .map(Image::requires)
        .flatMap(Set::stream)
        .distinct()
        .toList();
  }

  private String configuration() {
    Constants constants = part.constants();
    return """
    SPECIFICATION TraceSpec
    CONSTANTS
        Ports = %s
        Workers = %s
        Images <- TraceImages
        FirstImage <- TraceFirst
        Paths <- TracePaths
        Kinds = {"read"}
        Values = %s
        Sessions = %d
        WindowBlocks = %d
        Modules = %s
        FirstLevels <- TraceLevels
        Environment <- TraceEnvironment
        MarksPerWord = %d
        RestMax = %d
        RoundsMax = %d
        Faults = %s
        SpoilsMax = %d
        Replaceable = %s
        Start <- TraceStart
        Lines = %d
        Logged <- TraceLine
    INVARIANT TypeOK
    CHECK_DEADLOCK TRUE
    """
        .formatted(
            TlaText.numbers(Numbers.upTo(constants.ports())),
            TlaText.numbers(Numbers.upTo(constants.workers())),
            TlaText.numbers(constants.values()),
            constants.sessions(),
            constants.windowBlocks(),
            TlaText.numbers(Numbers.upTo(constants.modules())),
            constants.marksPerWord(),
            constants.restMax(),
            constants.roundsMax(),
            TlaText.set(
                new TreeSet<>(constants.faults()),
                fault -> TlaText.quoted(fault.name().toLowerCase(Locale.ROOT))),
            constants.spoilsMax(),
            TlaText.numbers(constants.replaceable()),
            part.lines().size());
  }
}
