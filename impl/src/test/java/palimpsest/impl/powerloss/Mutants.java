package palimpsest.impl.powerloss;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.ColdStart;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.FastloadKey;
import palimpsest.impl.nonvolatile.KeyReading;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.RestartStage;
import palimpsest.impl.stage.StandardStage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.Starting;
import palimpsest.impl.stage.StoreStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.model.release.Version;

/// Broken stages and parts in the place of an adapter's own.
final class Mutants {
  private Mutants() {}

  /// A mutant, and the scenario in which it is looked for.
  ///
  /// @param caughtBy part of what the judge says
  record Mutant(
      String name,
      String race,
      String defect,
      Supplier<Taking> taking,
      Scenario scenario,
      String caughtBy) {
    @Override
    public String toString() {
      return race + " " + name + ": " + defect;
    }
  }

  static List<Mutant> all() {
    return Stream.of(ofImages(), ofRecords(), ofKeys(), ofBootstraps())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mutant> ofBootstraps() {
    return List.of(
        in(
            Scenario.FAST,
            "QueryBlind",
            "FST-4",
            "the query misses that a module does not run with the new image",
            updating(BootstrapMutants::missDifferences),
            " runs with flash 1.0"),
        in(
            Scenario.FAST,
            "BridgeIdle",
            "FST-5",
            "the bridge leaves what it should convert",
            updating(BootstrapMutants::leaveDifferences),
            "sessions are kept"));
  }

  private static List<Mutant> ofImages() {
    return List.of(
        in(
            Scenario.SPOILT_TRIAL,
            "NotVerified",
            "R22",
            "what was loaded is started unverified",
            starting(Mutants::startUnverified),
            "the window's image is whole"),
        in(
            Scenario.POWER_LOST,
            "WindowTrusted",
            "R37",
            "the window is taken to hold the image, whatever it holds",
            starting(Mutants::trustWindow),
            "the trial is given up"),
        in(
            Scenario.FAST,
            "InitializesInUse",
            "R17",
            "the new image initializes tables that the old one uses",
            updating(Mutants::initializeInUse),
            "sessions are kept"),
        in(
            Scenario.RESET,
            "LoginsBelieved",
            "R37",
            "the standard sequence enters the window with the tables it finds",
            starting(Mutants::believeLogins),
            "sessions after a standard start"),
        in(
            Scenario.SPOILT_TRIAL,
            "NoFallback",
            "R24",
            "a trial that cannot be loaded is not given up",
            starting(Mutants::neverFallBack),
            "an adapter starts"));
  }

  private static List<Mutant> ofRecords() {
    return List.of(
        in(
            Scenario.FAST,
            "CounterEarly",
            "R28",
            "the counter is raised when an image goes on trial",
            updating(Mutants::raiseCounter),
            "the counter moves with a confirmation"),
        in(
            Scenario.CONFIRMED_STAYS,
            "CutsCounted",
            "R29",
            "a confirmed image is demoted once starts of it were cut",
            CutsCounted::new,
            "the confirmed image stays"));
  }

  private static List<Mutant> ofKeys() {
    return List.of(
        in(
            Scenario.FAST,
            "KeyLeft",
            "R31",
            "the key is not erased",
            starting(Mutants::leaveKey),
            "the key is gone before the sequence begins"),
        in(
            Scenario.FAST,
            "KeyEarly",
            "R32",
            "the key is stored before the overlay is verified",
            updating(Mutants::storeKeyEarly),
            "a key stands for a verified overlay"),
        in(
            Scenario.POWER_LOST,
            "WitnessNotAsked",
            "R33",
            "nobody asks whether there was power",
            starting(Mutants::ignoreWitness),
            "a fast start where there was power"),
        in(
            Scenario.FAST,
            "ErasedBehind",
            "R34",
            "the key is erased once the sequence is through",
            starting(Mutants::eraseBehind),
            "the key is gone before the sequence begins"),
        in(
            Scenario.FOREIGN_ADAPTER,
            "ForeignKey",
            "R35",
            "any key opens",
            starting(Mutants::acceptAnyKey),
            "a fast start"),
        in(
            Scenario.FOREIGN_IMAGE,
            "ForeignImage",
            "R35",
            "a key opens whatever image it is for",
            starting(Mutants::acceptAnyKey),
            "a fast start"),
        in(
            Scenario.UNREADABLE_KEY,
            "ReadAgain",
            "R36",
            "a key that cannot be read is read again",
            starting(Mutants::readAgain),
            "a fast start"));
  }

  private static Mutant in(
      Scenario scenario,
      String name,
      String race,
      String defect,
      Supplier<Taking> taking,
      String caughtBy) {
    return new Mutant(name, race, defect, taking, scenario, caughtBy);
  }

  private interface UpdateTaker {
    UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor);
  }

