package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Conversion;
import palimpsest.model.machine.Entry;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.Session;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.WorkerPlace;
import palimpsest.model.machine.WorkerStep;
import palimpsest.properties.trace.Event.Access;

/// Tells the steps of the reference machine, or of one like it, as an adapter would that takes
/// them: as events, with the versions of what they touch.
final class Narrator {
  static final int BLOCK_BYTES = 4096;

  private static final String LOGIN = "login";

  private final Constants constants;
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<Integer, Long> requests = new HashMap<>();
  private long updates;
  private long lines = 1;

  Narrator(Constants constants) {
    this.constants = constants;
  }

  /// The event of a step, and the versions from then on; none for what leaves no event.
  Optional<Event> tell(State before, Step step, State after) {
    Optional<Draft> told = draft(before, step, after);
    Optional<Event> event = told.map(Draft::done);
    told.ifPresent(
        draft -> {
          draft.writes.forEach(access -> versions.put(access.location(), access.version()));
          sequences.merge(draft.actor, 1L, Long::sum);
          lines++;
          if (step instanceof EnvironmentStep.Submit(int p, _)) {
            requests.merge(p, 1L, Long::sum);
          }
          if (step instanceof EnvironmentStep.Interrupt) {
            updates++;
          }
        });
    return event;
  }

  /// The event that the step would be, without its being taken.
  Optional<Event> foresee(State before, Step step, State after) {
    return draft(before, step, after).map(Draft::done);
  }

  /// The same event at the present versions, as if its actor did it now.
  Event transplanted(Event event) {
    List<Access> reads =
        event.reads().stream()
            .map(each -> new Access(each.location(), version(each.location())))
            .toList();
    List<Access> writes =
        event.writes().stream()
            .map(each -> new Access(each.location(), version(each.location()) + 1))
            .toList();
    return new Event(
        lines + 1,
        event.actor(),
        sequences.getOrDefault(event.actor(), 0L) + 1,
        event.action(),
        event.details(),
        reads,
        writes);
  }

  private long version(String location) {
    return versions.getOrDefault(location, 0L);
  }

  private Optional<Draft> draft(State before, Step step, State after) {
    return switch (step) {
      case WorkerStep worker -> Optional.of(worker(before, worker, after));
      case UpdateStep update -> Optional.of(update(before, update, after));
      case EnvironmentStep.Submit(int p, Request r) -> Optional.of(submit(before, p, r));
      case EnvironmentStep.Interrupt(String i) ->
          Optional.of(
              new Draft("update-" + (updates + 1), Action.INTERRUPT)
                  .with(Field.ID, i)
                  .write("update"));
      case EnvironmentStep.FailSource _ -> Optional.of(fails(before, Action.FAIL_SOURCE, after));
      case EnvironmentStep.FailCode _ -> Optional.of(fails(before, Action.FAIL_CODE, after));
      case EnvironmentStep.FailBurn _ -> Optional.of(fails(before, Action.FAIL_BURN, after));
      case EnvironmentStep.FailUndo _ -> Optional.of(fails(before, Action.FAIL_UNDO, after));
      case EnvironmentStep.SpoilBuffer _,
          EnvironmentStep.SpoilBlock _,
          EnvironmentStep.StopWorker _,
          EnvironmentStep.HangDevice _,
          EnvironmentStep.ReplaceModule _ ->
          Optional.empty();
    };
  }

  // --------------------------------------------------------------------------------- workers

  private Draft submit(State before, int p, Request r) {
    Draft draft =
        new Draft("port-" + (p - 1), Action.SUBMIT)
            .with(Field.PORT, p - 1L)
            .with(Field.REQUEST, requests.getOrDefault(p, 0L) + 1)
            .with(Field.KIND, r.kind().name().toLowerCase(java.util.Locale.ROOT))
            .write("port-" + (p - 1));
    if (r.kind() != Request.Kind.LOGIN) {
      Session told = before.hosts().host().at(p);
      draft.with(Field.SESSION, told.value() == 0 ? "none" : session(told));
    }
    return draft;
  }

  private static String session(Session session) {
    return "s" + session.session();
  }

