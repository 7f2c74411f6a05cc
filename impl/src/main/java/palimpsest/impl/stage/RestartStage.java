package palimpsest.impl.stage;

import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.image.Digest;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Refusal;

/// The end of a fastload update: the new image, verified in the window, is put on trial, and a key
/// is stored to its fast start (FST-6, FST-12). Once it is on trial there is no way back; whatever
/// fails from then on, the start finds out which image to run, and by which sequence.
public sealed interface RestartStage extends UpdateStage {
  SwitchedStage.Finished finished();

  @Override
  default Optional<Undoing> undoing() {
    return Optional.empty();
  }

  @Override
  default UpdateStage fail(Adapter adapter, Actor actor, Refusal.Kind kind, String line) {
    return new Restart(finished().withRemark(line));
  }

  /// The boot record says: the slot that was written is on trial, with so many starts.
  record StoreTrial(Ready ready) implements RestartStage {
    @Override
    public SwitchedStage.Finished finished() {
      return SwitchedStage.Finished.of(ready);
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(ready.undoingWithdrawal());
    }

    @Override
    public UpdateStage fail(Adapter adapter, Actor actor, Refusal.Kind kind, String line) {
      return refuse(adapter, kind, line);
    }

    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      Storage storage = adapter.storage();
      Optional<BootRecord> trial =
          storage.records().read().map(now -> now.withTrial(storage.settings().triesMax()));
      if (trial.isEmpty() || !storage.records().write(trial.get())) {
        return refuse(
            adapter,
            Refusal.Kind.STORAGE_FAILED,
            "the boot record could not be written, so no image goes on trial");
      }
      StartStage.wroteRecord(adapter, actor);
      return new SetWitness(finished(), ready.planned().image().digest(), trial.get().epoch());
    }
  }

  /// Volatile memory gets the word that tells the next start that there was power all along.
  record SetWitness(SwitchedStage.Finished finished, Digest digest, long epoch)
      implements RestartStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      adapter.control().setWitness(adapter.storage().witness(epoch));
      return new StoreKey(finished, digest, epoch);
    }
  }

  /// The key is for this image here, at the very next start. Without it, that start takes longer.
  record StoreKey(SwitchedStage.Finished finished, Digest digest, long epoch)
      implements RestartStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      Storage storage = adapter.storage();
      return switch (storage.key().store(storage.keyTo(digest, epoch))) {
        case IoResult.Done _ -> new Restart(finished);
        case IoResult.Failed(String line) ->
            new Restart(finished.withRemark("no key was stored: " + line));
      };
    }
  }

  /// The warm restart: nothing runs any more, and memory stays.
  record Restart(SwitchedStage.Finished finished) implements RestartStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      adapter.halt();
      return new Restarting(finished);
    }
  }

  /// What is left to do is a start's, which knows no more than memory.
  record Restarting(SwitchedStage.Finished finished) implements RestartStage {
    @Override
    public boolean enabled(Adapter adapter) {
      return false;
    }

    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      return this;
    }
  }
}
