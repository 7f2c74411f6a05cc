package palimpsest.properties.subject;

import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.nonvolatile.NonvolatileMemory;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;

/// Where parts of the implementation are put in the place of others, to see whether it is noticed:
/// who takes a stage's step, what images are entered by, and what lasts without power.
public interface Substitutes {
  /// The implementation as it is.
  Substitutes NONE = new Substitutes() {};

  /// Takes the step of a stage of the update.
  default UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
    return stage.take(adapter, actor);
  }

  /// Takes the step of a worker's stage.
  default RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
    return stage.take(adapter, actor);
  }

  /// Takes the step of a stage of a start.
  default StartStage take(StartStage stage, Adapter adapter, Actor actor) {
    return stage.take(adapter, actor);
  }

  /// What boot record and key lie in.
  default NonvolatileMemory memory(NonvolatileMemory memory) {
    return memory;
  }

  /// What the slots lie on.
  default BlockDevice device(BlockDevice device) {
    return device;
  }

  /// The class, beside the explored code, that bootstraps are entered by.
  ///
  /// @param copies whether a copy of the image ever verifies
  default String bootstrap(boolean copies) {
    return copies ? "ExploredBootstrap" : "UnverifiableBootstrap";
  }
}
