package palimpsest.impl.powerloss;

import palimpsest.impl.fixture.Parts;
import palimpsest.impl.fixture.Releases;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Release;

/// Releases that follow upon each other; the second converts logins and burns a module.
final class Train {
  static final Release OLD =
      Releases.release("1.0")
          .companions(Parts.runsWith("flash", "1.0..2.0"), Parts.runsWith("pla", "1.0..2.0"))
          .build();
  static final Release NEW =
      Releases.release("2.0")
          .edit("login", new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 32))
          .companions(Parts.carries("flash", "2.0", "2.0"))
          .filling(600)
          .build();
  static final Release LATER =
      Releases.release("3.0")
          .edit("login", new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 32))
          .companions(Parts.runsWith("flash", "2.0"))
          .build();

  private Train() {}
}
