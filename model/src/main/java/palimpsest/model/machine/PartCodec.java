package palimpsest.model.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.State.Handover;
import palimpsest.model.machine.State.Hosts;
import palimpsest.model.machine.State.Images;
import palimpsest.model.machine.State.Outside;
import palimpsest.model.machine.State.Workers;

/// The bits of each group of variables. The two halves, writing and reading, take the same fields
/// in the same order.
@SuppressWarnings("EnumOrdinal") // a code does not outlive the process
final class PartCodec {
  private static final WorkerPlace[] WORKER_PLACES = WorkerPlace.values();
  private static final UpdatePlace[] UPDATE_PLACES = UpdatePlace.values();
  private static final Refusal[] REFUSALS = Refusal.values();
  private static final Request.Kind[] KINDS = Request.Kind.values();

  private final int ports;
  private final int workerCount;
  private final int windowBlocks;
  private final int modules;
  private final List<String> names;
  private final List<String> capabilities;

  /// The largest session number or value; one more stands for nonsense.
  private final int numberMax;

  private final int numberWidth;
  private final int portWidth;
  private final int entryWidth;
  private final int nameWidth;
  private final int wordWidth;
  private final int blocksMax;
  private final int roundWidth;
  private final int levelWidth;

  PartCodec(Constants constants) {
    ports = constants.ports();
    workerCount = constants.workers();
    windowBlocks = constants.windowBlocks();
    modules = constants.modules();
    names = new ArrayList<>(constants.images().keySet());
    names.add(Words.NO_IMAGE);
    names.add(Words.DAMAGED);
    TreeSet<String> offered = new TreeSet<>();
    int layoutMax = 0;
    int sizeMax = windowBlocks;
    int levelMax = 0;
    for (Image image : constants.images().values()) {
      offered.addAll(image.offers());
      layoutMax = Math.max(layoutMax, image.layout());
      sizeMax = Math.max(sizeMax, image.blocks());
      levelMax = Math.max(levelMax, max(image.levels()));
      for (Row<Integer> levels : image.runsWith()) {
        levelMax = Math.max(levelMax, max(levels));
      }
    }
    capabilities = List.copyOf(offered);
    int valueMax = constants.values().stream().max().orElse(0);
    numberMax = Math.max(valueMax, constants.sessions() - 1);
    numberWidth = Bits.width(numberMax + 1);
    portWidth = Bits.width(ports);
    entryWidth = Bits.width(ports + 1);
    nameWidth = Bits.width(names.size() - 1);
    wordWidth = Bits.width(Words.encode(layoutMax, Words.NONSENSE));
    blocksMax = sizeMax;
    roundWidth = Bits.width(constants.roundsMax());
    levelWidth = Bits.width(levelMax);
  }

  private static int max(Row<Integer> levels) {
    int max = 0;
    for (int level : levels) {
      max = Math.max(max, level);
    }
    return max;
  }

  void put(Hosts hosts, Bits bits) {
    for (int p = 1; p <= ports; p++) {
      put(hosts.host().at(p), bits);
      Request request = hosts.request().at(p);
      bits.put(request.kind().ordinal(), 2);
      bits.put(request.value(), numberWidth);
    }
  }

  Hosts hosts(Bits bits) {
    List<Session> host = new ArrayList<>();
    List<Request> request = new ArrayList<>();
    for (int p = 1; p <= ports; p++) {
      host.add(session(bits));
      request.add(new Request(KINDS[bits.take(2)], bits.take(numberWidth)));
    }
    return new Hosts(Row.copyOf(host), Row.copyOf(request));
  }

  void put(Workers workers, Bits bits) {
    for (int w = 1; w <= workerCount; w++) {
      Worker worker = workers.worker().at(w);
      bits.put(worker.at().ordinal(), 4);
      bits.put(worker.port(), portWidth);
      putName(worker.code(), bits);
      bits.put(worker.word(), 2);
      put(worker.told(), bits);
      bits.put(workers.inside().contains(w));
    }
  }

  Workers workers(Bits bits) {
    List<Worker> worker = new ArrayList<>();
    Numbers inside = Numbers.NONE;
    for (int w = 1; w <= workerCount; w++) {
      worker.add(
          new Worker(
              WORKER_PLACES[bits.take(4)],
              bits.take(portWidth),
              name(bits),
              bits.take(2),
              session(bits)));
      inside = bits.take() ? inside.with(w) : inside;
    }
    return new Workers(Row.copyOf(worker), inside);
  }

  void put(Images images, Bits bits) {
    bits.put(images.whole());
    putNames(images.window(), windowBlocks, bits);
    putNames(images.saved(), windowBlocks, bits);
    putNames(images.buffer().blocks(), blocksMax, bits);
    bits.put(images.buffer().sealed());
    bits.put(images.buffer().executable());
    putName(images.handover().from(), bits);
    putName(images.handover().to(), bits);
    putName(images.running(), bits);
  }

