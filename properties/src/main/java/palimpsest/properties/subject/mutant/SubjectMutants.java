package palimpsest.properties.subject.mutant;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.memory.Region;
import palimpsest.impl.stage.ConvertStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.properties.subject.Substitutes;

/// The mutants of the implementation, by name: what is wrong about each.
public final class SubjectMutants {
  private static final SortedMap<String, Substitutes> ALL =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.of(
                  "EntersUnannounced", new EntersUnannounced(),
                  "ReadBeforeClear", new ReadBeforeClear(),
                  "LoginNotMarked", new LoginNotMarked(),
                  "MarkBeforeWrite", new MarkBeforeWrite(),
                  "NoDrain", new NoDrain(),
                  "NotSealed", new NotSealed(),
                  "StaleCode", new StaleCode(),
                  "BlockSkipped", new Entered("SkippingBootstrap"),
                  "CopyNotVerified", new Entered("TrustingBootstrap"))));

  private SubjectMutants() {}

  public static SortedMap<String, Substitutes> all() {
    return ALL;
  }

  /// A worker looks at the gate before it says that it is inside.
  private static final class EntersUnannounced implements Substitutes {
    @Override
    public RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
      return switch (stage) {
        case RequestStage.Announce announce ->
            new RequestStage.Enter(announce.worker(), announce.request());
        case RequestStage.Enter enter -> {
          RequestStage next = enter.take(adapter, actor);
          adapter.gate().announce(enter.worker());
          yield next;
        }
        default -> stage.take(adapter, actor);
      };
    }
  }

  /// An entry's mark is cleared after the entry was read.
  private static final class ReadBeforeClear implements Substitutes {
    @Override
    public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
      return switch (stage) {
        case ConvertStage.ClearMark clear -> new ConvertStage.ReadEntry(clear.converting());
        case ConvertStage.ReadEntry read -> {
          UpdateStage next = read.take(adapter, actor);
          new ConvertStage.ClearMark(read.converting()).take(adapter, actor);
          yield next;
        }
        default -> stage.take(adapter, actor);
      };
    }
  }

  /// A change of an entry is not marked.
  private static final class LoginNotMarked implements Substitutes {
    @Override
    public RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
      return stage instanceof RequestStage.MarkEntry mark
          ? new RequestStage.Leave(mark.inside())
          : stage.take(adapter, actor);
    }
  }

  /// An entry is marked before it is changed, and not afterwards.
  private static final class MarkBeforeWrite implements Substitutes {
    @Override
    public RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
      return switch (stage) {
        case RequestStage.WriteWord write -> {
          if (write.word() == 0) {
            new RequestStage.MarkEntry(write.inside(), write.change()).take(adapter, actor);
          }
          yield write.take(adapter, actor);
        }
        case RequestStage.MarkEntry mark -> new RequestStage.Leave(mark.inside());
        default -> stage.take(adapter, actor);
      };
    }
  }

  /// Nobody looks who is inside.
  private static final class NoDrain implements Substitutes {
    @Override
    public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
      return stage instanceof OverlayStage.Drain drain
          ? new OverlayStage.BeginOverlay(drain.ready())
          : stage.take(adapter, actor);
    }
  }

  /// What was overlaid can still be written to.
  private static final class NotSealed implements Substitutes {
    @Override
    public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
      UpdateStage next = stage.take(adapter, actor);
      if (stage instanceof OverlayStage.Switch) {
        adapter.memory().unseal(adapter.memory().span(Region.WINDOW));
      }
      return next;
    }
  }

  /// The window's new bytes are whole, and the old code goes on.
  private static final class StaleCode implements Substitutes {
    @Override
    public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
      RunningCode old = adapter.running();
      UpdateStage next = stage.take(adapter, actor);
      if (stage instanceof OverlayStage.Switch) {
        adapter.run(new RunningCode(adapter.control().generation(), old.image(), old.text()));
      }
      return next;
    }
  }

  /// Images are entered by another bootstrap.
  private record Entered(String name) implements Substitutes {
    @Override
    public String bootstrap(boolean copies) {
      return name;
    }
  }
}
