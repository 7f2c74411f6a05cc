package palimpsest.impl.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/// The history of a part, for any burns and any faults.
@Domain(Burns.class)
@Domain(DomainContext.Global.class)
final class CompanionPartProperties {
  @Property
  void aPartIsTheLastBurnThatDidNotFail(
      @ForAll PartKind kind,
      @ForAll @Size(max = 6) List<Burn> burns,
      @ForAll @Size(6) List<@IntRange(min = 0, max = 80) Integer> struck,
      @ForAll BurnFaults.Effect effect) {
    PartKind.Cells cells = kind.blank();
    Burn expected = BurnFormat.BLANK;
    for (int index = 0; index < burns.size(); index++) {
      FaultPlan plan = new FaultPlan(struck.get(index), effect);
      BurnResult result = cells.part(plan).burn(burns.get(index));
      boolean fails = struck.get(index) < plan.seen().size();
      assertThat(result instanceof BurnResult.BurnFailed).isEqualTo(fails);
      if (!fails) {
        expected = burns.get(index);
      }
      assertThat(cells.part(BurnFaults.NONE).burnt()).isEqualTo(expected);
    }
  }

  @Property
  void burningWhatWasBurntBeforeUndoesABurn(
      @ForAll PartKind kind, @ForAll Burn first, @ForAll Burn second) {
    CompanionPart part = kind.blank().part(BurnFaults.NONE);
    part.burn(first);
    Burn before = part.burnt();

    part.burn(second);
    part.burn(before);

    assertThat(part.burnt()).isEqualTo(first);
  }
}
