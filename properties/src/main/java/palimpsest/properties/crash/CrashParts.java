package palimpsest.properties.crash;

import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.nonvolatile.NonvolatileMemory;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;

/// Who takes the steps of updates, starts and requests, by what the adapter reaches its storage,
/// and what burns its modules: where a broken one comes in.
interface CrashParts {
  /// The stages and parts themselves.
  CrashParts OWN = new CrashParts() {};

  default UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
    return stage.take(adapter, actor);
  }

  default StartStage take(StartStage stage, Adapter adapter, Actor actor) {
    return stage.take(adapter, actor);
  }

  default RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
    return stage.take(adapter, actor);
  }

  default NonvolatileMemory memory(NonvolatileMemory memory) {
    return memory;
  }

  default BlockDevice local(BlockDevice device) {
    return device;
  }

  default CompanionPart module(CompanionPart module) {
    return module;
  }
}
