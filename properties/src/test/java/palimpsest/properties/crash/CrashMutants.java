package palimpsest.properties.crash;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.NonvolatileMemory;
import palimpsest.impl.nonvolatile.SlotReading;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.StoreStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.table.TableRoot;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Refusal;

/// Broken stages and parts in the place of an adapter's own.
final class CrashMutants {
  private static final int ROW = NonvolatileMemory.ROW_BYTES;

  private CrashMutants() {}

  /// @param oldSlot in which the old image has to be for the defect to show
  /// @param race that it loses; a dash where no race is about it
  /// @param broken the promises that are seen to be broken, and no other
  /// @param caughtBy part of what the judge says
  record Mutant(
      String name,
      String race,
      String defect,
      int oldSlot,
      CrashParts parts,
      Set<CrashPromise> broken,
      String caughtBy) {
    @Override
    public String toString() {
      return race + " " + name + ": " + defect;
    }
  }

  static List<Mutant> all() {
    return Stream.of(ofImages(), ofSessionsAndBlocks(), CrashSequenceMutants.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mutant> ofImages() {
    return List.of(
        new Mutant(
            "StoredOver",
            "R22",
            "an image is stored where the confirmed one is",
            1,
            new StoredOver(),
            Set.of(CrashPromise.WHOLE),
            "the confirmed slot does not hold its image"),
        new Mutant(
            "StoredInSecond",
            "R22",
            "an image is stored in slot 2, too, where that is the confirmed one",
            2,
            new StoredInSecond(),
            Set.of(CrashPromise.WHOLE),
            "the confirmed slot does not hold its image"),
        new Mutant(
            "RecordInPlace",
            "R23",
            "the boot record is written over the copy that counts",
            1,
            new RecordInPlace(),
            Set.of(CrashPromise.WHOLE),
            "no copy of the boot record is whole"),
        new Mutant(
            "ConfirmedTwice",
            "R28",
            "a confirmation is two writes: first the counter, then the slot",
            1,
            new ConfirmedTwice(),
            Set.of(CrashPromise.CONFIRMED),
            "the counter is the confirmed version"),
        new Mutant(
            "CutBlamed",
            "R29",
            "an image that lost its power is taken for one that failed: the other one is started",
            1,
            new CutBlamed(),
            Set.of(CrashPromise.CONFIRMED),
            "another image is the confirmed one"),
        new Mutant(
            "TrialEarly",
            "R30",
            "an image goes on trial before it was copied, and stays so where the update ends",
            1,
            new TrialEarly(),
            Set.of(CrashPromise.CONFIRMED),
            "an image is on trial that nobody put there"));
  }

  private static List<Mutant> ofSessionsAndBlocks() {
    return List.of(
        new Mutant(
            "KeyKept",
            "R31",
            "the key is not erased",
            1,
            new KeyKept(),
            Set.of(CrashPromise.SESSIONS),
            "the key is gone before the sequence begins"),
        new Mutant(
            "LeftoverRefused",
            "R30",
            "an image is stored only where no other was begun",
            1,
            new LeftoverRefused(),
            Set.of(CrashPromise.RETRIED),
            "the slot is blank"),
        new Mutant(
            "StartsUsedUp",
            "R29",
            "no update comes behind a start that was counted, and lost its power, and another",
            1,
            new StartsUsedUp(),
            Set.of(CrashPromise.RETRIED),
            ", and again at write"),
        new Mutant(
            "ValuesChanged",
            "R37",
            "the fast sequence begins with other values than were kept",
            1,
            new ValuesChanged(),
            Set.of(CrashPromise.SESSIONS),
            "login of port"),
        new Mutant(
            "FlushForgotten",
            "-",
            "a flush is answered before the disk has flushed",
            1,
            new FlushForgotten(),
            Set.of(CrashPromise.BLOCKS),
            "holds less than what was flushed"));
  }

  /// Both slots lie in the same place.
  private static final class StoredOver implements CrashParts {
    @Override
    public BlockDevice local(BlockDevice device) {
      long each = device.blocks() / 2;
      return new BlockDevice() {
        @Override
        public DeviceSize size() {
          return device.size();
        }

        @Override
        public IoResult read(long block, ByteBuffer into) {
          return device.read(block % each, into);
        }

        @Override
        public IoResult write(long block, ByteBuffer from) {
          return device.write(block % each, from);
        }

        @Override
        public IoResult flush() {
          return device.flush();
        }

        @Override
        public void close() {
          device.close();
        }
      };
    }
  }

  /// Nothing is wrong with it while the image in slot 1 is the confirmed one.
  private static final class StoredInSecond implements CrashParts {
    @Override
    public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
      if (stage instanceof StoreStage.StoreBlock store && record(adapter).confirmed() == 2) {
        MemorySegment image = adapter.memory().view(store.branched().image().span());
        adapter.storage().slots().storeBlock(2, store.block(), image);
      }
      return stage.take(adapter, actor);
    }
  }

  /// There is but one row for both copies of the boot record.
  private static final class RecordInPlace implements CrashParts {
    @Override
    public NonvolatileMemory memory(NonvolatileMemory memory) {
      return new NonvolatileMemory() {
        @Override
        public int rows() {
          return memory.rows();
        }

        @Override
        public IoResult read(long offset, ByteBuffer into) {
          return memory.read(place(offset), into);
        }

        @Override
        public IoResult write(long offset, ByteBuffer from) {
          return memory.write(place(offset), from);
        }

        private static long place(long offset) {
          return offset < 2L * ROW ? offset % ROW : offset;
        }
      };
    }
  }

  private static final class KeyKept implements CrashParts {
    @Override
    public NonvolatileMemory memory(NonvolatileMemory memory) {
      return new NonvolatileMemory() {
        @Override
        public int rows() {
          return memory.rows();
        }

        @Override
        public IoResult read(long offset, ByteBuffer into) {
          return memory.read(offset, into);
        }

        @Override
        public IoResult write(long offset, ByteBuffer from) {
          boolean isErasing = offset == 2L * ROW && from.getLong(from.position()) == 0;
          return isErasing ? new IoResult.Done() : memory.write(offset, from);
        }
      };
    }
  }

  private static final class ConfirmedTwice implements CrashParts {
    @Override
    public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
      if (stage instanceof StartStage.Confirm confirm) {
        BootRecord record = record(adapter);
        adapter
            .storage()
            .records()
            .write(
                new BootRecord(
                    record.confirmed(),
                    record.trial(),
                    record.tries(),
                    confirm.report().version(),
                    record.epoch()));
      }
      return stage.take(adapter, actor);
    }
  }

