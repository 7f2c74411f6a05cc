package palimpsest.evidence.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.evidence.releases.Spelling;
import palimpsest.evidence.requirements.Requirement.Need;

/// Compares requirements, links and what there is to be linked. Each line says what is wrong, and
/// where, and what would be right.
public final class LinkCheck {
  /// Of these each item has to be there for some requirement.
  private static final Set<Link.Kind> WHOLE =
      Set.of(Link.Kind.SPECIFICATION, Link.Kind.DETECTORS, Link.Kind.PATHS, Link.Kind.MUTANTS);

  private final Catalogue catalogue;
  private final Inventory inventory;
  private final List<String> lines = new ArrayList<>();

  private LinkCheck(Catalogue catalogue, Inventory inventory) {
    this.catalogue = catalogue;
    this.inventory = inventory;
  }

  /// All that is wrong; no line means that nothing is.
  public static List<String> findings(Catalogue catalogue, Inventory inventory) {
    LinkCheck check = new LinkCheck(catalogue, inventory);
    catalogue.links().forEach(check::link);
    catalogue.requirements().forEach(check::requirement);
    inventory.named().forEach(check::comments);
    WHOLE.stream().sorted().forEach(check::whole);
    return check.lines;
  }

  private void link(Link link) {
    Optional<Requirement> requirement = catalogue.requirement(link.requirement());
    if (requirement.isEmpty()) {
      lines.add(link.place() + " is unknown: " + unknown(link.requirement()));
    } else if (requirement.get().revision() != link.revision()) {
      int revision = requirement.get().revision();
      lines.add(
          link.place()
              + " is outdated: the requirement is at revision "
              + revision
              + "; see whether the link still holds, and make it "
              + link.requirement()
              + "~"
              + revision);
    }
    if (!inventory.of(link.kind()).contains(link.item())) {
      lines.add(
          link.place()
              + " is orphaned: there is no such thing any more; "
              + Spelling.advice(link.item(), inventory.of(link.kind())));
    } else if (!named(link)) {
      lines.add(
          link.place() + " is orphaned: no comment of the class names it; name it there or unlink");
    }
    breaks(link);
  }

  private boolean named(Link link) {
    SortedSet<String> names = inventory.named().get(link.item());
    return names == null || names.contains(link.requirement());
  }

  private String unknown(String id) {
    return "no requirement has this id; "
        + Spelling.advice(id, catalogue.requirements().stream().map(Requirement::id).toList());
  }

  /// A mutant breaks a requirement by way of a property that is there for it.
  private void breaks(Link link) {
    String property = inventory.breaks().get(link.item());
    if (link.kind() == Link.Kind.MUTANTS
        && property != null
        && linked(Link.Kind.SPECIFICATION, link.requirement()).noneMatch(property::equals)) {
      lines.add(
          link.place()
              + " misses a property: what the mutant breaks, "
              + property
              + ", is not linked to it");
    }
  }

  private Stream<String> linked(Link.Kind kind, String requirement) {
    return catalogue.links().stream()
        .filter(link -> link.kind() == kind && link.requirement().equals(requirement))
        .map(Link::item);
  }

  private void requirement(Requirement requirement) {
    Set<Link.Kind> kinds =
        catalogue.links(requirement).stream().map(Link::kind).collect(Collectors.toSet());
    for (Need need : Need.values()) {
      boolean met = kinds.stream().anyMatch(kind -> kind.meets(need));
      boolean excused = requirement.without().containsKey(need);
      String word = need.word();
      if (!met && !excused) {
        lines.add(
            place(requirement)
                + " misses "
                + word
                + ": link one in "
                + Catalogue.LINKS
                + ", or say in \"without\" why there is none");
      } else if (met && excused) {
        lines.add(
            place(requirement)
                + " says why there is no "
                + word
                + ", and there is one: remove the reason, or the link");
      }
    }
  }

  private static String place(Requirement requirement) {
    return Catalogue.FILE + ": " + requirement.id();
  }

  /// What a class says that it is for has its link.
  private void comments(String item, SortedSet<String> named) {
    for (String id : named) {
      if (catalogue.requirement(id).isEmpty()) {
        lines.add(item + ": its comment names " + id + ", which is unknown: " + unknown(id));
      } else if (catalogue.links().stream()
          .noneMatch(link -> link.item().equals(item) && link.requirement().equals(id))) {
        lines.add(
            Catalogue.LINKS + ": " + item + " misses " + id + ", which its comment names: link it");
      }
    }
  }

  private void whole(Link.Kind kind) {
    Set<String> linked =
        catalogue.links().stream()
            .filter(link -> link.kind() == kind)
            .map(Link::item)
            .collect(Collectors.toSet());
    inventory.of(kind).stream()
        .filter(item -> !linked.contains(item))
        .sorted()
        .forEach(
            item ->
                lines.add(
                    Catalogue.LINKS
                        + ": "
                        + kind.word()
                        + " misses "
                        + item
                        + ": say which requirement it is there for"));
  }
}
