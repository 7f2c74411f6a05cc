package palimpsest.impl.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.impl.trace.TraceEvent.Access;
import palimpsest.impl.trace.TraceEvent.Argument;

/// An actor tells of each step what it touched, in its own count.
class ActorTest {
  @Test
  void eachStepIsToldWithWhatItTouchedAndNothingOfTheLast() {
    List<TraceEvent> events = new ArrayList<>();
    Actor actor = new Actor("worker-1", events::add);
    assertThat(actor.isTraced()).isTrue();
    assertThat(actor.name()).isEqualTo("worker-1");
    actor.read("gate", 4);
    actor.wrote("worker-1", 7);
    actor.took("Enter", List.of(new Argument("port", 3)));
    actor.took("Leave", List.of());
    assertThat(events)
        .containsExactly(
            new TraceEvent(
                "worker-1",
                1,
                "Enter",
                List.of(new Argument("port", "3")),
                List.of(new Access("gate", 4, false), new Access("worker-1", 7, true))),
            new TraceEvent("worker-1", 2, "Leave", List.of(), List.of()));
  }

  @Test
  void whatShowsOnlyWhileTheStepIsTakenIsToldWithItAndForgottenWithIt() {
    List<TraceEvent> events = new ArrayList<>();
    Actor actor = new Actor("update-1", events::add);
    actor.say("found", 7);
    actor.turnsOut("FailCode");
    actor.forget();
    actor.say("found", 9);
    actor.took("SeekMark", List.of(new Argument("round", 1)));
    actor.say("refused", "BAD_CODE");
    actor.turnsOut("FailCode");
    actor.took("WriteEntry", List.of());
    assertThat(events)
        .containsExactly(
            new TraceEvent(
                "update-1",
                1,
                "SeekMark",
                List.of(new Argument("round", "1"), new Argument("found", "9")),
                List.of()),
            new TraceEvent(
                "update-1",
                2,
                "FailCode",
                List.of(new Argument("refused", "BAD_CODE"), new Argument("step", "WriteEntry")),
                List.of()));
  }

  @Test
  void whoIsNotTracedKeepsNothing() {
    List<TraceEvent> events = new ArrayList<>();
    TraceSink onlyUpdates =
        new TraceSink() {
          @Override
          public boolean takes(String actor) {
            return actor.equals("update");
          }

          @Override
          public void emit(TraceEvent event) {
            events.add(event);
          }
        };
    Actor worker = new Actor("worker-1", onlyUpdates);
    Actor update = new Actor("update", onlyUpdates);
    assertThat(worker.isTraced()).isFalse();
    assertThat(update.isTraced()).isTrue();
    worker.read("gate", 1);
    worker.wrote("gate", 2);
    worker.say("found", 1);
    worker.say("refused", "CHURN");
    worker.took("SeekMark", List.of());
    update.took("CloseGate", List.of());
    assertThat(events)
        .containsExactly(new TraceEvent("update", 1, "CloseGate", List.of(), List.of()));

    Actor silent = new Actor("update", TraceSink.NONE);
    assertThat(silent.isTraced()).isFalse();
    TraceSink.NONE.emit(events.getFirst());
  }
}
