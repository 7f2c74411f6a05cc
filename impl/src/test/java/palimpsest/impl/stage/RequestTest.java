package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent;

/// What a host is told when it asks for something, and what that leaves in the tables.
class RequestTest {
  private static final Request.Login LOGIN = Hosts.login(0x99, 16, 5);

  private final Stepper stepper = Stepper.running(Releases.release("1.0").build());

  @AfterEach
  void close() {
    stepper.close();
  }

  /// An answer that the ledger of hosts does not expect: it knows of no broken device.
  private Response.Answer raw(Request request) {
    RequestStage stage = RequestStage.first(1, new PortRequest(1, 7, request));
    while (!(stage instanceof RequestStage.Answer)) {
      stage = stage.advance(stepper.adapter(), new Actor("w", _ -> {}));
    }
    return ((RequestStage.Answer) stage).response().answer();
  }

  private long session() {
    return stepper.hosts().session(1);
  }

  @Test
  void withoutASessionNothingIsServed() {
    for (Request request :
        List.of(
            new Request.Read(1, 0),
            new Request.Write(1, 0, Hosts.block(1)),
            new Request.Flush(1),
            new Request.Logout(1))) {
      assertThat(stepper.serve(1, request).answer())
          .isEqualTo(new Response.Denied("no such session"));
    }
    Decoder.assertKept(stepper);
  }

  @Test
  void aSessionEndsWithItsLogoutOrAnotherLogin() {
    stepper.serve(1, LOGIN);
    long first = session();
    stepper.serve(1, LOGIN);
    assertThat(session()).isNotEqualTo(first);
    assertThat(stepper.serve(1, new Request.Flush(first)).answer())
        .isEqualTo(new Response.Denied("no such session"));
    long second = session();
    stepper.serve(1, new Request.Logout(second));
    assertThat(stepper.serve(1, new Request.Flush(second)).answer())
        .isEqualTo(new Response.Denied("no such session"));
    Decoder.assertKept(stepper);
  }

  @Test
  void whatAHostChoosesIsKeptWhereThereIsRoomAndItIsToldWhatIsKept() {
    Request.Login login =
        new Request.Login(
            5, new TreeMap<>(Map.of(Releases.CREDIT, 0x1_0000L, 17, 3L, 1, 9L, 2, 9L)));
    Response.LoggedIn answer = (Response.LoggedIn) raw(login);
    assertThat(answer.values())
        .as("defaults for what was not asked for, or does not fit; nothing else")
        .isEqualTo(new TreeMap<>(Map.of(Releases.SPEED, 8L, Releases.CREDIT, 4L)));
    assertThat(Decoder.of(stepper.adapter()).entries("login").get(1))
        .isEqualTo(new TreeMap<>(Map.of(1, 5L, 2, 1L, Releases.SPEED, 8L, Releases.CREDIT, 4L)));
  }

  @Test
  void whatTheDeviceRefusesTheHostIsTold() {
    stepper.serve(1, LOGIN);
    assertThat(raw(new Request.Write(session(), 0, new byte[3])))
        .isEqualTo(new Response.Denied("a block has 512 bytes, not 3"));
    assertThat(raw(new Request.Read(session(), 5000))).isInstanceOf(Response.Denied.class);
    assertThat(raw(new Request.Write(session(), -1, Hosts.block(1))))
        .isInstanceOf(Response.Denied.class);
    stepper.adapter().surroundings().device().close();
    assertThat(raw(new Request.Flush(session())))
        .isEqualTo(new Response.Denied("the device is closed: device=memory"));
  }

  @Test
  void aBlockIsWhatWasWrittenLastWhoeverReadsIt() {
    stepper.serve(1, LOGIN);
    stepper.serve(2, LOGIN);
    stepper.serve(1, new Request.Write(session(), 9, Hosts.block(1)));
    stepper.serve(2, new Request.Write(stepper.hosts().session(2), 9, Hosts.block(2)));
    stepper.serve(1, new Request.Read(session(), 9));
    stepper.serve(1, new Request.Flush(session()));
    Decoder.assertKept(stepper);
  }

  @Test
  void theStepsOfALoginAreInTheOrderThatLosesNothing() {
    stepper.serve(1, LOGIN);
    assertThat(stepper.events().stream().map(TraceEvent::action))
        .containsExactly(
            "Announce",
            "Enter",
            "Serve",
            "WriteWord",
            "WriteHeader",
            "MarkEntry",
            "WriteWord",
            "WriteWord",
            "WriteWord",
            "WriteHeader",
            "MarkEntry",
            "Leave",
            "Answer");
    assertThat(stepper.events())
        .allSatisfy(
            event ->
                assertThat(event.arguments())
                    .startsWith(
                        new TraceEvent.Argument("port", 1), new TraceEvent.Argument("request", 1)));
  }

  @Test
  void aRequestAtEachPortIsInTheHandsOfAWorkerOfItsOwn() {
    int first = stepper.begin(0, LOGIN);
    int second = stepper.begin(3, LOGIN);
    while (stepper.hasRequest(first) || stepper.hasRequest(second)) {
      for (int worker : new int[] {first, second}) {
        if (stepper.hasRequest(worker)) {
          assertThat(stepper.request(worker).worker()).isEqualTo(worker);
          stepper.stepRequest(worker);
        }
      }
    }
    Decoder.assertKept(stepper);
  }
}
