package palimpsest.properties.subject.mutant;

import java.util.List;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.io.Effect;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.io.Transfer;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.trace.Actor;
import palimpsest.properties.subject.code.ExploredText.Told;

/// Workers that serve and answer otherwise than they should.
final class RequestMutants {
  private RequestMutants() {}

  static List<SubjectMutant> all() {
    return List.of(
        SubjectMutant.working(
            "AnsweredEarly",
            "R5",
            "a host is told of a change that is not made yet",
            RequestMutants::answerEarly),
        SubjectMutant.working(
            "ReadsBlank",
            "R5",
            "a host in a session is answered as if it were in none",
            RequestMutants::serveBlank),
        SubjectMutant.working(
            "LateWrite",
            "R16",
            "a worker leaves before it changes the entry",
            RequestMutants::writeLate));
  }

  private static RequestStage answerEarly(RequestStage stage, Adapter adapter, Actor actor) {
    return switch (stage) {
      case RequestStage.Serve serve -> {
        RequestStage next = serve.take(adapter, actor);
        if (next instanceof RequestStage.WriteWord write) {
          answer(write.inside()).take(adapter, actor);
        }
        yield next;
      }
      case RequestStage.Answer answer when answer.request().request() instanceof Request.Login ->
          new RequestStage.Answered(answer.worker(), answer.request());
      default -> stage.take(adapter, actor);
    };
  }

  private static RequestStage.Answer answer(RequestStage.Inside inside) {
    return new RequestStage.Answer(inside.worker(), inside.request(), inside.effect().response());
  }

  private static RequestStage serveBlank(RequestStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof RequestStage.Serve serve)
        || serve.request().request() instanceof Request.Login) {
      return stage.take(adapter, actor);
    }
    Effect effect = serve.code().text().serve(serve.code().image(), serve.request());
    Response told = effect.response();
    Response blank =
        new Response(
            told.port(),
            told.number(),
            Told.isTold(told.exchange())
                ? new Told(0, Told.of(told.exchange()).session()).exchange()
                : told.exchange(),
            told.servedBy(),
            new Response.Denied("no such session"));
    Effect denied = new Effect(List.of(), new Transfer.None(), blank);
    actor.say("changes", 0);
    actor.say("moves", "false");
    return Silence.told(
        serve,
        actor,
        new RequestStage.Leave(
            new RequestStage.Inside(serve.worker(), serve.request(), serve.code(), denied)));
  }

  private static RequestStage writeLate(RequestStage stage, Adapter adapter, Actor actor) {
    RequestStage next = stage.take(adapter, actor);
    return switch (stage) {
      case RequestStage.Serve _ ->
          next instanceof RequestStage.WriteWord write
              ? new RequestStage.Leave(write.inside())
              : next;
      case RequestStage.Leave leave ->
          leave.inside().effect().changes().isEmpty()
              ? next
              : new RequestStage.WriteWord(leave.inside(), 0, 0);
      case RequestStage.MarkEntry mark ->
          next instanceof RequestStage.Leave ? behind(mark.inside()) : next;
      default -> next;
    };
  }

  private static RequestStage behind(RequestStage.Inside inside) {
    return inside.effect().transfer() instanceof Transfer.None
        ? answer(inside)
        : new RequestStage.MoveBlock(inside.worker(), inside.request(), inside.effect());
  }
}