  private Draft worker(State before, WorkerStep step, State after) {
    int w = step.w();
    int p = step instanceof WorkerStep.Announce announce ? announce.p() : before.worker(w).port();
    String itself = "worker-" + (w - 1);
    Draft draft =
        new Draft(itself, action(step))
            .with(Field.PORT, p - 1L)
            .with(Field.REQUEST, requests.getOrDefault(p, 0L));
    String entry = LOGIN + "[" + (p - 1) + "]";
    switch (step) {
      case WorkerStep.Announce _ -> draft.read("port-" + (p - 1)).write(itself);
      case WorkerStep.Enter _ -> {
        draft.read("gate");
        if (after.worker(w).at() == WorkerPlace.SERVE) {
          draft.read("generation");
        }
      }
      case WorkerStep.Retreat _, WorkerStep.Leave _ -> draft.write(itself);
      case WorkerStep.AwaitGate _ -> draft.read("gate");
      case WorkerStep.Serve _ -> {
        boolean moves =
            before.hosts().request().at(p).kind() == Request.Kind.READ
                && after.worker(w).told().value() != 0;
        draft
            .with(Field.CHANGES, after.worker(w).at() == WorkerPlace.WRITE_WORD ? 1L : 0L)
            .with(Field.MOVES, moves);
      }
      case WorkerStep.WriteWord _ -> {
        int word = before.worker(w).word();
        Entry written = after.data().entry(after.data().root(), p);
        entry(draft, p)
            .with(Field.WORD, word - 1L)
            .with(Field.VALUE, "" + (word == 1 ? written.value() : written.session()));
      }
      case WorkerStep.WriteHeader _ ->
          entry(draft, p)
              .with(Field.PRESENT, after.data().entry(after.data().root(), p).there())
              .write(entry);
      case WorkerStep.MarkEntry _ -> {
        entry(draft, p).read("tracking");
        if (before.data().tracking()) {
          draft.write(markWord(p));
        }
      }
      case WorkerStep.MoveBlock _ -> {}
      case WorkerStep.Answer _ -> answer(draft, before, w, p).write("port-" + (p - 1));
    }
    return draft;
  }

  private static Draft entry(Draft draft, int p) {
    return draft.with(Field.STRUCTURE, LOGIN).with(Field.ENTRY, p - 1L);
  }

  private Draft answer(Draft draft, State before, int w, int p) {
    Session told = before.worker(w).told();
    boolean wasIn = before.hosts().host().at(p).value() != 0;
    return switch (before.hosts().request().at(p).kind()) {
      case LOGIN -> draft.with(Field.TOLD, "loggedIn").with(Field.SESSION, session(told));
      case LOGOUT -> draft.with(Field.TOLD, wasIn ? "loggedOut" : "denied");
      case READ, NONE -> draft.with(Field.TOLD, told.value() != 0 ? "data" : "denied");
    };
  }

  private String markWord(int p) {
    return "marks-0-" + (p - 1) / constants.marksPerWord();
  }

  private int markWords() {
    return (constants.ports() - 1) / constants.marksPerWord() + 1;
  }

  // --------------------------------------------------------------------------------- updates

  private Draft fails(State before, Action action, State after) {
    return outcome(
        new Draft("update-" + updates, action).with(Field.STEP, before.update().at().toString()),
        before,
        after);
  }

  private Draft update(State before, UpdateStep step, State after) {
    Draft draft = new Draft("update-" + updates, action(step));
    Update update = before.update();
    switch (step) {
      case UpdateStep.LoadChunk _ ->
          draft.with(Field.LAST, after.update().at() == UpdatePlace.CHECK_IMAGE);
      case UpdateStep.CheckImage _ -> {
        if (after.update().at() == UpdatePlace.HAND_OVER) {
          draft.with(Field.IMAGE, update.image());
        }
      }
      case UpdateStep.Identify _ -> identify(draft, before, after);
      case UpdateStep.BurnModule _ -> burn(draft, before, after);
      case UpdateStep.UndoBurn _ -> draft.with(Field.MODULE, module(last(update.burnt())));
      case UpdateStep.StartTracking _,
          UpdateStep.SeekMark _,
          UpdateStep.ClearMark _,
          UpdateStep.ReadEntry _,
          UpdateStep.WriteEntry _,
          UpdateStep.CountMarks _ ->
          conversion(draft, before, step, after);
      case UpdateStep.StopTracking _ -> draft.write("tracking");
      case UpdateStep.CloseGate _, UpdateStep.OpenGate _, UpdateStep.ReopenGate _ ->
          draft.write("gate");
      case UpdateStep.Drain _, UpdateStep.ExpireDrain _ -> {
        for (int worker = 0; worker < constants.workers(); worker++) {
          draft.read("worker-" + worker);
        }
      }
      case UpdateStep.BeginOverlay _ -> draft.write("generation");
      case UpdateStep.CopyBlock _, UpdateStep.RestoreBlock _ ->
          draft.with(Field.OFFSET, (update.block() - 1L) * BLOCK_BYTES);
      case UpdateStep.VerifyRestored _ -> {
        if (after.images().whole()) {
          draft.write("generation");
        }
      }
      case UpdateStep.Initialize _ -> draft.with(Field.LAST, true);
      case UpdateStep.Switch _ -> {
        if (before.data().tracking()) {
          draft.write("tracking");
        }
        draft.write("generation");
      }
      case UpdateStep.ReleaseBuffer _, UpdateStep.ReturnBuffer _ -> draft.write("update");
      case UpdateStep.HandOver _,
          UpdateStep.Branch _,
          UpdateStep.PlaceTables _,
          UpdateStep.CreateStructures _,
          UpdateStep.SaveOld _,
          UpdateStep.DefineCode _,
          UpdateStep.Withdraw _,
          UpdateStep.VerifyCopy _,
          UpdateStep.Grant _ -> {}
    }
    return outcome(draft, before, after);
  }

