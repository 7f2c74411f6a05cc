package palimpsest.properties.crash;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.companion.BurnResult;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.io.Request;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.nonvolatile.KeyReading;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.StandardStage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.table.TableRoot;
import palimpsest.impl.trace.Actor;
import palimpsest.properties.crash.CrashMutants.Mutant;

/// Burns, keys and sequences of a start that go otherwise than they should.
final class CrashSequenceMutants {
  private CrashSequenceMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "HalfBurnt",
            "R26",
            "a module is burnt in halves, and holds the first before it holds both",
            1,
            new HalfBurnt(),
            Set.of(CrashPromise.WHOLE),
            "FLASH holds no whole version: 2.0"),
        new Mutant(
            "KeyEarly",
            "R32",
            "the key is stored before the overlay is verified",
            1,
            new KeyEarly(),
            Set.of(CrashPromise.WHOLE),
            "a key stands for a verified overlay"),
        new Mutant(
            "WitnessIgnored",
            "R33",
            "a key opens the fast sequence whether there was power or not",
            1,
            new WitnessIgnored(),
            Set.of(CrashPromise.SESSIONS),
            "a fast start where power was lost before"),
        new Mutant(
            "LoginsKept",
            "R37",
            "the standard sequence begins with the logins that there were",
            1,
            new LoginsKept(),
            Set.of(CrashPromise.SESSIONS),
            "logins are left behind a standard start"),
        new Mutant(
            "NothingCleared",
            "R37",
            "the standard sequence leaves the tables as memory came on with them",
            1,
            new NothingCleared(),
            Set.of(CrashPromise.SESSIONS),
            "logins are left behind a standard start"));
  }

  /// Each half is a burn that comes through.
  private static final class HalfBurnt implements CrashParts {
    @Override
    public CompanionPart module(CompanionPart module) {
      return new CompanionPart() {
        @Override
        public String name() {
          return module.name();
        }

        @Override
        public Burn burnt() {
          return module.burnt();
        }

        @Override
        public BurnResult burn(Burn burn) {
          return replace(module.burnt(), burn);
        }

        @Override
        public BurnResult replace(Burn before, Burn burn) {
          byte[] payload = burn.payload();
          Burn half =
              new Burn(
                  burn.version(), burn.capabilities(), Arrays.copyOf(payload, payload.length / 2));
          BurnResult result = module.replace(before, half);
          return result instanceof BurnResult.Burnt ? module.burn(burn) : result;
        }
      };
    }
  }

  private static final class KeyEarly implements CrashParts {
    @Override
    public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
      if (stage instanceof OverlayStage.BeginOverlay) {
        Storage storage = adapter.storage();
        long epoch = storage.records().read().orElseThrow().epoch();
        Digest digest =
            ImageReader.header(adapter.memory().view(adapter.memory().span(Region.BUFFER)))
                .digest();
        storage.key().store(storage.keyTo(digest, epoch));
      }
      return stage.take(adapter, actor);
    }
  }

  /// Where the window is gone with the power, it is loaded, and the sequence is a fast one still.
  private static final class WitnessIgnored implements CrashParts {
    @Override
    public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
      if (stage instanceof StartStage.ReadKey
          && adapter.storage().key().read() instanceof KeyReading.Held(var key)) {
        adapter.control().setWitness(key.witness());
      }
      StartStage next = stage.take(adapter, actor);
      return stage instanceof StartStage.StartFast fast && next instanceof StandardStage
          ? loaded(fast, adapter, actor)
          : next;
    }

    private static StartStage loaded(StartStage.StartFast fast, Adapter adapter, Actor actor) {
      StartStage stage = new StandardStage.LoadBlock(fast.starting(), 0);
      while (stage.enabled(adapter)) {
        stage = stage.take(adapter, actor);
      }
      return stage instanceof StartStage.Started(StartReport report)
          ? new StartStage.Started(
              new StartReport(
                  true,
                  report.slot(),
                  report.trial(),
                  report.version(),
                  report.digest(),
                  report.took(),
                  report.remarks()))
          : stage;
    }
  }

  /// Remembers the logins of the image that runs, in a place that needs no power.
  private static final class LoginsKept implements CrashParts {
    private MemorySegment logins = MemorySegment.NULL;

    @Override
    public RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
      if (stage instanceof RequestStage.Answer answer
          && answer.request().request() instanceof Request.Login) {
        logins =
            MemorySegment.ofArray(
                adapter.memory().view(table(adapter)).toArray(ValueLayout.JAVA_BYTE));
      }
      return stage.take(adapter, actor);
    }

    @Override
    public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
      StartStage next = stage.take(adapter, actor);
      if (stage instanceof StandardStage.StartStandard
          && next instanceof StartStage.Started
          && table(adapter).sizeBytes() == logins.byteSize()) {
        adapter.memory().write(table(adapter).base(), logins);
      }
      return next;
    }

    static Span table(Adapter adapter) {
      MemorySegment window = adapter.memory().view(adapter.memory().span(Region.WINDOW));
      TableRoot root = TableRoot.read(ImageReader.header(window).sections().data().in(window), 0);
      return new Span(root.address(), (long) root.entryBytes() * root.entries());
    }
  }

  /// What memory held before it was tested, it holds again.
  private static final class NothingCleared implements CrashParts {
    private byte[] tables = new byte[0];

    @Override
    public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
      Span all = adapter.memory().span(Region.TABLES);
      if (stage instanceof StandardStage.SelfTest) {
        tables = adapter.memory().view(all).toArray(ValueLayout.JAVA_BYTE);
      }
      StartStage next = stage.take(adapter, actor);
      if (stage instanceof StandardStage.StartStandard && next instanceof StartStage.Started) {
        Span logins = LoginsKept.table(adapter);
        MemorySegment before =
            MemorySegment.ofArray(tables).asSlice(logins.base() - all.base(), logins.sizeBytes());
        adapter.memory().write(logins.base(), before);
      }
      return next;
    }
  }
}
