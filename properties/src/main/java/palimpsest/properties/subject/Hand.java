package palimpsest.properties.subject;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.io.Response;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.Session;
import palimpsest.model.machine.State.Hosts;

/// What the explorer has in hand, besides the adapter's memory: the stages of the update and of the
/// workers, and what hosts ask for and were told. Workers and ports are counted from 1.
final class Hand {
  private final @Nullable RequestStage[] workers;
  private @Nullable UpdateStage update;
  private Numbers stopped = Numbers.NONE;
  private History history = History.NONE;
  private Hosts hosts;
  private Optional<Response> answer = Optional.empty();

  /// The stages and all else that is in hand at some time.
  @SuppressWarnings("ArrayRecordComponent") // nobody changes them
  record Held(
      @Nullable UpdateStage update,
      @Nullable RequestStage[] workers,
      Numbers stopped,
      History history,
      Hosts hosts) {}

  Hand(Constants constants) {
    workers = new RequestStage[constants.workers()];
    hosts =
        new Hosts(
            Row.each(constants.ports(), _ -> Session.LOGGED_OUT),
            Row.each(constants.ports(), _ -> Request.NONE));
  }

  /// What the update does next, if one runs.
  @Nullable UpdateStage update() {
    return update;
  }

  /// The stage of the update that runs.
  UpdateStage running() {
    UpdateStage stage = update;
    if (stage == null) {
      throw new IllegalStateException("an update runs");
    }
    return stage;
  }

  /// Whether an update ended without a whole image.
  boolean isLost() {
    return update instanceof UpdateStage.Ended;
  }

  void hold(@Nullable UpdateStage stage, History happened) {
    update = stage;
    history = happened;
  }

  History history() {
    return history;
  }

  void hold(History happened) {
    history = happened;
  }

  /// What a worker does next, if it has a request.
  @Nullable RequestStage worker(int number) {
    return workers[number - 1];
  }

  void hold(int number, @Nullable RequestStage stage) {
    workers[number - 1] = stage;
  }

  /// Whether a worker has the request of the port.
  boolean isTaken(int port) {
    for (RequestStage stage : workers) {
      if (stage != null && stage.request().port() == port - 1) {
        return true;
      }
    }
    return false;
  }

  /// Whether a worker takes no step any more.
  boolean isStopped(int number) {
    return stopped.contains(number);
  }

  void stop(int number) {
    stopped = stopped.with(number);
  }

  Hosts hosts() {
    return hosts;
  }

  void ask(int port, Request request) {
    hosts = new Hosts(hosts.host(), hosts.request().with(port, request));
  }

  void tell(int port, Session session) {
    hosts = new Hosts(hosts.host().with(port, session), hosts.request().with(port, Request.NONE));
  }

  void answered(Response response) {
    answer = Optional.of(response);
  }

  /// Whether a response was given that nobody took.
  boolean isAnswered() {
    return answer.isPresent();
  }

  /// The response that the adapter gave in this step.
  Response takeAnswer() {
    Response response = answer.orElseThrow(() -> new Impossible("a request that ends is answered"));
    answer = Optional.empty();
    return response;
  }

  Held capture() {
    return new Held(update, workers.clone(), stopped, history, hosts);
  }

  void restore(Held earlier) {
    update = earlier.update;
    System.arraycopy(earlier.workers, 0, workers, 0, workers.length);
    stopped = earlier.stopped;
    history = earlier.history;
    hosts = earlier.hosts;
    answer = Optional.empty();
  }
}
