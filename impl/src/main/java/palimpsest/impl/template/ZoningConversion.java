package palimpsest.impl.template;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.FieldPlace;
import palimpsest.impl.update.FieldMove;
import palimpsest.impl.update.StructurePlan;

/// Gives logins that have no zone yet the one that follows from their world-wide name, where a
/// default would put them all into one (CNV-10).
final class ZoningConversion implements ConversionModule {
  private static final int WWN = 1;
  private static final int ZONE = 20;

  private final ConversionModule standard;

  ZoningConversion(ConversionModule standard) {
    this.standard = standard;
  }

  @Override
  public Optional<String> convert(
      StructurePlan.Convert plan, MemorySegment source, MemorySegment target) {
    Optional<String> loss = standard.convert(plan, source, target);
    Optional<FieldPlace> zone = newZone(plan);
    Optional<FieldPlace> wwn = wwnPlace(plan);
    if (loss.isEmpty() && zone.isPresent() && wwn.isPresent()) {
      EntryLayout.write(target, zone.get(), EntryLayout.read(source, wwn.get()) & 0xFF);
    }
    return loss;
  }

  @Override
  public void create(StructurePlan.Create plan, MemorySegment target) {
    standard.create(plan, target);
  }

  private static Optional<FieldPlace> newZone(StructurePlan.Convert plan) {
    return plan.moves().stream()
        .filter(FieldMove.Preset.class::isInstance)
        .map(FieldMove::to)
        .filter(place -> place.id() == ZONE)
        .findFirst();
  }

  private static Optional<FieldPlace> wwnPlace(StructurePlan.Convert plan) {
    return plan.moves().stream()
        .filter(FieldMove.Carried.class::isInstance)
        .map(FieldMove.Carried.class::cast)
        .filter(move -> move.to().id() == WWN)
        .map(FieldMove.Carried::from)
        .findFirst();
  }
}
