package palimpsest.impl.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.ColdStart;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.FastloadKey;
import palimpsest.impl.nonvolatile.KeyReading;
import palimpsest.impl.nonvolatile.SlotReading;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.trace.Actor;

/// The steps of a start, after a restart, a loss of power or a reset: they choose the image and the
/// sequence, and know nothing but what memory holds, volatile and other (FST-7 to FST-9).
///
/// Before anything of an image runs, the start is counted and the key is erased; so what a start
/// that was cut off leaves behind opens no other.
public sealed interface StartStage extends Stage
    permits StartStage.ReadRecord,
        StartStage.Chosen,
        StandardStage,
        StartStage.Confirm,
        StartStage.Over {
  /// How often what should be readable is read before it is taken to be lost.
  int READS_MAX = 3;

  @Override
  StartStage advance(Adapter adapter, Actor actor);

  /// The stage that follows where the step fails.
  StartStage fail(Adapter adapter, String line);

  /// Takes the step, tells the trace, and returns the next stage; the last one returns itself.
  default StartStage take(Adapter adapter, Actor actor) {
    StartStage next;
    try {
      next = advance(adapter, actor);
    } catch (RuntimeException | Error e) {
      actor.turnsOut("Defect");
      next = fail(adapter, action() + " failed: " + e);
    }
    if (next.equals(this)) {
      actor.forget();
    } else {
      tell(actor);
    }
    return next;
  }

  /// The first stage of any start.
  static StartStage first() {
    return new ReadRecord(1, List.of());
  }

  /// The boot record is read and the image to start chosen: the one on trial if it has tries left,
  /// reads back whole and is not too old; else the confirmed one. Until the start is over no
  /// request is admitted.
  record ReadRecord(int read, List<String> remarks) implements StartStage {
    public ReadRecord {
      remarks = List.copyOf(remarks);
    }

    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      quiet(adapter, actor);
      StartStage next =
          adapter
              .storage()
              .records()
              .read()
              .map(record -> chosen(adapter, record))
              .orElseGet(() -> fail(adapter, "no copy of the boot record is whole"));
      if (next instanceof StoreTry(Starting starting)) {
        readRecord(adapter, actor);
        actor.say("slot", starting.slot());
        if (starting.remarks().size() > remarks.size()) {
          actor.say("because", starting.remarks().getLast());
        }
      }
      return next;
    }

    @Override
    public StartStage fail(Adapter adapter, String line) {
      return read < READS_MAX ? new ReadRecord(read + 1, remarks) : new NotStarted(line);
    }

    private StartStage chosen(Adapter adapter, BootRecord record) {
      return record.hasTrial() ? trial(adapter, record) : confirmed(adapter, record, remarks);
    }

    private StartStage trial(Adapter adapter, BootRecord record) {
      SlotReading reading =
          record.tries() == 0
              ? new SlotReading.Bad("its starts are used up")
              : Starting.check(adapter, record.trial());
      return switch (reading) {
        case SlotReading.Whole(var header)
            when header.release().version().compareTo(record.counter()) >= 0 ->
            new StoreTry(Starting.of(record, record.trial(), header, remarks));
        case SlotReading.Whole(var header) ->
            givenUp(adapter, record, "it is too old: version=" + header.release().version());
        case SlotReading.Bad(String line) -> givenUp(adapter, record, line);
      };
    }

    private StartStage givenUp(Adapter adapter, BootRecord record, String line) {
      List<String> all = new ArrayList<>(remarks);
      all.add("the trial is given up: " + line);
      return confirmed(adapter, record.withoutTrial(), all);
    }

    private StartStage confirmed(Adapter adapter, BootRecord record, List<String> noted) {
      return switch (Starting.check(adapter, record.confirmed())) {
        case SlotReading.Whole(var header) ->
            new StoreTry(Starting.of(record, record.confirmed(), header, noted));
        case SlotReading.Bad(String line) ->
            fail(adapter, "the confirmed image does not read back whole: " + line);
      };
    }
  }

  /// A start whose image is chosen.
  sealed interface Chosen extends StartStage {
    Starting starting();

    /// The longer sequence needs less.
    @Override
    default StartStage fail(Adapter adapter, String line) {
      return new EraseKey(starting().with(line), false);
    }
  }

  /// The start is counted, and for a trial there is one less left, before anything of it runs. What
  /// cannot be counted is not tried.
  record StoreTry(Starting starting) implements Chosen {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      BootRecord counted = starting.record().started();
      if (adapter.storage().records().write(counted)) {
        wroteRecord(adapter, actor);
        return new ReadKey(starting.with(counted));
      }
      String line = "a start cannot be counted";
      actor.say("because", line);
      return new EraseKey(
          starting
              .instead(adapter, line)
              .map(Starting.Instead::starting)
              .orElseGet(() -> starting.with(line)),
          false);
    }
  }

  /// The key is read, once, and the sequence chosen: the fast one if the key is whole and for this
  /// image, this adapter and this start, and memory still has the witness.
  record ReadKey(Starting starting) implements Chosen {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      Optional<String> unfit = unfit(adapter);
      actor.say("fast", String.valueOf(unfit.isEmpty()));
      return unfit
          .map(line -> new EraseKey(starting.with(line), false))
          .orElseGet(() -> new EraseKey(starting, true));
    }

    private Optional<String> unfit(Adapter adapter) {
      Storage storage = adapter.storage();
      return switch (storage.key().read()) {
        case KeyReading.Held(FastloadKey key)
            when !key.equals(
                storage.keyTo(starting.header().digest(), starting.record().epoch() - 1)) ->
            Optional.of("the key is for another image, adapter or start");
        case KeyReading.Held(FastloadKey key) ->
            key.witness() == adapter.control().witness()
                ? Optional.empty()
                : Optional.of("the power was lost since the key was stored");
        case KeyReading.NoKey(String line) -> Optional.of(line);
      };
    }
  }

  /// The key and the witness are gone before either sequence begins; a key that cannot be erased
  /// opens nothing.
  record EraseKey(Starting starting, boolean fast) implements Chosen {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      adapter.control().setWitness(0);
      return switch (adapter.storage().key().erase()) {
        case IoResult.Done _ when fast -> new StartFast(starting);
        case IoResult.Done _ -> new StandardStage.SelfTest(starting);
        case IoResult.Failed(String line) -> {
          String remark = "the key cannot be erased: " + line;
          actor.say("because", remark);
          yield new StandardStage.SelfTest(starting.with(remark));
        }
      };
    }

    @Override
    public StartStage fail(Adapter adapter, String line) {
      return new StandardStage.SelfTest(starting.with(line));
    }
  }

  /// The image in the window is entered, with the tables and settings that memory holds.
  record StartFast(Starting starting) implements Chosen {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      Optional<String> failure = new ColdStart(adapter).runKept(starting.header().digest());
      if (failure.isPresent()) {
        return fail(adapter, failure.get());
      }
      return new Started(
          admitted(adapter, actor, starting.after(adapter.storage().settings().enter()), true));
    }

    @Override
    public StartStage fail(Adapter adapter, String line) {
      adapter.halt();
      return new StandardStage.SelfTest(starting.with("no fast start: " + line));
    }
  }

  /// The end of a start.
  sealed interface Over extends StartStage {
    @Override
    default boolean enabled(Adapter adapter) {
      return false;
    }

    @Override
    default StartStage advance(Adapter adapter, Actor actor) {
      return this;
    }

    @Override
    default StartStage fail(Adapter adapter, String line) {
      return this;
    }
  }

  /// The adapter runs.
  record Started(StartReport report) implements Over {
    /// What is to follow once the image has served; nothing where it is none on trial.
    public Optional<Confirm> served() {
      return report.trial() ? Optional.of(new Confirm(report)) : Optional.empty();
    }
  }

  /// The image that was on trial is the confirmed one, and the counter follows: one write. An image
  /// whose slot does not read back whole would not start again, and is not confirmed.
  record Confirm(StartReport report) implements StartStage {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      actor.read("generation", adapter.control().generation());
      Optional<BootRecord> record =
          adapter.storage().records().read().filter(now -> now.trial() == report.slot());
      boolean whole =
          Starting.check(adapter, report.slot()) instanceof SlotReading.Whole(var header)
              && header.digest().equals(report.digest());
      if (whole
          && record.isPresent()
          && adapter.storage().records().write(record.get().confirmed(report.version()))) {
        wroteRecord(adapter, actor);
        return new Started(report.confirmed());
      }
      String line = whole ? "the boot record cannot be written" : "its slot is not whole";
      actor.say("because", line);
      return fail(adapter, line);
    }

    @Override
    public StartStage fail(Adapter adapter, String line) {
      return new Started(report.withRemark("the trial is not confirmed: " + line));
    }
  }

  /// No image could be started; the line says why.
  record NotStarted(String line) implements Over {}

  /// Nothing runs, and no request is admitted. Who is inside is the workers' to say.
  static void quiet(Adapter adapter, Actor actor) {
    adapter.halt();
    if (adapter.gate().isOpen()) {
      adapter.gate().close();
      actor.wrote("gate", adapter.gate().sequence());
    }
    if (adapter.control().isWhole()) {
      adapter.control().nextGeneration();
      actor.wrote("generation", adapter.control().generation());
    }
    if (adapter.marks().isTracking()) {
      adapter.marks().track(0, actor);
    }
  }

  /// The boot record was read, as it is now.
  static void readRecord(Adapter adapter, Actor actor) {
    if (actor.isTraced()) {
      actor.read("record", adapter.storage().records().sequence());
    }
  }

  /// The boot record was written.
  static void wroteRecord(Adapter adapter, Actor actor) {
    if (actor.isTraced()) {
      actor.wrote("record", adapter.storage().records().sequence());
    }
  }

  /// The image runs: the temporary memory that it may have come from is free, and requests enter.
  static StartReport admitted(Adapter adapter, Actor actor, Starting starting, boolean fast) {
    Optional<String> remark =
        adapter.control().isUpdating() ? BufferRelease.release(adapter, actor) : Optional.empty();
    actor.wrote("generation", adapter.control().generation());
    adapter.gate().open();
    actor.wrote("gate", adapter.gate().sequence());
    adapter.signals().raise(Signals.Kind.GATE);
    return remark.map(starting::with).orElse(starting).report(fast);
  }
}
