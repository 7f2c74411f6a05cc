package palimpsest.impl.template;

import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Incompatibility;

/// Found by a part of the logic module: the update cannot happen. Caught where the decision is
/// made.
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  Refused(Refusal.Kind kind, String line) {
    super(line);
    this.refusal = new Refusal(kind, line);
  }

  Refused(Incompatibility incompatibility) {
    this(Refusal.Kind.INCOMPATIBLE, incompatibility.text());
  }

  Refusal refusal() {
    return refusal;
  }
}
