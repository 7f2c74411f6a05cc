package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Row;
import palimpsest.properties.trace.TraceHeader.ImageInfo;
import palimpsest.properties.trace.TraceHeader.ModuleInfo;
import palimpsest.properties.trace.TraceHeader.StructureInfo;

/// The header of a trace of the reference machine's steps.
final class MachineHeader {
  private MachineHeader() {}

  static TraceHeader of(Constants constants) {
    SequencedMap<String, String> modules = new LinkedHashMap<>();
    for (int module = 1; module <= constants.modules(); module++) {
      modules.put(Narrator.module(module), "" + constants.firstLevels().at(module));
    }
    List<ImageInfo> images = new ArrayList<>();
    constants.images().forEach((name, image) -> images.add(image(constants, name, image)));
    return new TraceHeader(
        constants.ports(),
        constants.workers(),
        constants.marksPerWord(),
        Narrator.BLOCK_BYTES,
        (long) constants.windowBlocks() * Narrator.BLOCK_BYTES,
        constants.restMax(),
        constants.roundsMax(),
        "login",
        constants.firstImage(),
        modules,
        images,
        new TreeMap<>(),
        Optional.empty());
  }

  private static ImageInfo image(Constants constants, String name, Image image) {
    SequencedMap<String, ModuleInfo> modules = new LinkedHashMap<>();
    for (int module = 1; module <= constants.modules(); module++) {
      modules.put(Narrator.module(module), module(image, module));
    }
    Set<String> refused = image.requires().isEmpty() ? Set.of() : constants.images().keySet();
    return new ImageInfo(
        name,
        "" + image.version(),
        (long) image.blocks() * Narrator.BLOCK_BYTES,
        List.of(new StructureInfo("login", constants.ports(), 2, "" + image.layout())),
        modules,
        modules.isEmpty() ? Optional.of(refused) : Optional.empty());
  }

  /// Each level by itself; the first module's second level works with the second one's.
  private static ModuleInfo module(Image image, int module) {
    Set<String> runsWith = new TreeSet<>();
    for (Row<Integer> levels : image.runsWith()) {
      runsWith.add("" + levels.at(module));
    }
    SequencedMap<String, List<String>> needs = new LinkedHashMap<>();
    if (module == 1 && image.levels().at(1) == 2) {
      needs.put(Narrator.module(2), List.of("2"));
    }
    return new ModuleInfo(
        List.copyOf(runsWith), Optional.of("" + image.levels().at(module)), needs);
  }
}
