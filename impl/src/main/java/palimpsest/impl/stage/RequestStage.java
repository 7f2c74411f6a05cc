package palimpsest.impl.stage;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.code.ImageCode;
import palimpsest.impl.code.ImageCodeFailure;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.io.Effect;
import palimpsest.impl.io.EntryChange;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Response;
import palimpsest.impl.io.Transfer;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.Table;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;

/// The steps of a worker with one request (IOC-1, IOC-2): announce itself, enter, serve, change the
/// entries word by word and mark them, move a block, leave, answer.
public sealed interface RequestStage extends Stage {
  int worker();

  PortRequest request();

  @Override
  RequestStage advance(Adapter adapter, Actor actor);

  @Override
  default List<Argument> arguments() {
    return RequestArguments.of(request());
  }

  /// Takes the step, tells the trace, and returns the next stage; where the step is not enabled,
  /// itself.
  default RequestStage take(Adapter adapter, Actor actor) {
    RequestStage next = advance(adapter, actor);
    if (next.equals(this)) {
      actor.forget();
    } else {
      tell(actor);
    }
    return next;
  }

  static RequestStage first(int worker, PortRequest request) {
    return new Announce(worker, request);
  }

  /// The worker says that it is inside before it looks at the gate: see
  /// [palimpsest.impl.gate.Gate].
  record Announce(int worker, PortRequest request) implements RequestStage {
    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      adapter.gate().announce(worker);
      if (actor.isTraced()) {
        actor.read(request.location(), request.versionAsked());
      }
      touchWorker(adapter, actor, worker);
      return new Enter(worker, request);
    }
  }

  /// The worker looks at the gate, and takes the running code in hand if it is open.
  record Enter(int worker, PortRequest request) implements RequestStage {
    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      long sequence = adapter.gate().sequence();
      actor.read("gate", sequence);
      if (!adapter.gate().isOpen(sequence)) {
        return new Retreat(worker, request);
      }
      RunningCode code = adapter.enterableCode();
      actor.read("generation", code.generation());
      return new Serve(worker, request, code);
    }
  }

  /// The gate was closed: the worker takes back that it is inside.
  record Retreat(int worker, PortRequest request) implements RequestStage {
    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      leaveImage(adapter, actor, worker);
      return new AwaitGate(worker, request);
    }
  }

  /// The request waits, the only time that one does, until the overlay is over (IOC-3).
  record AwaitGate(int worker, PortRequest request) implements RequestStage {
    @Override
    public boolean enabled(Adapter adapter) {
      return adapter.gate().isOpen();
    }

    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      long sequence = adapter.gate().sequence();
      if (!adapter.gate().isOpen(sequence)) {
        return this;
      }
      actor.read("gate", sequence);
      return new Announce(worker, request);
    }

    @Override
    public Optional<Signals.Kind> waitsFor() {
      return Optional.of(Signals.Kind.GATE);
    }
  }

  /// The image's code says what serving the request amounts to.
  record Serve(int worker, PortRequest request, RunningCode code) implements RequestStage {
    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      Effect effect = effect(code, request);
      actor.say("changes", effect.changes().size());
      actor.say("moves", String.valueOf(!(effect.transfer() instanceof Transfer.None)));
      return new Inside(worker, request, code, effect).change(0);
    }
  }

  /// One word of an entry's fields is written.
  record WriteWord(Inside inside, int change, int word) implements RequestStage {
    @Override
    public int worker() {
      return inside.worker();
    }

    @Override
    public PortRequest request() {
      return inside.request();
    }

    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      EntryChange entry = inside.effect().changes().get(change);
      adapter.memory().writeWord(inside.wordAddress(entry, word), entry.words().get(word));
      return word + 1 < entry.words().size()
          ? new WriteWord(inside, change, word + 1)
          : new WriteHeader(inside, change);
    }

    @Override
    public List<Argument> arguments() {
      long value = inside.effect().changes().get(change).words().get(word);
      return RequestArguments.of(
          inside,
          change,
          new Argument("word", word),
          new Argument("value", Long.toHexString(value)));
    }
  }

  /// The entry's header is written: the change can be seen as one more, the entry as there or not.
  record WriteHeader(Inside inside, int change) implements RequestStage {
    @Override
    public int worker() {
      return inside.worker();
    }

    @Override
    public PortRequest request() {
      return inside.request();
    }

    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      EntryChange entry = inside.effect().changes().get(change);
      Table table = inside.code().image().table(entry.structure());
      long header = Table.nextHeader(table.header(entry.entry()), entry.present());
      adapter.memory().writeVolatile(table.entry(entry.entry()).base(), header);
      if (actor.isTraced()) {
        EntryLayout layout = inside.code().image().layouts().get(entry.structure());
        actor.wrote(layout.location(entry.entry()), Table.changes(header));
      }
      return new MarkEntry(inside, change);
    }

    @Override
    public List<Argument> arguments() {
      boolean present = inside.effect().changes().get(change).present();
      return RequestArguments.of(inside, change, new Argument("present", String.valueOf(present)));
    }
  }

  /// The entry is marked as changed, after it was: see [palimpsest.impl.table.ChangeMarks].
  record MarkEntry(Inside inside, int change) implements RequestStage {
    @Override
    public int worker() {
      return inside.worker();
    }

    @Override
    public PortRequest request() {
      return inside.request();
    }

    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      EntryChange entry = inside.effect().changes().get(change);
      adapter.marks().mark(entry.structure(), entry.entry(), actor);
      return inside.change(change + 1);
    }

    @Override
    public List<Argument> arguments() {
      return RequestArguments.of(inside, change);
    }
  }

  /// The worker is out of the image; all it changed is changed and marked.
  record Leave(Inside inside) implements RequestStage {
    @Override
    public int worker() {
      return inside.worker();
    }

    @Override
    public PortRequest request() {
      return inside.request();
    }

    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      leaveImage(adapter, actor, inside.worker());
      Effect effect = inside.effect();
      return effect.transfer() instanceof Transfer.None
          ? new Answer(inside.worker(), inside.request(), effect.response())
          : new MoveBlock(inside.worker(), inside.request(), effect);
    }
  }

  /// A block goes between host and device, and the worker moves it (SYS-6), past the image: a
  /// device that takes its time, or never ends, is no reason to wait with an overlay.
  record MoveBlock(int worker, PortRequest request, Effect effect) implements RequestStage {
    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      Response response =
          carryOut(adapter.surroundings().device(), effect.transfer(), effect.response());
      return new Answer(worker, request, response);
    }
  }

  /// The host is told.
  record Answer(int worker, PortRequest request, Response response) implements RequestStage {
    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      adapter.answers().answer(response);
      if (actor.isTraced()) {
        actor.wrote(request.location(), request.versionAnswered());
      }
      return new Answered(worker, request);
    }

    @Override
    public List<Argument> arguments() {
      return RequestArguments.of(request, response);
    }
  }

  /// The end of a request.
  record Answered(int worker, PortRequest request) implements RequestStage {
    @Override
    public boolean enabled(Adapter adapter) {
      return false;
    }

    @Override
    public RequestStage advance(Adapter adapter, Actor actor) {
      return this;
    }
  }

  /// What a worker has in hand while it is inside the image.
  record Inside(int worker, PortRequest request, RunningCode code, Effect effect) {
    /// The stage of the next change of an entry, or what follows upon the last.
    RequestStage change(int index) {
      if (index < effect.changes().size()) {
        return new WriteWord(this, index, 0);
      }
      return new Leave(this);
    }

    long wordAddress(EntryChange change, int word) {
      Span entry = code.image().table(change.structure()).entry(change.entry());
      return entry.base() + EntryLayout.HEADER_BYTES + (long) word * Long.BYTES;
    }
  }

  private static void leaveImage(Adapter adapter, Actor actor, int worker) {
    adapter.gate().leave(worker);
    touchWorker(adapter, actor, worker);
    if (!adapter.gate().isOpen()) {
      adapter.signals().raise(Signals.Kind.DRAIN);
    }
  }

  private static void touchWorker(Adapter adapter, Actor actor, int worker) {
    if (actor.isTraced()) {
      actor.wrote("worker-" + worker, adapter.gate().sequence(worker));
    }
  }

  /// What the image's code makes of the request; code that fails denies it.
  private static Effect effect(RunningCode code, PortRequest request) {
    try {
      Effect effect = ImageCode.call(() -> code.text().serve(code.image(), request));
      Optional<String> misfit = EffectCheck.misfit(code.image(), effect);
      return misfit.map(line -> denied(code, request, line)).orElse(effect);
    } catch (ImageCodeFailure e) {
      return denied(code, request, e.getMessage());
    }
  }

  private static Effect denied(RunningCode code, PortRequest request, String cause) {
    Response response =
        new Response(
            request.port(),
            request.number(),
            Response.NO_EXCHANGE,
            code.image().version(),
            new Response.Denied("the image's code failed: " + cause));
    return new Effect(List.of(), new Transfer.None(), response);
  }

  private static Response carryOut(BlockDevice device, Transfer transfer, Response response) {
    return switch (transfer) {
      case Transfer.None _ -> response;
      case Transfer.ReadBlock read -> {
        ByteBuffer data = ByteBuffer.allocate(device.blockBytes());
        IoResult result = device.read(read.block(), data);
        yield answer(response, result, new Response.Data(data.array()));
      }
      case Transfer.WriteBlock write when write.data().length != device.blockBytes() ->
          response.with(
              new Response.Denied(
                  "a block has " + device.blockBytes() + " bytes, not " + write.data().length));
      case Transfer.WriteBlock write ->
          answer(
              response,
              device.write(write.block(), ByteBuffer.wrap(write.data())),
              new Response.Done());
      case Transfer.FlushBlocks _ -> answer(response, device.flush(), new Response.Done());
    };
  }

  private static Response answer(Response response, IoResult result, Response.Answer whenDone) {
    return switch (result) {
      case IoResult.Done _ -> response.with(whenDone);
      case IoResult.Failed failed -> response.with(new Response.Denied(failed.line()));
    };
  }
}
