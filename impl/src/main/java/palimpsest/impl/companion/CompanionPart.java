package palimpsest.impl.companion;

import palimpsest.model.release.CompanionModule;

/// A part around the processor that can be burnt anew while the adapter works (CMP-1, CMP-3,
/// CMP-4).
///
/// Any thread may call any method at any time: what is read is what one burn left, never a mixture,
/// and burns come one after the other.
public interface CompanionPart {
  String name();

  /// What is burnt at present, decoded from the part's own bytes. Burning it again undoes a later
  /// burn.
  ///
  /// A part that is blank, or whose bytes cannot be read, holds no payload: it has version 0.0 and
  /// nothing is known of its capabilities.
  Burn burnt();

  default CompanionModule state() {
    Burn burnt = burnt();
    return new CompanionModule(name(), burnt.version(), burnt.capabilities());
  }

  /// The payload burnt at present.
  default byte[] contents() {
    return burnt().payload();
  }

  /// Burns the part. Where that fails, at whatever operation, the part is what it was before, and a
  /// second try has the same prospects as the first.
  BurnResult burn(Burn burn);

  /// Burns the part if what it holds is still `before`; no other burn comes in between.
  BurnResult replace(Burn before, Burn burn);
}