  Images images(Bits bits) {
    return new Images(
        bits.take(),
        names(windowBlocks, bits),
        names(windowBlocks, bits),
        new Buffer(names(blocksMax, bits), bits.take(), bits.take()),
        new Handover(name(bits), name(bits)),
        name(bits));
  }

  void put(Outside outside, Bits bits) {
    putLevels(outside.module(), bits);
    for (String capability : capabilities) {
      bits.put(outside.peers().contains(capability));
    }
  }

  Outside outside(Bits bits) {
    Row<Integer> module = levels(bits);
    TreeSet<String> peers = new TreeSet<>();
    for (String capability : capabilities) {
      if (bits.take()) {
        peers.add(capability);
      }
    }
    return new Outside(module, peers);
  }

  void put(Row<Entry> table, Bits bits) {
    for (int p = 1; p <= ports; p++) {
      put(table.at(p), bits);
    }
  }

  Row<Entry> table(Bits bits) {
    return Row.each(ports, _ -> entry(bits));
  }

  void put(Update update, Bits bits) {
    bits.put(update.at().ordinal(), 6);
    putName(update.image(), bits);
    bits.put(update.block(), Bits.width(blocksMax));
    bits.put(update.entry(), entryWidth);
    put(update.scratch(), bits);
    bits.put(update.round(), roundWidth);
    bits.put(update.root(), 2);
    putModules(update.plan(), bits);
    putLevels(update.before(), bits);
    putModules(update.burnt(), bits);
    bits.put(update.withdrawn());
    bits.put(update.spoilt(), 2);
    bits.put(update.forced());
    bits.put(update.remarked());
    bits.put(update.refusal().ordinal(), 4);
  }

  Update update(Bits bits) {
    return new Update(
        UPDATE_PLACES[bits.take(6)],
        name(bits),
        bits.take(Bits.width(blocksMax)),
        bits.take(entryWidth),
        entry(bits),
        bits.take(roundWidth),
        bits.take(2),
        modules(bits),
        levels(bits),
        modules(bits),
        bits.take(),
        bits.take(2),
        bits.take(),
        bits.take(),
        REFUSALS[bits.take(4)]);
  }

  void putPorts(Numbers numbers, Bits bits) {
    bits.put(numbers.bits() >>> 1, ports);
  }

  Numbers ports(Bits bits) {
    return new Numbers(bits.take(ports) << 1);
  }

  private void put(Session session, Bits bits) {
    putNumber(session.value(), bits);
    putNumber(session.session(), bits);
  }

  private Session session(Bits bits) {
    return new Session(number(bits), number(bits));
  }

  private void putNumber(int number, Bits bits) {
    if (number > numberMax && number != Words.NONSENSE) {
      throw new IllegalArgumentException(
          "a value or a session's number is in its bounds: number=" + number);
    }
    bits.put(number == Words.NONSENSE ? numberMax + 1 : number, numberWidth);
  }

  private int number(Bits bits) {
    int number = bits.take(numberWidth);
    return number > numberMax ? Words.NONSENSE : number;
  }

  private void put(Entry entry, Bits bits) {
    bits.put(entry.there());
    bits.put(entry.value(), wordWidth);
    bits.put(entry.session(), wordWidth);
  }

  private Entry entry(Bits bits) {
    return new Entry(bits.take(), bits.take(wordWidth), bits.take(wordWidth));
  }

  private void putNames(Row<String> row, int max, Bits bits) {
    bits.put(row.size(), Bits.width(max));
    for (int index = 1; index <= Math.max(max, row.size()); index++) {
      if (index <= row.size()) {
        putName(row.at(index), bits);
      } else {
        bits.put(0, nameWidth);
      }
    }
  }

  private Row<String> names(int max, Bits bits) {
    int size = bits.take(Bits.width(max));
    return Row.<String>each(max, _ -> name(bits)).first(size);
  }

  private void putName(String name, Bits bits) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("a block is of an image: name=" + name);
    }
    bits.put(index, nameWidth);
  }

  private String name(Bits bits) {
    return names.get(Math.min(bits.take(nameWidth), names.size() - 1));
  }

  private void putModules(Row<Integer> row, Bits bits) {
    bits.put(row.size(), Bits.width(modules));
    for (int index = 1; index <= Math.max(modules, row.size()); index++) {
      bits.put(index <= row.size() ? row.at(index) : 0, Bits.width(modules));
    }
  }

  private Row<Integer> modules(Bits bits) {
    int size = bits.take(Bits.width(modules));
    return Row.<Integer>each(modules, _ -> bits.take(Bits.width(modules))).first(size);
  }

  private void putLevels(Row<Integer> levels, Bits bits) {
    bits.put(!levels.isEmpty());
    for (int module = 1; module <= modules; module++) {
      bits.put(levels.isEmpty() ? 0 : levels.at(module), levelWidth);
    }
  }

  private Row<Integer> levels(Bits bits) {
    boolean isThere = bits.take();
    Row<Integer> levels = Row.each(modules, _ -> bits.take(levelWidth));
    return isThere ? levels : Row.empty();
  }
}
