package palimpsest.properties.trace;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Fault;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.State;
import palimpsest.properties.trace.TraceHeader.ImageInfo;
import palimpsest.properties.trace.TraceHeader.ModuleInfo;

/// The reference machine's constants for one update: two images, and as many ports as there are
/// workers, each of which stands for the port whose request that worker has.
///
/// A module that is burnt has level 1 before and 2 after; 3 is what somebody else burnt. Modules
/// are numbered in the order in which the update burns them.
///
/// @param running the image that runs
/// @param loaded the image that is loaded
/// @param isConverting whether the loaded image converts any table
/// @param burns the modules that it burns, in their order
/// @param modules the versions that they all have
record PairConstants(
    TraceHeader header,
    ImageInfo running,
    ImageInfo loaded,
    boolean isConverting,
    List<String> burns,
    Map<String, String> modules) {

  /// An image that is not known yet: one that would be refused.
  static final ImageInfo UNKNOWN =
      new ImageInfo("?", "", 1, List.of(), new LinkedHashMap<>(), Optional.empty());

  private static final int BEFORE = 1;
  private static final int AFTER = 2;
  private static final int REPLACED = 3;

  PairConstants {
    burns = List.copyOf(burns);
    modules = Map.copyOf(modules);
  }

  /// Constants without an update.
  static PairConstants alone(TraceHeader header, ImageInfo running) {
    return new PairConstants(header, running, running, false, List.of(), Map.of());
  }

  static PairConstants loading(TraceHeader header, ImageInfo running, ImageInfo loaded) {
    return new PairConstants(header, running, loaded, false, List.of(), Map.of());
  }

  /// The same with an image that will not take over.
  Constants refusing() {
    return constants(image(loaded).requiring(Set.of("to take over")), Set.of());
  }

  /// The same with modules for which there is no order of burning.
  Constants withoutOrder() {
    return constants(image(loaded).runningWith(Set.of()), Set.of());
  }

  Constants constants() {
    Set<Row<Integer>> runs = new HashSet<>();
    for (int burnt = 0; burnt <= burns.size(); burnt++) {
      if (isSafe(versions(burnt))) {
        runs.add(levels(burnt));
      }
    }
    return constants(image(loaded), runs);
  }

  /// Whether somebody else may have burnt a module before the update burns its first: the running
  /// image runs with it.
  boolean mayBeReplaced(String module, String version) {
    Map<String, String> versions = new TreeMap<>(modules);
    String before = versions.put(module, version);
    return !version.equals(before) && runsWith(running, versions);
  }

  /// The modules as the update finds them.
  State.Outside outside(State.Outside before) {
    return new State.Outside(levels(0), before.peers());
  }

  /// The version of a module that the loaded image carries; empty where it carries none.
  String carried(String module) {
    ModuleInfo needed = loaded.modules().get(module);
    return needed == null ? "" : needed.carries().orElse("");
  }

  /// Whether an entry by that name is one of a structure that the running image does not have.
  boolean isCreated(String location) {
    return EntryLocation.of(location)
        .filter(each -> running.structure(each.structure()).isEmpty() && each.isOf(loaded))
        .isPresent();
  }

  /// The modules with one that somebody else burnt.
  State.Outside replaced(State.Outside before, String module) {
    return before.withLevel(burns.indexOf(module) + 1, REPLACED);
  }

  private Constants constants(Image next, Set<Row<Integer>> oldRunsWith) {
    int workers = header.workers();
    Set<Row<Integer>> runs = new HashSet<>(oldRunsWith);
    runs.add(levels(0)); // whatever runs, runs with the modules as they are
    SequencedMap<String, Image> images = new LinkedHashMap<>();
    images.put(loaded.name(), next);
    images.put(
        running.name(),
        loaded.name().equals(running.name())
            ? next.runningWith(runs)
            : image(running).runningWith(runs));
    return new Constants(
        workers,
        workers,
        images,
        running.name(),
        paths(images.keySet()),
        Set.of(Request.Kind.READ),
        Numbers.of(1),
        2,
        header.blocks(header.windowBytes()),
        levels(0),
        new TreeMap<>(),
        64,
        0,
        header.roundsMax(),
        EnumSet.allOf(Fault.class),
        3,
        Numbers.upTo(burns.size()));
  }

  private static SortedMap<String, Set<String>> paths(Set<String> names) {
    SortedMap<String, Set<String>> paths = new TreeMap<>();
    names.forEach(name -> paths.put(name, names));
    return paths;
  }

  private Image image(ImageInfo info) {
    Set<Row<Integer>> runsWith = new HashSet<>();
    for (int burnt : List.of(0, burns.size())) {
      if (runsWith(info, versions(burnt))) {
        runsWith.add(levels(burnt));
      }
    }
    boolean isKnown = !info.equals(UNKNOWN);
    return new Image(
        1,
        isConverting && info.equals(loaded) ? 2 : 1,
        Numbers.of(1),
        header.blocks(info.bytes()),
        isKnown,
        true,
        new TreeSet<>(),
        new TreeSet<>(),
        Row.each(burns.size(), _ -> AFTER),
        runsWith);
  }

  private Row<Integer> levels(int burnt) {
    return Row.each(burns.size(), module -> module <= burnt ? AFTER : BEFORE);
  }

  /// The modules' versions after so many burns.
  private Map<String, String> versions(int burnt) {
    Map<String, String> versions = new TreeMap<>(modules);
    for (String module : burns.subList(0, burnt)) {
      versions.put(module, carried(module));
    }
    return versions;
  }

  /// Whether the running image runs with a combination, and whatever the loaded one brought works
  /// in it.
  private boolean isSafe(Map<String, String> versions) {
    return runsWith(running, versions) && worksWith(loaded, versions);
  }

  /// Whether an image runs with modules of these versions.
  static boolean runsWith(ImageInfo image, Map<String, String> versions) {
    return image.modules().entrySet().stream()
            .allMatch(each -> contains(each.getValue().runsWith(), versions.get(each.getKey())))
        && worksWith(image, versions);
  }

  private static boolean worksWith(ImageInfo image, Map<String, String> versions) {
    return image.modules().entrySet().stream()
        .filter(each -> isCarried(each.getValue(), versions.get(each.getKey())))
        .flatMap(each -> each.getValue().needs().entrySet().stream())
        .allMatch(need -> contains(need.getValue(), versions.get(need.getKey())));
  }

  private static boolean isCarried(ModuleInfo module, @Nullable String version) {
    return version != null && module.carries().filter(version::equals).isPresent();
  }

  private static boolean contains(List<String> versions, @Nullable String version) {
    return version != null && versions.contains(version);
  }
}
