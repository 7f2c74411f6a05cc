package palimpsest.model.release;

/// What a companion module (a FLASH part, a PLA) is at present (CMP-1).
public record CompanionModule(String name, Version version, Capabilities capabilities) {
  public CompanionModule {
    Names.check("module", name);
  }
}
