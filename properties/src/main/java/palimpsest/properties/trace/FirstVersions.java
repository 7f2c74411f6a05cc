package palimpsest.properties.trace;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import palimpsest.properties.trace.TraceHeader.ImageInfo;
import palimpsest.properties.trace.TraceHeader.StructureInfo;

/// Whether locations may begin with the versions that a header gives them: each is one that there
/// is, and none says that something is under way.
final class FirstVersions {
  private static final String WORKER = Action.Who.WORKER.prefix();
  private static final String MARKS = "marks-";

  private final TraceHeader header;

  FirstVersions(TraceHeader header) {
    this.header = header;
  }

  void check() {
    for (Map.Entry<String, Long> first : header.versions().entrySet()) {
      String location = first.getKey();
      long version = first.getValue();
      if (version < 0 || (isSwitching(location) ? version % 2 != 0 : !isCounting(location))) {
        throw new IllegalArgumentException(
            "a trace begins while nothing is under way, with versions of what there is: location="
                + location
                + " version="
                + version);
      }
    }
  }

  /// Locations at which something is under way while their version is odd.
  private boolean isSwitching(String location) {
    return switch (location) {
      case "gate", "generation", "update" -> true;
      default ->
          location.startsWith(WORKER)
              && isBelow(location.substring(WORKER.length()), header.workers());
    };
  }

  private boolean isCounting(String location) {
    return location.equals("tracking")
        || (location.equals("record") && header.storage().isPresent())
        || isMarks(location)
        || EntryLocation.of(location).filter(each -> each.isOf(running())).isPresent();
  }

  private boolean isMarks(String location) {
    if (!location.startsWith(MARKS)) {
      return false;
    }
    List<String> parts = List.of(location.substring(MARKS.length()).split("-", -1));
    return parts.size() == 2
        && header.images().stream().anyMatch(image -> isMarks(image, parts.get(0), parts.get(1)));
  }

  private boolean isMarks(ImageInfo image, String index, String word) {
    OptionalInt structure = EntryLocation.number(index);
    if (structure.isEmpty() || structure.getAsInt() >= image.structures().size()) {
      return false;
    }
    StructureInfo info = image.structures().get(structure.getAsInt());
    return isBelow(word, (info.entries() - 1) / header.marksPerWord() + 1);
  }

  private static boolean isBelow(String digits, int end) {
    OptionalInt number = EntryLocation.number(digits);
    return number.isPresent() && number.getAsInt() < end;
  }

  private ImageInfo running() {
    return header.image(header.running()).orElseThrow();
  }
}
