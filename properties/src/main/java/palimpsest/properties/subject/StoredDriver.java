package palimpsest.properties.subject;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.stage.LoadStage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.RestartStage;
import palimpsest.impl.stage.Stage;
import palimpsest.impl.stage.StandardStage;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.machine.Row;
import palimpsest.properties.subject.code.ExploredText;

/// The driver of an adapter with storage: takes the steps of updates, starts and confirmations one
/// at a time, and those of a request all at once.
final class StoredDriver {
  private static final int REQUEST_STAGES_MAX = 50;

  private final StoredWorld world;
  private final Substitutes substitutes;
  private final Adapter adapter;
  private final Actor actor = new Actor("explorer", TraceSink.NONE);
  private final Map<String, UpdateCommand> commands = new HashMap<>();
  private StoredHand hand;

  /// @param world in which the first image was installed
  StoredDriver(StoredWorld world, Substitutes substitutes) {
    this.world = world;
    this.substitutes = substitutes;
    adapter = world.adapter();
    StartStage.Started running = world.installed();
    hand = new StoredHand(Row.each(world.constants().ports(), _ -> false), running, running, 0);
  }

  StoredHand hand() {
    return hand;
  }

  void hold(StoredHand other) {
    hand = other;
  }

  StoredSnapshot capture() {
    return new StoredSnapshot(
        world.pages().capture(),
        adapter.memory().rights(),
        adapter.isRunning() ? adapter.running() : null,
        world.source().place(),
        world.cells().capture(),
        world.slots().capture(),
        hand);
  }

  void restore(StoredSnapshot earlier) {
    world.pages().restore(earlier.pages());
    adapter.memory().restore(earlier.rights());
    if (earlier.running() == null) {
      adapter.halt();
    } else {
      adapter.restore(earlier.running());
    }
    world.source().restore(earlier.source());
    world.cells().restore(earlier.cells());
    world.slots().restore(earlier.slots());
    hand = earlier.hand();
  }

  // --------------------------------------------------------------------- updates and starts

  /// Takes the step that comes next. An image is loaded in one: it is volatile, and all of it goes.
  void advance() {
    Stage stage = hand.stage();
    long writes = world.power().writes();
    Stage next = taken(stage);
    if (next.equals(stage)) {
      throw new Impossible("a step that can be taken leads on: stage=" + stage.action());
    }
    if (world.power().writes() - writes != (writes(stage) ? 1 : 0)) {
      throw new Impossible(
          "a durable step is one write, and any other none: stage="
              + stage.action()
              + " writes="
              + (world.power().writes() - writes));
    }
    while (next instanceof LoadStage.LoadChunk) {
      next = taken(next);
    }
    if (stage instanceof StandardStage.ResetLinks) {
      hand = hand.with(Row.each(world.constants().ports(), _ -> false));
    }
    hand = behind(next);
  }

  /// Takes a stage's step, whatever comes of it.
  Stage taken(Stage stage) {
    return switch (stage) {
      case UpdateStage update -> substitutes.take(update, adapter, actor);
      case StartStage start -> substitutes.take(start, adapter, actor);
      default -> throw new IllegalArgumentException("an update or a start goes on: stage=" + stage);
    };
  }

  private StoredHand behind(Stage next) {
    return switch (next) {
      case UpdateStage.Ended(Outcome.Refused _) -> hand.standing();
      case UpdateStage.Ended(Outcome outcome) ->
          throw new Impossible("an update is refused, or restarts: outcome=" + outcome);
      case RestartStage.Restarting _ -> hand.starting();
      case StartStage.NotStarted(String line) ->
          throw new Impossible("a start ends in an image that runs: " + line);
      default -> hand.with(next);
    };
  }

  /// Whether the step of a stage is a durable write.
  static boolean writes(Stage stage) {
    return switch (stage.action()) {
      case "StoreBlock",
          "StoreTrial",
          "StoreKey",
          "StoreTry",
          "EraseKey",
          "GiveUpTrial",
          "Confirm" ->
          true;
      default -> false;
    };
  }

  /// The stage that comes next, the confirmation of a trial that runs included; none where there is
  /// nothing to do.
  Optional<Stage> next() {
    return hand.isIdle()
        ? hand.running().served().map(Stage.class::cast)
        : Optional.of(hand.stage());
  }

  void confirm() {
    hand = hand.with((Stage) hand.running().served().orElseThrow());
    advance();
  }

  void interrupt(String image) {
    if (!adapter.control().claimUpdate()) {
      throw new Impossible("an adapter without an update takes one");
    }
    UpdateCommand command =
        commands.computeIfAbsent(
            image,
            _ ->
                new UpdateCommand(
                    image,
                    () -> world.source().opened(world.images().image(image).bytes()),
                    Surrounding.POLICY));
    hand = hand.with(UpdateStage.first(adapter, command));
  }

  /// Whoever resets the processors leaves no code in hand; memory stays.
  void reset() {
    adapter.halt();
    hand = hand.starting();
  }

  // ------------------------------------------------------------------------------- requests

  /// Serves a request, where one is admitted: its host knows of it then.
  ///
  /// @return whether it was
  boolean serve(int port, boolean isLogin) {
    if (!adapter.isRunning()) {
      return false;
    }
    RequestStage stage = RequestStage.first(0, new PortRequest(port - 1, 0, request(isLogin)));
    for (int left = REQUEST_STAGES_MAX; !(stage instanceof RequestStage.Answered); left--) {
      if (stage instanceof RequestStage.AwaitGate) {
        return false;
      }
      stage = substitutes.take(stage, adapter, actor);
      if (left == 0) {
        throw new Impossible("a request that is admitted is answered: at=" + stage.action());
      }
    }
    Response response = world.takeAnswer();
    if (!(response.answer() instanceof Response.Done)) {
      throw new Impossible("a request is served, not denied: answer=" + response.answer());
    }
    hand = hand.with(hand.hosts().with(port, isLogin));
    return true;
  }

  private static Request request(boolean isLogin) {
    return isLogin
        ? new Request.Login(0, new TreeMap<>(Map.of(ExploredText.VALUE, 1L)))
        : new Request.Logout(0);
  }
}
