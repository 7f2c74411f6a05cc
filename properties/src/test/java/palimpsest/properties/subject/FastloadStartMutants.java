package palimpsest.properties.subject;

import static palimpsest.properties.subject.FastloadMutants.one;
import static palimpsest.properties.subject.FastloadMutants.starting;
import static palimpsest.properties.subject.FastloadMutants.two;

import java.nio.ByteBuffer;
import java.util.List;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.ColdStart;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.NonvolatileMemory;
import palimpsest.impl.stage.StandardStage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.Starting;
import palimpsest.impl.trace.Actor;
import palimpsest.model.machine.fastload.FastloadFault;
import palimpsest.properties.subject.FastloadMutants.Defect;

/// Starts, and what they are chosen by, that go otherwise than they should.
final class FastloadStartMutants {
  private FastloadStartMutants() {}

  static List<Defect> all() {
    return List.of(
        new Defect(
            "LoadedUnverified",
            "R22",
            "what was loaded is started unverified",
            one(FastloadFault.POWER, FastloadFault.SLOT),
            "VerifyLoaded",
            starting(FastloadStartMutants::startUnverified)),
        new Defect(
            "WindowTaken",
            "R37",
            "the window is taken to hold the image, whatever it holds",
            one(FastloadFault.POWER),
            "VerifyWindow",
            starting(FastloadStartMutants::trustWindow)),
        new Defect(
            "LoginsTaken",
            "R37",
            "the standard sequence enters the window with the tables it finds",
            one(FastloadFault.RESET),
            "SelfTest",
            starting(FastloadStartMutants::believeLogins)),
        new Defect(
            "NeverGivenUp",
            "R24",
            "a trial that cannot be loaded is not given up",
            one(FastloadFault.POWER, FastloadFault.SLOT),
            "stage=GiveUpTrial",
            starting(FastloadStartMutants::neverFallBack)),
        new Defect(
            "RecordInPlace",
            "R23",
            "the boot record is written over the copy that counts",
            one(FastloadFault.RESET),
            "StoreTry",
            () ->
                new Substitutes() {
                  @Override
                  public NonvolatileMemory memory(NonvolatileMemory memory) {
                    return new WrittenOver(memory);
                  }
                }),
        new Defect(
            "CounterLate",
            "R28",
            "a confirmation is two writes: first the slot, then the counter",
            two(),
            "Confirm",
            starting(FastloadStartMutants::confirmInTwo)),
        new Defect(
            "CutsCounted",
            "R29",
            "starts of a confirmed image are counted as tries",
            one(FastloadFault.RESET),
            "StoreTry",
            starting(FastloadStartMutants::countCuts)),
        new Defect(
            "TrialStays",
            "R30",
            "a trial that is not started stays in the boot record",
            one(FastloadFault.RESET),
            "StoreTry",
            starting(FastloadStartMutants::keepTrial)));
  }

  private static StartStage startUnverified(StartStage stage, Adapter adapter, Actor actor) {
    return stage instanceof StandardStage.VerifyLoaded loaded
        ? new StandardStage.StartStandard(loaded.starting())
        : stage.take(adapter, actor);
  }

  private static StartStage trustWindow(StartStage stage, Adapter adapter, Actor actor) {
    return stage instanceof StandardStage.VerifyWindow window
        ? new StandardStage.VerifyLoaded(window.starting())
        : stage.take(adapter, actor);
  }

  private static StartStage believeLogins(StartStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof StandardStage.SelfTest test)
        || new ColdStart(adapter).runKept(test.starting().header().digest()).isPresent()) {
      return stage.take(adapter, actor);
    }
    adapter.gate().open();
    Starting starting = test.starting();
    return new StartStage.Started(
        new StartReport(
            false,
            starting.slot(),
            starting.slot() == starting.record().trial(),
            starting.header().release().version(),
            starting.header().digest(),
            starting.took(),
            starting.remarks()));
  }

  private static StartStage neverFallBack(StartStage stage, Adapter adapter, Actor actor) {
    return stage instanceof StandardStage.GiveUpTrial given
        ? new StartStage.NotStarted(given.line())
        : stage.take(adapter, actor);
  }

  private static StartStage confirmInTwo(StartStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof StartStage.Confirm)) {
      return stage.take(adapter, actor);
    }
    BootRecord before = adapter.storage().records().read().orElseThrow();
    StartStage next = stage.take(adapter, actor);
    BootRecord after = adapter.storage().records().read().orElseThrow();
    adapter
        .storage()
        .records()
        .write(
            new BootRecord(
                after.confirmed(), after.trial(), after.tries(), before.counter(), after.epoch()));
    adapter.storage().records().write(after);
    return next;
  }

  /// What a trial has left is counted down; here the confirmed image's starts are counted up, and
  /// the other slot is taken once there were too many.
  private static StartStage countCuts(StartStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof StartStage.StoreTry counting)
        || counting.starting().slot() == counting.starting().record().trial()) {
      return stage.take(adapter, actor);
    }
    BootRecord record = counting.starting().record();
    return new StartStage.StoreTry(
            with(
                counting.starting(),
                new BootRecord(
                    record.confirmed(),
                    BootRecord.NO_TRIAL,
                    record.tries() + 2,
                    record.counter(),
                    record.epoch())))
        .take(adapter, actor);
  }

  private static Starting with(Starting starting, BootRecord record) {
    return new Starting(
        record,
        starting.slot(),
        starting.header(),
        starting.took(),
        starting.loads(),
        starting.remarks());
  }

  private static StartStage keepTrial(StartStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof StartStage.StoreTry counting)) {
      return stage.take(adapter, actor);
    }
    BootRecord record = adapter.storage().records().read().orElseThrow();
    return new StartStage.StoreTry(with(counting.starting(), record)).take(adapter, actor);
  }

  /// What is written goes to the copy that counts, once there is one.
  private static final class WrittenOver implements NonvolatileMemory {
    private static final long SECOND = ROW_BYTES;

    private final NonvolatileMemory memory;
    private boolean isInstalled;

    private WrittenOver(NonvolatileMemory memory) {
      this.memory = memory;
    }

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
      boolean isOver = isInstalled && offset <= SECOND;
      isInstalled = true;
      return memory.write(isOver ? SECOND - offset : offset, from);
    }
  }
}
