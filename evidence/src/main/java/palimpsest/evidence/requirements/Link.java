package palimpsest.evidence.requirements;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something in this project that is there for a requirement, as it read when the link was made.
///
/// @param item its name, which is different for each kind
public record Link(Kind kind, String item, String requirement, int revision) {
  private static final Pattern TARGET = Pattern.compile("([A-Z]+-\\d+)~(\\d{1,6})");

  /// What is linked.
  public enum Kind {
    /// A class whose comment names the requirement.
    IMPLEMENTATION,
    /// A property of a specification, as in `CodeUpdate.GateInv`.
    SPECIFICATION,
    /// An action of specification and reference machine, as in `CodeUpdate.Drain`.
    ACTIONS,
    /// A property in Java, or a test, by its class.
    PROPERTIES,
    /// A kind of detector that judges the running adapter.
    DETECTORS,
    /// An update that the sample promises, as in `1.0..1.1`, or what its roll has to keep, as in
    /// `roll.PATHS`.
    PATHS,
    /// A defect that breaks the requirement: of specification and implementation by its name, of a
    /// test as in `palimpsest.impl.system.RollMutantsTest#aDeadSourceIsWaitedFor`.
    MUTANTS;

    /// The kind as files have it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is what a requirement needs.
    public boolean meets(Requirement.Need need) {
      return switch (need) {
        case IMPLEMENTATION -> this == IMPLEMENTATION;
        case EXERCISE -> exercises();
        case MUTANT -> this == MUTANTS;
      };
    }

    /// What puts a requirement to the test.
    boolean exercises() {
      return this == SPECIFICATION || this == PROPERTIES || this == DETECTORS || this == PATHS;
    }
  }

  /// A link to what is written as `IMG-4~1`: a requirement and its revision.
  static Link to(Kind kind, String item, String target) {
    Matcher matcher = TARGET.matcher(target);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a link leads to a requirement in a revision, as in IMG-4~1: "
              + kind.word()
              + "."
              + item
              + ": "
              + target);
    }
    return new Link(kind, item, matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  /// Where it is written.
  String place() {
    return Catalogue.LINKS + ": " + kind.word() + "." + item + ": " + requirement + "~" + revision;
  }
}