  private void conversion(Draft draft, State before, UpdateStep step, State after) {
    Update update = before.update();
    switch (step) {
      case UpdateStep.StartTracking _ -> {
        for (int word = 0; word < markWords(); word++) {
          draft.write("marks-0-" + word);
        }
        draft.write("tracking");
      }
      case UpdateStep.SeekMark _ -> {
        converted(draft, update);
        if (update.entry() >= 1 && update.entry() <= constants.ports()) {
          draft.read(markWord(update.entry()));
        }
        if (after.update().at() == UpdatePlace.CLEAR_MARK) {
          draft.with(Field.FOUND, after.update().entry() - 1L);
        }
      }
      case UpdateStep.ClearMark _ -> converted(draft, update).write(markWord(update.entry()));
      case UpdateStep.ReadEntry _ -> {
        Entry read = after.update().scratch();
        converted(draft, update)
            .with(Field.PRESENT, read.there())
            .with(Field.WORDS, read.value() + "," + read.session())
            .read(LOGIN + "[" + (update.entry() - 1) + "]");
      }
      case UpdateStep.WriteEntry _ -> {
        converted(draft, update);
        if (after.update().at() == UpdatePlace.SEEK_MARK) {
          Entry written = after.data().entry(update.root(), update.entry());
          draft.with(Field.WORDS, written.value() + "," + written.session());
        }
      }
      case UpdateStep.CountMarks _ -> {
        draft.with(Field.ROUND, (long) update.round());
        draft.with(Field.REST, (long) before.data().marks().size());
        for (int word = 0; word < markWords(); word++) {
          draft.read("marks-0-" + word);
        }
      }
      default -> throw new IllegalArgumentException("a step of the conversion: " + step);
    }
  }

  private static Draft converted(Draft draft, Update update) {
    return draft
        .with(Field.ROUND, (long) update.round())
        .with(Field.STRUCTURE, LOGIN)
        .with(Field.ENTRY, update.entry() - 1L);
  }

  private void identify(Draft draft, State before, State after) {
    if (after.update().at() == UpdatePlace.PLACE_TABLES) {
      draft
          .with(Field.CONVERTS, Conversion.isConverting(constants, before) ? LOGIN : "")
          .with(
              Field.BURNS,
              StreamSupport.stream(after.update().plan().spliterator(), false)
                  .map(Narrator::module)
                  .collect(Collectors.joining(",")))
          .with(Field.WITHDRAWS, "")
          .with(Field.MODULES, modules(before));
    }
  }

  private static void burn(Draft draft, State before, State after) {
    Row<Integer> plan = before.update().plan();
    int module = plan.isEmpty() ? 0 : plan.at(1);
    draft.with(Field.MODULE, module(module));
    boolean isRefused = after.update().burnt().size() == before.update().burnt().size();
    if (isRefused && module != 0) {
      draft.with(Field.VERSION, "" + before.outside().module().at(module));
    }
  }

  private String modules(State state) {
    return IntStream.rangeClosed(1, constants.modules())
        .mapToObj(each -> module(each) + "=" + state.outside().module().at(each))
        .collect(Collectors.joining(","));
  }

  static String module(int number) {
    return "m" + number;
  }

  private static int last(Row<Integer> row) {
    return row.isEmpty() ? 0 : row.at(row.size());
  }

  private static Draft outcome(Draft draft, State before, State after) {
    Update now = after.update();
    if (now.at() == UpdatePlace.LOST) {
      draft.with(Field.REFUSED, "LOST");
    } else if (now.refusal() != before.update().refusal() && now.at() != UpdatePlace.IDLE) {
      draft.with(Field.REFUSED, now.refusal().toString());
    }
    return draft;
  }

  private static Action action(Step step) {
    return Optional.ofNullable(Action.of(step.action())).orElseThrow();
  }

  /// An event that is being put together.
  private final class Draft {
    private final String actor;
    private final Action action;
    private final Details.Draft details = new Details.Draft();
    private final List<Access> reads = new ArrayList<>();
    private final List<Access> writes = new ArrayList<>();

    Draft(String actor, Action action) {
      this.actor = actor;
      this.action = action;
    }

    Draft with(Field field, Object value) {
      details.put(field, value);
      return this;
    }

    Draft read(String location) {
      reads.add(new Access(location, version(location)));
      return this;
    }

    Draft write(String location) {
      writes.add(new Access(location, version(location) + 1));
      return this;
    }

    Event done() {
      return new Event(
          lines + 1,
          actor,
          sequences.getOrDefault(actor, 0L) + 1,
          action,
          details.done(),
          reads,
          writes);
    }
  }
}