  private interface StartTaker {
    StartStage take(StartStage stage, Adapter adapter, Actor actor);
  }

  private static Supplier<Taking> updating(UpdateTaker taker) {
    return () ->
        new Taking() {
          @Override
          public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
            return taker.take(stage, adapter, actor);
          }
        };
  }

  private static Supplier<Taking> starting(StartTaker taker) {
    return () ->
        new Taking() {
          @Override
          public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
            return taker.take(stage, adapter, actor);
          }
        };
  }

  // ------------------------------------------------------------------------------- updates

  private static UpdateStage raiseCounter(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    if (stage instanceof RestartStage.StoreTrial) {
      BootRecord record = adapter.storage().records().read().orElseThrow();
      adapter.storage().records().write(countedTo(record, Train.NEW.version()));
    }
    return next;
  }

  private static UpdateStage initializeInUse(UpdateStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof StoreStage.InitializeMemory) {
      adapter.running().image().tableSpans().forEach(span -> adapter.memory().fill(span, (byte) 0));
    }
    return stage.take(adapter, actor);
  }

  private static BootRecord countedTo(BootRecord record, Version version) {
    return new BootRecord(
        record.confirmed(), record.trial(), record.tries(), version, record.epoch());
  }

  private static UpdateStage storeKeyEarly(UpdateStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof OverlayStage.BeginOverlay) {
      Storage storage = adapter.storage();
      long epoch = storage.records().read().orElseThrow().epoch();
      Digest digest =
          ImageReader.header(adapter.memory().view(adapter.memory().span(Region.BUFFER))).digest();
      storage.key().store(storage.keyTo(digest, epoch));
    }
    return stage.take(adapter, actor);
  }

  // -------------------------------------------------------------------------------- starts

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

  private static StartStage neverFallBack(StartStage stage, Adapter adapter, Actor actor) {
    return stage instanceof StandardStage.GiveUpTrial given
        ? new StartStage.NotStarted(given.line())
        : stage.take(adapter, actor);
  }

  private static StartStage leaveKey(StartStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof StartStage.EraseKey erase) {
      adapter.control().setWitness(0);
      return chosen(erase);
    }
    return stage.take(adapter, actor);
  }

  private static StartStage chosen(StartStage.EraseKey erase) {
    return erase.fast()
        ? new StartStage.StartFast(erase.starting())
        : new StandardStage.SelfTest(erase.starting());
  }

  private static StartStage ignoreWitness(StartStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof StartStage.ReadKey
        && adapter.storage().key().read() instanceof KeyReading.Held(FastloadKey key)) {
      adapter.control().setWitness(key.witness());
    }
    return stage.take(adapter, actor);
  }

  private static StartStage eraseBehind(StartStage stage, Adapter adapter, Actor actor) {
    StartStage next =
        stage instanceof StartStage.EraseKey erase ? chosen(erase) : stage.take(adapter, actor);
    if (next instanceof StartStage.Started) {
      adapter.storage().key().erase();
    }
    if (stage instanceof StartStage.EraseKey) {
      adapter.control().setWitness(0);
    }
    return next;
  }

  private static StartStage acceptAnyKey(StartStage stage, Adapter adapter, Actor actor) {
    return stage instanceof StartStage.ReadKey read
            && adapter.storage().key().read() instanceof KeyReading.Held
        ? new StartStage.EraseKey(read.starting(), true)
        : stage.take(adapter, actor);
  }

  private static StartStage readAgain(StartStage stage, Adapter adapter, Actor actor) {
    StartStage next = stage.take(adapter, actor);
    return stage instanceof StartStage.ReadKey
            && next instanceof StartStage.EraseKey erase
            && !erase.fast()
        ? stage.take(adapter, actor)
        : next;
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

  /// Takes starts that did not come to their end for failures of the image.
  private static final class CutsCounted implements Taking {
    private static final int CUTS_MAX = 2;
    private int cut;

    @Override
    public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
      StartStage next = stage.take(adapter, actor);
      if (stage instanceof StartStage.StoreTry && ++cut > CUTS_MAX) {
        BootRecord record = adapter.storage().records().read().orElseThrow();
        adapter
            .storage()
            .records()
            .write(new BootRecord(record.free(), 0, 0, record.counter(), record.epoch()));
      }
      if (next instanceof StartStage.Started) {
        cut = 0;
      }
      return next;
    }
  }
}
