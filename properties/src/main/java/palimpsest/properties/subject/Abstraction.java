package palimpsest.properties.subject;

import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.io.Response;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.table.Table;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Entry;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.Session;
import palimpsest.model.machine.State;
import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.State.Data;
import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.State.Handover;
import palimpsest.model.machine.State.Images;
import palimpsest.model.machine.State.Outside;
import palimpsest.model.machine.State.Workers;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.Words;
import palimpsest.model.machine.Worker;
import palimpsest.model.machine.WorkerPlace;

/// The state of the specification that the implementation is in: read from the bytes in memory,
/// from the stages in hand, and from the world around.
///
/// Memory that is free has no content, whatever its bytes are: the saved image counts from when it
/// is saved, a table's other place while an update uses it, marks while changes are tracked.
final class Abstraction {
  private final World world;
  private final Hand hand;
  private final Constants constants;
  private final Adapter adapter;
  private final Blocks blocks;
  private final UpdateAbstraction updates;

  Abstraction(World world, Hand hand, Blocks blocks) {
    this.world = world;
    this.hand = hand;
    this.blocks = blocks;
    constants = world.constants();
    adapter = world.adapter();
    updates = new UpdateAbstraction(world, hand, blocks);
  }

  /// The state now.
  ///
  /// @param before the update as it was before the last step: what it has no more in hand is as it
  ///     was
  State state(Update before) {
    Images images = images();
    Update update = updates.update(before, images.handover());
    return new State(
        hand.hosts(),
        workers(),
        adapter.gate().isOpen() ? Gate.OPEN : Gate.CLOSED,
        images,
        data(images, update),
        new Outside(world.surrounding().levels(), world.surrounding().peers()),
        update);
  }

  private Workers workers() {
    Numbers inside = Numbers.NONE;
    for (int number = 1; number <= constants.workers(); number++) {
      inside = adapter.gate().isInside(number - 1) ? inside.with(number) : inside;
    }
    return new Workers(Row.each(constants.workers(), this::worker), inside);
  }

  private Worker worker(int number) {
    RequestStage stage = hand.worker(number);
    if (stage == null) {
      return Worker.IDLE;
    }
    WorkerPlace place = hand.isStopped(number) ? stopped(stage) : StageNames.place(stage);
    int port = stage.request().port() + 1;
    return switch (stage) {
      case RequestStage.Serve serve -> new Worker(place, port, name(serve), 0, Session.LOGGED_OUT);
      case RequestStage.WriteWord write -> inside(place, port, write.inside(), write.word() + 1);
      case RequestStage.WriteHeader write -> inside(place, port, write.inside(), 0);
      case RequestStage.MarkEntry mark -> inside(place, port, mark.inside(), 0);
      case RequestStage.Leave leave -> inside(place, port, leave.inside(), 0);
      case RequestStage.MoveBlock move ->
          new Worker(place, port, Words.NO_IMAGE, 0, world.told(move.effect().response()));
      case RequestStage.Answer answer ->
          new Worker(place, port, Words.NO_IMAGE, 0, world.told(answer.response()));
      default -> new Worker(place, port, Words.NO_IMAGE, 0, Session.LOGGED_OUT);
    };
  }

  private static WorkerPlace stopped(RequestStage stage) {
    return stage instanceof RequestStage.MoveBlock ? WorkerPlace.HUNG : WorkerPlace.STUCK;
  }

  private String name(RequestStage.Serve serve) {
    return blocks.name(serve.code().image().version());
  }

  private Worker inside(WorkerPlace place, int port, RequestStage.Inside inside, int word) {
    Response response = inside.effect().response();
    return new Worker(
        place, port, blocks.name(inside.code().image().version()), word, world.told(response));
  }

  private Images images() {
    Handover handover = blocks.handover();
    boolean isUpdating = hand.update() != null;
    if (isUpdating != adapter.control().isUpdating()) {
      throw new Impossible("memory says whether an update runs: runs=" + isUpdating);
    }
    boolean isWhole = adapter.control().isWhole();
    if (isWhole && !blocks.isWindowSealed()) {
      throw new Impossible("nothing in a whole window changes");
    }
    return new Images(
        isWhole,
        blocks.window(),
        hand.history().saved() ? blocks.saved() : Row.empty(),
        new Buffer(
            blocks.buffer(), blocks.isBufferSealed(), adapter.memory().isExecutable(Region.BUFFER)),
        handover,
        blocks.running());
  }

  private Data data(Images images, Update update) {
    int root = blocks.root(images.running(), images.whole() ? Region.WINDOW : Region.SAVED);
    if (root == 0) {
      throw new Impossible("the image that runs has a table");
    }
    boolean isTracking = adapter.marks().isTracking();
    Numbers marks = Numbers.NONE;
    for (int port = 1; isTracking && port <= constants.ports(); port++) {
      marks = adapter.marks().isMarked(0, port - 1) ? marks.with(port) : marks;
    }
    boolean isOtherUsed = update.root() != 0 && isConverting(images.handover());
    return new Data(
        Row.each(2, place -> place == root || isOtherUsed ? table(place) : blankTable()),
        root,
        isTracking,
        marks);
  }

  private boolean isConverting(Handover handover) {
    return constants.image(handover.from()).layout() != constants.image(handover.to()).layout();
  }

  private Row<Entry> blankTable() {
    return Row.each(constants.ports(), _ -> Entry.BLANK);
  }

  private Row<Entry> table(int place) {
    return Row.each(constants.ports(), port -> entry(world.entryAddress(place, port)));
  }

  private Entry entry(long address) {
    return entry(adapter.memory(), world.layouts(), address);
  }

  static Entry entry(AdapterMemory memory, SessionLayouts layouts, long address) {
    return new Entry(
        Table.isPresent(memory.readWord(address)),
        layouts.firstWord(memory.readWord(address + Long.BYTES)),
        layouts.secondWord(memory.readWord(address + 2L * Long.BYTES)));
  }
}
