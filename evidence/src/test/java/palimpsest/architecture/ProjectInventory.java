package palimpsest.architecture;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.evidence.releases.ReleaseFile;
import palimpsest.evidence.releases.ReleaseFileResult;
import palimpsest.evidence.requirements.Catalogue;
import palimpsest.evidence.requirements.Inventory;
import palimpsest.evidence.requirements.Link;
import palimpsest.evidence.requirements.Requirement;
import palimpsest.properties.crash.CrashPromise;
import palimpsest.properties.kill.Detector;
import palimpsest.properties.roll.RollPromise;
import palimpsest.properties.subject.mutant.SubjectMutants;
import palimpsest.tla.Manifest;
import palimpsest.tla.Specification;

/// All that this project has to be linked to requirements: as its sources, its manifests and its
/// sample have it.
final class ProjectInventory {
  private static final String TYPES = "TypeOK";
  private static final Pattern JAVA = Pattern.compile("(\\w+)/src/(main|test)/java/(.*)\\.java");
  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Catalogue catalogue;
  private final Pattern id;
  private final Map<Link.Kind, Set<String>> items = new EnumMap<>(Link.Kind.class);
  private final SortedMap<String, SortedSet<String>> named = new TreeMap<>();
  private final SortedMap<String, String> breaks = new TreeMap<>();

  private ProjectInventory(Catalogue catalogue) {
    this.catalogue = catalogue;
    String families =
        catalogue.requirements().stream()
            .map(Requirement::family)
            .distinct()
            .collect(Collectors.joining("|"));
    id = Pattern.compile("\\b(" + families + ")-(\\d+)(?: to (?:" + families + ")-(\\d+))?\\b");
    for (Link.Kind kind : Link.Kind.values()) {
      items.put(kind, new TreeSet<>());
    }
  }

  /// What there is, given the files of the project by path.
  static Inventory of(Catalogue catalogue, SequencedMap<String, String> texts) throws IOException {
    ProjectInventory inventory = new ProjectInventory(catalogue);
    inventory.sources(texts);
    inventory.specification(Specification.packaged());
    inventory.paths();
    Stream.of(Detector.Kind.values())
        .map(Detector.Kind::word)
        .forEach(inventory.of(Link.Kind.DETECTORS)::add);
    return new Inventory(new TreeMap<>(inventory.items), inventory.named, inventory.breaks);
  }

  private Set<String> of(Link.Kind kind) {
    return items.getOrDefault(kind, Set.of());
  }

  private void sources(SequencedMap<String, String> texts) {
    texts.forEach(
        (path, text) -> {
          Matcher java = JAVA.matcher(path);
          if (java.matches()) {
            String type = java.group(3).replace('/', '.');
            source(java.group(1), java.group(2).equals("test"), type, text);
          }
        });
    for (Link link : catalogue.links()) {
      int mark = link.item().indexOf('#');
      if (link.kind() == Link.Kind.MUTANTS && mark > 0) {
        member(link.item(), texts);
      }
    }
  }

  private void source(String module, boolean isTest, String type, String text) {
    if (isTest) {
      of(Link.Kind.PROPERTIES).add(type);
      return;
    }
    boolean isJudge = module.equals("properties");
    if (isJudge || module.equals("model") || module.equals("impl")) {
      of(isJudge ? Link.Kind.PROPERTIES : Link.Kind.IMPLEMENTATION).add(type);
      named.put(type, named(text));
    }
  }

  /// The requirements that a file's comments name; `LOG-1 to LOG-3` names three.
  private SortedSet<String> named(String text) {
    String comments =
        text.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("///"))
            .map(line -> line.substring(3).strip())
            .collect(Collectors.joining(" "));
    SortedSet<String> ids = new TreeSet<>();
    Matcher matcher = id.matcher(comments);
    while (matcher.find()) {
      int first = Integer.parseInt(matcher.group(2));
      int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
      for (int number = first; number <= last; number++) {
        ids.add(matcher.group(1) + "-" + number);
      }
    }
    return ids;
  }

  /// A mutant of a test is there if its class has a word of that name.
  private void member(String item, SequencedMap<String, String> texts) {
    String type = "/" + item.substring(0, item.indexOf('#')).replace('.', '/') + ".java";
    String name = item.substring(item.indexOf('#') + 1);
    texts.forEach(
        (path, text) -> {
          if (path.endsWith(type)
              && WORD.matcher(text).results().anyMatch(word -> word.group().equals(name))) {
            of(Link.Kind.MUTANTS).add(item);
          }
        });
  }

  private void specification(Specification specification) throws IOException {
    for (Manifest.Protocol protocol : specification.manifest().protocols()) {
      String name = protocol.name() + ".";
      protocol.actions().forEach(action -> of(Link.Kind.ACTIONS).add(name + action));
      for (Manifest.Model model : protocol.models()) {
        specification.properties(model).stream()
            .filter(property -> !property.equals(TYPES))
            .forEach(property -> of(Link.Kind.SPECIFICATION).add(name + property));
      }
      for (Manifest.Breach mutant : protocol.mutants()) {
        of(Link.Kind.MUTANTS).add(mutant.name());
        breaks.put(mutant.name(), name + mutant.breaks());
      }
    }
    of(Link.Kind.MUTANTS).addAll(SubjectMutants.all().keySet());
  }

  private void paths() throws IOException {
    if (ReleaseFile.readSample() instanceof ReleaseFileResult.Read read) {
      read.history().paths().stream()
          .map(path -> path.from() + ".." + path.to())
          .forEach(of(Link.Kind.PATHS)::add);
    }
    Stream.of(RollPromise.values())
        .map(promise -> "roll." + promise)
        .forEach(of(Link.Kind.PATHS)::add);
    Stream.of(CrashPromise.values())
        .map(promise -> "power." + promise)
        .forEach(of(Link.Kind.PATHS)::add);
  }
}
