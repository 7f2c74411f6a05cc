package palimpsest.properties.subject;

import static palimpsest.properties.subject.FastloadMutants.one;
import static palimpsest.properties.subject.FastloadMutants.two;
import static palimpsest.properties.subject.FastloadMutants.updating;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.stage.LoadStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.RestartStage;
import palimpsest.impl.stage.StoreStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Refusal;
import palimpsest.model.machine.fastload.FastloadConstants.Image;
import palimpsest.properties.subject.FastloadMutants.Defect;

/// Updates by fastload that go otherwise than they should.
final class FastloadUpdateMutants {
  private FastloadUpdateMutants() {}

  static List<Defect> all() {
    return Stream.of(ofImages(), ofOrders()).flatMap(List::stream).toList();
  }

  private static List<Defect> ofImages() {
    return List.of(
        new Defect(
            "WrittenInPlace",
            "R22",
            "an image is stored where the confirmed one is",
            two(),
            "slot = [[a], [a]]",
            () ->
                new Substitutes() {
                  @Override
                  public BlockDevice device(BlockDevice device) {
                    return new OneSlot(device);
                  }
                }),
        new Defect(
            "InitializesInUse",
            "R17",
            "the new image initializes tables that the old one uses",
            one(),
            "InitializeMemory",
            updating(FastloadUpdateMutants::initializeInUse)),
        new Defect(
            "BlockLeft",
            "FST-3",
            "the overlay leaves a block of the old image",
            FastloadMutants.constants(2, Set.of(), new Image(1, true), new Image(2, true)),
            "CopyBlock",
            updating(FastloadUpdateMutants::leaveBlock)),
        new Defect(
            "BadImageTaken",
            "LDR-5",
            "an image that is not signed is updated to",
            FastloadMutants.constants(1, Set.of(), new Image(1, true), new Image(2, false)),
            "refusal=BAD_IMAGE",
            taking(Refusal.Kind.BAD_IMAGE)),
        new Defect(
            "OldAdmitted",
            "R28",
            "the counter keeps no version out",
            two(),
            "refusal=ROLLBACK",
            taking(Refusal.Kind.ROLLBACK)),
        new Defect(
            "TrialOverwritten",
            "R24",
            "an update begins while an image is on trial",
            one(),
            "refusal=BUSY",
            taking(Refusal.Kind.BUSY)));
  }

  private static List<Defect> ofOrders() {
    return List.of(
        new Defect(
            "TrialEarly",
            "R30",
            "an image goes on trial before it was copied",
            one(),
            "CheckSlot",
            updating(FastloadUpdateMutants::tryEarly)),
        new Defect(
            "CounterEarly",
            "R28",
            "the counter is raised when an image goes on trial",
            two(),
            "StoreTrial",
            updating(FastloadUpdateMutants::raiseCounter)),
        new Defect(
            "KeyStoredEarly",
            "R32",
            "the key is stored before the overlay is verified",
            one(),
            "BeginOverlay",
            updating(FastloadUpdateMutants::storeKeyEarly)));
  }

  /// An update that is refused for that reason goes on.
  private static Supplier<Substitutes> taking(Refusal.Kind kind) {
    return updating(
        (stage, adapter, actor) -> {
          UpdateStage next = stage.take(adapter, actor);
          return stage instanceof LoadStage.CheckImage check
                  && next instanceof UnwindStage unwind
                  && unwind.unwinding().refusal().kind() == kind
              ? goingOn(check, adapter)
              : next;
        });
  }

  private static UpdateStage goingOn(LoadStage.CheckImage check, Adapter adapter) {
    Span buffer = adapter.memory().span(Region.BUFFER);
    var header = ImageReader.header(adapter.memory().view(buffer));
    var data = header.sections().data();
    adapter
        .memory()
        .unseal(new Span(buffer.base() + data.offset(), MemoryMap.roundToPages(data.sizeBytes())));
    return new LoadStage.HandOver(check.loading(), header);
  }

  private static UpdateStage initializeInUse(UpdateStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof StoreStage.InitializeMemory) {
      adapter.running().image().tableSpans().forEach(span -> adapter.memory().fill(span, (byte) 0));
    }
    return stage.take(adapter, actor);
  }

  /// The last block stays what it was.
  private static UpdateStage leaveBlock(UpdateStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof OverlayStage.CopyBlock copy) || copy.offset() == 0) {
      return stage.take(adapter, actor);
    }
    Span window = adapter.memory().span(Region.WINDOW);
    Span left = new Span(window.base() + copy.offset(), window.sizeBytes() - copy.offset());
    byte[] old = adapter.memory().view(left).toArray(ValueLayout.JAVA_BYTE);
    UpdateStage next = stage.take(adapter, actor);
    adapter.memory().write(left.base(), MemorySegment.ofArray(old));
    return next;
  }

  private static UpdateStage tryEarly(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    if (next instanceof StoreStage.InitializeMemory) {
      Storage storage = adapter.storage();
      storage.records().write(storage.records().read().orElseThrow().withTrial(1));
    }
    return next;
  }

  private static UpdateStage raiseCounter(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    if (stage instanceof RestartStage.StoreTrial) {
      BootRecord record = adapter.storage().records().read().orElseThrow();
      var version = ImageReader.header(buffer(adapter)).release().version();
      adapter
          .storage()
          .records()
          .write(
              new BootRecord(
                  record.confirmed(), record.trial(), record.tries(), version, record.epoch()));
    }
    return next;
  }

  private static UpdateStage storeKeyEarly(UpdateStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof OverlayStage.BeginOverlay) {
      Storage storage = adapter.storage();
      long epoch = storage.records().read().orElseThrow().epoch();
      storage.key().store(storage.keyTo(ImageReader.header(buffer(adapter)).digest(), epoch));
    }
    return stage.take(adapter, actor);
  }

  private static MemorySegment buffer(Adapter adapter) {
    return adapter.memory().view(adapter.memory().span(Region.BUFFER));
  }

  /// Both slots lie in the same place.
  private record OneSlot(BlockDevice device) implements BlockDevice {
    private long place(long block) {
      return block % (device.blocks() / 2);
    }

    @Override
    public DeviceSize size() {
      return device.size();
    }

    @Override
    public IoResult read(long block, ByteBuffer into) {
      return device.read(place(block), into);
    }

    @Override
    public IoResult write(long block, ByteBuffer from) {
      return device.write(place(block), from);
    }

    @Override
    public IoResult flush() {
      return device.flush();
    }

    @Override
    public void close() {
      device.close();
    }
  }
}
