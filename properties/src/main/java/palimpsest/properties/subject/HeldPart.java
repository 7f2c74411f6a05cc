package palimpsest.properties.subject;

import palimpsest.impl.companion.Burn;
import palimpsest.impl.companion.BurnResult;
import palimpsest.impl.companion.CompanionPart;

/// A companion module whose content the explorer holds, and whose burns fail when it wants.
final class HeldPart implements CompanionPart {
  private final String name;
  private Burn burnt;
  private boolean failing;

  HeldPart(String name, Burn burnt) {
    this.name = name;
    this.burnt = burnt;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Burn burnt() {
    return burnt;
  }

  /// What somebody else burns, or what was burnt in an earlier state.
  void hold(Burn burn) {
    burnt = burn;
  }

  void failing(boolean fails) {
    failing = fails;
  }

  @Override
  public BurnResult burn(Burn burn) {
    if (failing) {
      return new BurnResult.BurnFailed("the explorer wants this burn to fail: part=" + name);
    }
    burnt = burn;
    return new BurnResult.Burnt();
  }

  @Override
  public BurnResult replace(Burn before, Burn burn) {
    return burnt.equals(before)
        ? burn(burn)
        : new BurnResult.BurnFailed(
            "a part is what it was when it was looked at: then=" + before + " now=" + burnt);
  }
}