  /// No witness at a start: power was lost, and there is another whole image.
  private static final class CutBlamed implements CrashParts {
    @Override
    public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
      StartStage next = stage.take(adapter, actor);
      if (stage instanceof StartStage.StoreTry && adapter.control().witness() == 0) {
        BootRecord record = record(adapter);
        SlotReading other =
            adapter
                .storage()
                .slots()
                .check(
                    record.free(),
                    adapter.memory().span(Region.WINDOW).sizeBytes(),
                    adapter.surroundings().trust());
        if (!record.hasTrial() && other instanceof SlotReading.Whole) {
          adapter
              .storage()
              .records()
              .write(new BootRecord(record.free(), 0, 0, record.counter(), record.epoch()));
        }
      }
      return next;
    }
  }

  private static final class TrialEarly implements CrashParts {
    @Override
    public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
      UpdateStage next = stage.take(adapter, actor);
      if (next instanceof StoreStage.InitializeMemory) {
        adapter.storage().records().write(record(adapter).withTrial(1));
      }
      return next;
    }
  }

  private static final class LeftoverRefused implements CrashParts {
    @Override
    public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
      return stage instanceof StoreStage.StoreBlock store && store.block() == 0 && !isBlank(adapter)
          ? store.refuse(adapter, Refusal.Kind.STORAGE_FAILED, "the slot is blank")
          : stage.take(adapter, actor);
    }

    private static boolean isBlank(Adapter adapter) {
      Storage storage = adapter.storage();
      return storage
          .slots()
          .loadBlock(record(adapter).free(), 0, Long.BYTES)
          .filter(bytes -> bytes.getLong(0) == 0)
          .isPresent();
    }
  }

  /// Of losses of power in an update the second is the first that leaves a start counted twice.
  private static final class StartsUsedUp implements CrashParts {
    private static final long STARTS_MAX = 2;

    @Override
    public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
      return stage instanceof StoreStage.StoreBlock store
              && record(adapter).confirmed() == 1
              && record(adapter).epoch() > STARTS_MAX
          ? store.refuse(adapter, Refusal.Kind.STORAGE_FAILED, "the image was started too often")
          : stage.take(adapter, actor);
    }
  }

  /// No host sees the values of its login again; the judge does.
  private static final class ValuesChanged implements CrashParts {
    private static final int LAST_VALUE = 16;

    @Override
    public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
      if (stage instanceof StartStage.StartFast) {
        MemorySegment window = adapter.memory().view(adapter.memory().span(Region.WINDOW));
        TableRoot logins =
            TableRoot.read(ImageReader.header(window).sections().data().in(window), 0);
        for (int entry = 0; entry < logins.entries(); entry++) {
          long address = logins.address() + (long) entry * logins.entryBytes() + LAST_VALUE;
          adapter.memory().writeWord(address, adapter.memory().readWord(address) ^ 1L << 57);
        }
      }
      return stage.take(adapter, actor);
    }
  }

  private static final class FlushForgotten implements CrashParts {
    @Override
    public RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
      return stage instanceof RequestStage.MoveBlock move
              && move.request().request() instanceof Request.Flush
          ? new RequestStage.Answer(
              move.worker(), move.request(), move.effect().response().with(new Response.Done()))
          : stage.take(adapter, actor);
    }
  }

  static BootRecord record(Adapter adapter) {
    return adapter.storage().records().read().orElseThrow();
  }
}
