package palimpsest.evidence.requirements;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// All requirements, in their order, and all links to them.
public record Catalogue(List<Requirement> requirements, List<Link> links) {
  static final String FILE = "catalogue.json";
  static final String LINKS = "links.json";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  public Catalogue {
    requirements = List.copyOf(requirements);
    links = List.copyOf(links);
    long ids = requirements.stream().map(Requirement::id).distinct().count();
    if (ids != requirements.size()) {
      throw new IllegalArgumentException("an id is given once: ids=" + ids);
    }
  }

  /// What the file of requirements has.
  private record File(List<Entry> requirements) {}

  /// A requirement as the file has it.
  private record Entry(
      String id,
      int revision,
      List<String> rests,
      String text,
      Optional<String> because,
      Optional<SortedMap<Requirement.Need, String>> without) {
    Requirement requirement() {
      return new Requirement(id, revision, rests, text, because, without.orElseGet(TreeMap::new));
    }
  }

  /// What the file of links has: for each item of a kind what it leads to.
  private record LinkFile(
      SequencedMap<String, List<String>> implementation,
      SequencedMap<String, List<String>> specification,
      SequencedMap<String, List<String>> actions,
      SequencedMap<String, List<String>> properties,
      SequencedMap<String, List<String>> detectors,
      SequencedMap<String, List<String>> paths,
      SequencedMap<String, List<String>> mutants) {
    private SequencedMap<String, List<String>> of(Link.Kind kind) {
      return switch (kind) {
        case IMPLEMENTATION -> implementation;
        case SPECIFICATION -> specification;
        case ACTIONS -> actions;
        case PROPERTIES -> properties;
        case DETECTORS -> detectors;
        case PATHS -> paths;
        case MUTANTS -> mutants;
      };
    }

    List<Link> links() {
      List<Link> links = new ArrayList<>();
      for (Link.Kind kind : Link.Kind.values()) {
        for (Map.Entry<String, List<String>> item : of(kind).entrySet()) {
          item.getValue().forEach(target -> links.add(Link.to(kind, item.getKey(), target)));
        }
      }
      return links;
    }
  }

  /// The one that comes along.
  public static Catalogue packaged() throws IOException {
    return new Catalogue(
        read(FILE, File.class).requirements().stream().map(Entry::requirement).toList(),
        read(LINKS, LinkFile.class).links());
  }

  private static <T> T read(String file, Class<T> kind) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Catalogue.class.getResourceAsStream(file), file)) {
      return JSON.readValue(stream, kind);
    }
  }

  /// The requirement of that id.
  public Optional<Requirement> requirement(String id) {
    return requirements.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// What is linked to a requirement as it reads now.
  public List<Link> links(Requirement requirement) {
    return links.stream()
        .filter(link -> link.requirement().equals(requirement.id()))
        .filter(link -> link.revision() == requirement.revision())
        .toList();
  }
}
