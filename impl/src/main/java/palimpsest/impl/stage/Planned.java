package palimpsest.impl.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Incompatibility;

/// An update whose plan is made: the code it leaves, the new image in the buffer and its bootstrap,
/// what was found, what will be done, and which modules were burnt so far.
record Planned(
    UpdateCommand command,
    RunningCode old,
    LoadedImage image,
    Bootstrap bootstrap,
    List<Incompatibility> found,
    ReconciliationPlan plan,
    List<BurntModule> burnt) {
  Planned {
    found = List.copyOf(found);
    burnt = List.copyOf(burnt);
  }

  Planned withBurnt(BurntModule module) {
    List<BurntModule> all = new ArrayList<>(burnt);
    all.add(module);
    return new Planned(command, old, image, bootstrap, found, plan, all);
  }

  Undoing undoing() {
    return new Undoing(command, old, burnt, false, Optional.empty());
  }
}
