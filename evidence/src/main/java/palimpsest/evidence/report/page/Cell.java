package palimpsest.evidence.report.page;

import java.util.Optional;

/// A cell of the matrix: a kind that the style sheet knows, a word, and the section it leads to.
public record Cell(String kind, String word, boolean broken, Optional<String> section) {
  static final Cell NOTHING = new Cell("nothing", "", false, Optional.empty());
  static final Cell UNTRIED = new Cell("untried", "not tried", false, Optional.empty());
}
