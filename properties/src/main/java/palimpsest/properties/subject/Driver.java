package palimpsest.properties.subject;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request.Login;
import palimpsest.impl.io.Request.Logout;
import palimpsest.impl.io.Request.Read;
import palimpsest.impl.io.Response;
import palimpsest.impl.stage.LoadStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.Stage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.WorkerStep;
import palimpsest.properties.subject.code.ExploredText;

/// The driver of an adapter that takes one step at a time, of whichever stage it is told to.
///
/// Whether a stage's step can be taken is asked, and also tried: where it cannot, nothing happens.
final class Driver {
  private final World world;
  private final Hand hand;
  private final Substitutes substitutes;
  private final Adapter adapter;
  private final Actor actor = new Actor("explorer", TraceSink.NONE);
  private final Map<String, UpdateCommand> commands = new HashMap<>();

  Driver(World world, Hand hand, Substitutes substitutes) {
    this.world = world;
    this.hand = hand;
    this.substitutes = substitutes;
    adapter = world.adapter();
  }

  /// Adds the steps that update and workers can take.
  ///
  /// @throws Impossible if one that cannot be taken changes something
  void addSteps(List<Step> steps) {
    world.pages().lookAtWritten();
    UpdateStage stage = hand.update();
    if (stage != null && !hand.isLost()) {
      addSteps(stage, steps);
    }
    for (int number = 1; number <= world.constants().workers(); number++) {
      addSteps(number, steps);
    }
  }

  private void addSteps(UpdateStage stage, List<Step> steps) {
    if (stage.enabled(adapter)) {
      steps.add(StageNames.step(stage));
    } else {
      changesNothing(stage, substitutes.take(stage, adapter, actor));
    }
    if (stage instanceof OverlayStage.Drain drain) {
      OverlayStage.ExpireDrain expired = drain.expired();
      if (expired.enabled(adapter)) {
        steps.add(new UpdateStep.ExpireDrain());
      } else {
        changesNothing(expired, substitutes.take(expired, adapter, actor));
      }
    }
  }

  private void addSteps(int number, List<Step> steps) {
    RequestStage stage = hand.worker(number);
    if (stage == null) {
      addAnnouncements(number, steps);
    } else if (!hand.isStopped(number)) {
      if (stage.enabled(adapter)) {
        steps.add(StageNames.step(stage, number));
      } else {
        changesNothing(stage, substitutes.take(stage, adapter, actor));
      }
    }
  }

  private void addAnnouncements(int number, List<Step> steps) {
    for (int port = 1; port <= world.constants().ports(); port++) {
      Request request = hand.hosts().request().at(port);
      if (request.kind() != Request.Kind.NONE && !hand.isTaken(port)) {
        steps.add(new WorkerStep.Announce(number, port));
      }
    }
  }

  private void changesNothing(Stage stage, Stage next) {
    if (!next.equals(stage) || world.pages().isWritten()) {
      throw new Impossible("a step that cannot be taken changes nothing: stage=" + stage.action());
    }
  }

  /// Takes a step of the update or of a worker.
  ///
  /// @throws Impossible if it could be taken and leads nowhere
  void take(Step step) {
    switch (step) {
      case UpdateStep.ExpireDrain _ -> advance(((OverlayStage.Drain) hand.running()).expired());
      case UpdateStep _ -> advance();
      case WorkerStep.Announce(int number, int port) -> announce(number, port);
      case WorkerStep worker -> advance(worker.w());
      default -> throw new IllegalArgumentException("a step of the system: step=" + step);
    }
  }

  /// Takes the update's next step, whichever it is.
  void advance() {
    advance(hand.running());
  }

  private void advance(UpdateStage stage) {
    Row<Integer> levels = world.surrounding().levels();
    UpdateStage next = substitutes.take(stage, adapter, actor);
    leadsOn(stage, next);
    if (next instanceof LoadStage.LoadChunk && world.source().isAtEnd()) {
      next = substitutes.take(next, adapter, actor);
    }
    world.surrounding().lookAtPeers();
    if (next instanceof UpdateStage.Ended ended && !(ended.outcome() instanceof Outcome.Lost)) {
      hand.hold(null, History.NONE);
    } else {
      hand.hold(next, hand.history().after(stage, next, levels));
    }
  }

  private static void leadsOn(Stage stage, Stage next) {
    if (next.equals(stage)) {
      throw new Impossible("a step that can be taken leads on: stage=" + stage.action());
    }
  }

  /// Triggers an update.
  void interrupt(String image) {
    if (!adapter.control().claimUpdate()) {
      throw new Impossible("an adapter without an update takes one");
    }
    hand.hold(UpdateStage.first(adapter, command(image)), History.NONE);
  }

  private UpdateCommand command(String image) {
    return commands.computeIfAbsent(
        image,
        _ ->
            new UpdateCommand(
                image,
                () -> world.source().opened(world.images().image(image).bytes()),
                Surrounding.POLICY));
  }

  /// An idle worker takes a port's request and announces itself in one step.
  private void announce(int number, int port) {
    if (hand.worker(number) == null) {
      hand.hold(number, RequestStage.first(number - 1, request(port)));
    }
    advance(number);
  }

  private PortRequest request(int port) {
    Request request = hand.hosts().request().at(port);
    return new PortRequest(
        port - 1,
        0,
        switch (request.kind()) {
          case LOGIN ->
              new Login(
                  0,
                  new TreeMap<>(
                      Map.of(ExploredText.VALUE, world.layouts().content(request.value()))));
          case LOGOUT -> new Logout(0);
          case READ -> new Read(0, 0);
          case NONE -> throw new IllegalArgumentException("a port asks for something");
        });
  }

  private void advance(int number) {
    RequestStage stage = hand.worker(number);
    if (stage == null) {
      throw new IllegalStateException("a worker has a request: worker=" + number);
    }
    RequestStage next = substitutes.take(stage, adapter, actor);
    leadsOn(stage, next);
    if (next instanceof RequestStage.Answered) {
      hand.hold(number, null);
      tell(stage.request().port());
    } else if (hand.isAnswered()) {
      throw new Impossible("a host is told in the last step of its request");
    } else {
      hand.hold(number, next);
    }
  }

  private void tell(int port) {
    Response response = hand.takeAnswer();
    if (response.port() != port) {
      throw new Impossible("an answer is to the port that asked: port=" + port);
    }
    hand.tell(port + 1, world.told(response));
  }
}
