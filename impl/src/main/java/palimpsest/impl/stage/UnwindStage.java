package palimpsest.impl.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.companion.BurnResult;
import palimpsest.impl.image.Checksums;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;

/// The way back of a refused update, before the point of no return: restore the window, open the
/// gate, then undo the rest, latest first. In the end all is as before, and a retry is like a first
/// try.
public sealed interface UnwindStage extends UpdateStage {
  Unwinding unwinding();

  @Override
  default Optional<Undoing> undoing() {
    return Optional.empty();
  }

  /// What cannot even be undone leaves an adapter that needs repair.
  @Override
  default UpdateStage fail(Adapter adapter, Actor actor, Refusal.Kind kind, String line) {
    return new Ended(new Outcome.Lost(unwinding().undoing().command().id(), line));
  }

  /// A refused update: what is still to undo, why, and what could not be undone.
  record Unwinding(Undoing undoing, Refusal refusal, List<String> remarks) {
    public Unwinding {
      remarks = List.copyOf(remarks);
    }

    Unwinding withoutLastBurn() {
      List<BurntModule> burnt = undoing.burnt();
      return new Unwinding(with(burnt.subList(0, burnt.size() - 1)), refusal, remarks);
    }

    /// Every burn that is left stays, so that the modules are a combination the plan passed
    /// through.
    Unwinding withBurnsLeft(String line) {
      List<String> all = new ArrayList<>(remarks);
      for (BurntModule burnt : undoing.burnt().reversed()) {
        all.add(burnt.module() + " stays burnt: " + line);
      }
      return new Unwinding(with(List.of()), refusal, all);
    }

    private Undoing with(List<BurntModule> burnt) {
      return new Undoing(
          undoing.command(), undoing.old(), burnt, undoing.withdrawn(), undoing.ready());
    }
  }

  /// The first stage of the way back; where there is none, the end.
  static UpdateStage next(Adapter adapter, Undoing undoing, Refusal refusal) {
    if (undoing.ready().filter(Ready::forced).isPresent()) {
      return lost(undoing.ready().get(), refusal.line());
    }
    return next(adapter, new Unwinding(undoing, refusal, List.of()));
  }

  private static UpdateStage next(Adapter adapter, Unwinding unwinding) {
    if (!adapter.control().isWhole()) {
      return new RestoreBlock(unwinding, 0);
    }
    if (!adapter.gate().isOpen()) {
      return new ReopenGate(unwinding);
    }
    if (adapter.marks().isTracking()) {
      return new StopTracking(unwinding);
    }
    if (!unwinding.undoing().burnt().isEmpty()) {
      return new UndoBurn(unwinding);
    }
    return new ReturnBuffer(unwinding);
  }

  /// Neither image could be brought into the window; the gate stays closed.
  private static UpdateStage lost(Ready ready, String line) {
    return new Ended(new Outcome.Lost(ready.planned().command().id(), line));
  }

  /// One block of the old image goes back to the window.
  record RestoreBlock(Unwinding unwinding, long offset) implements UnwindStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      AdapterMemory memory = adapter.memory();
      long imageBytes = unwinding.undoing().old().image().span().sizeBytes();
      long sizeBytes = Math.min(adapter.configuration().copyBlockBytes(), imageBytes - offset);
      memory.copy(
          new Span(memory.span(Region.SAVED).base() + offset, sizeBytes),
          adapter.windowBase() + offset);
      long behind = offset + sizeBytes;
      return behind < imageBytes
          ? new RestoreBlock(unwinding, behind)
          : new VerifyRestored(unwinding);
    }

    @Override
    public List<Argument> arguments() {
      return List.of(new Argument("offset", offset));
    }
  }

  /// The window holds the old image again; if it does not, the only way left is forward.
  record VerifyRestored(Unwinding unwinding) implements UnwindStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      AdapterMemory memory = adapter.memory();
      RunningCode old = unwinding.undoing().old();
      LoadedImage image = old.image();
      Ready ready = unwinding.undoing().ready().orElseThrow();
      if (Checksums.crc32c(memory.view(image.span())) != ready.oldChecksum()) {
        ready.clearBehind(ready.planned().image());
        return new OverlayStage.CopyBlock(
            ready.forcedForward(
                "the old image could not be restored after: " + unwinding.refusal().line()),
            0);
      }
      Span window = memory.span(Region.WINDOW);
      ready.clearBehind(image);
      memory.seal(window);
      adapter.control().nextGeneration();
      long generation = adapter.control().generation();
      actor.wrote("generation", generation);
      adapter.run(new RunningCode(generation, image, old.text()));
      return next(adapter, unwinding);
    }
  }

  /// Here the pause of a refused update ends.
  record ReopenGate(Unwinding unwinding) implements UnwindStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      adapter.gate().open();
      actor.wrote("gate", adapter.gate().sequence());
      adapter.signals().raise(Signals.Kind.GATE);
      return next(adapter, unwinding);
    }
  }

  record StopTracking(Unwinding unwinding) implements UnwindStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      adapter.marks().track(0, actor);
      return next(adapter, unwinding);
    }
  }

  /// The module burnt last gets back what it held. If that fails, it and those burnt before it stay
  /// as they are, and it is remarked: the old image runs with each combination that the plan passed
  /// through, and with no other for sure.
  record UndoBurn(Unwinding unwinding) implements UnwindStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      BurntModule burnt = unwinding.undoing().burnt().getLast();
      BurnResult result =
          adapter.surroundings().companions().part(burnt.module()).burn(burnt.before());
      return switch (result) {
        case BurnResult.Burnt _ -> next(adapter, unwinding.withoutLastBurn());
        case BurnResult.BurnFailed failed -> {
          actor.turnsOut("FailUndo");
          yield next(adapter, unwinding.withBurnsLeft(failed.line()));
        }
      };
    }

    @Override
    public UpdateStage fail(Adapter adapter, Actor actor, Refusal.Kind kind, String line) {
      return next(adapter, unwinding.withBurnsLeft(line));
    }

    @Override
    public List<Argument> arguments() {
      return List.of(new Argument("module", unwinding.undoing().burnt().getLast().module()));
    }
  }

  /// The old update module releases the buffer, and peers count again on what the old image offers.
  record ReturnBuffer(Unwinding unwinding) implements UnwindStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      if (unwinding.undoing().withdrawn()) {
        adapter.surroundings().peers().announce(adapter.running().image().release());
      }
      return returned(adapter, actor, unwinding.remarks());
    }

    /// Peers that were not told are no reason to keep the buffer.
    @Override
    public UpdateStage fail(Adapter adapter, Actor actor, Refusal.Kind kind, String line) {
      List<String> remarks = new ArrayList<>(unwinding.remarks());
      remarks.add(line);
      return returned(adapter, actor, remarks);
    }

    private UpdateStage returned(Adapter adapter, Actor actor, List<String> noted) {
      List<String> remarks = new ArrayList<>(noted);
      BufferRelease.release(adapter, actor).ifPresent(remarks::add);
      return new Ended(
          new Outcome.Refused(unwinding.undoing().command().id(), unwinding.refusal(), remarks));
    }
  }
}
