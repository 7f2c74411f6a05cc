package palimpsest.model.machine;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.State.Data;
import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.State.Hosts;
import palimpsest.model.machine.State.Images;
import palimpsest.model.machine.State.Outside;
import palimpsest.model.machine.State.Workers;

/// The codes of the protocol's states: each group of variables has its bits, as many as the
/// constants ask for, and steps leave most groups alone.
public final class StateCodec implements Codec<State> {
  private static final int HOSTS = 0;
  private static final int WORKERS = 1;
  private static final int IMAGES = 2;
  private static final int OUTSIDE = 3;
  private static final int FIRST_TABLE = 4;
  private static final int SECOND_TABLE = 5;
  private static final int ROOT = 6;
  private static final int UPDATE = 7;
  private static final int GROUPS = 8;

  private final PartCodec parts;
  private final Slot[] slots = new Slot[GROUPS];
  private final Memo<Hosts> hosts;
  private final Memo<Workers> workers;
  private final Memo<Images> images;
  private final Memo<Outside> outside;
  private final Memo<Row<Entry>> tables;
  private final Memo<Update> updates;
  private final int longs;

  /// Where a group's bits are.
  private record Slot(int index, int shift, long mask) {
    long take(long[] code) {
      return code[index] >>> shift & mask;
    }

    void put(long[] code, long bits) {
      code[index] = (code[index] & ~(mask << shift)) | (bits << shift);
    }
  }

  /// @throws IllegalArgumentException if one group of variables needs more than 64 bits
  public StateCodec(Constants constants) {
    parts = new PartCodec(constants);
    hosts = new Memo<>(parts::hosts);
    workers = new Memo<>(parts::workers);
    images = new Memo<>(parts::images);
    outside = new Memo<>(parts::outside);
    tables = new Memo<>(parts::table);
    updates = new Memo<>(parts::update);
    longs = place(new CodeUpdate(constants).initial().getFirst());
  }

  /// Gives each group the first place that has room; a group's width does not depend on the state.
  private int place(State any) {
    List<Integer> free = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      int width = Math.max(1, group(any, group).used());
      int index = 0;
      while (index < free.size() && free.get(index) < width) {
        index++;
      }
      if (index == free.size()) {
        free.add(Long.SIZE);
      }
      int shift = Long.SIZE - free.get(index);
      free.set(index, free.get(index) - width);
      slots[group] = new Slot(index, shift, width == Long.SIZE ? -1L : (1L << width) - 1);
    }
    return free.size();
  }

  private Bits group(State state, int group) {
    Bits bits = new Bits();
    switch (group) {
      case HOSTS -> parts.put(state.hosts(), bits);
      case WORKERS -> parts.put(state.workers(), bits);
      case IMAGES -> parts.put(state.images(), bits);
      case OUTSIDE -> parts.put(state.outside(), bits);
      case FIRST_TABLE -> parts.put(state.data().tables().at(1), bits);
      case SECOND_TABLE -> parts.put(state.data().tables().at(2), bits);
      case ROOT -> putRoot(state, bits);
      default -> parts.put(state.update(), bits);
    }
    return bits;
  }

  private void putRoot(State state, Bits bits) {
    Data data = state.data();
    bits.put(state.gate() == Gate.OPEN);
    bits.put(data.root() - 1, 1);
    bits.put(data.tracking());
    parts.putPorts(data.marks(), bits);
  }

  @Override
  public int longs() {
    return longs;
  }

  @Override
  public void encode(State state, long[] code) {
    for (int group = 0; group < GROUPS; group++) {
      put(state, group, code);
    }
  }

  private void put(State state, int group, long[] code) {
    slots[group].put(code, group(state, group).bits());
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a step hands on what it does not change
  public void advance(State state, State next, long[] code) {
    if (state.hosts() != next.hosts()) {
      put(next, HOSTS, code);
    }
    if (state.workers() != next.workers()) {
      put(next, WORKERS, code);
    }
    if (state.images() != next.images()) {
      put(next, IMAGES, code);
    }
    if (state.outside() != next.outside()) {
      put(next, OUTSIDE, code);
    }
    if (state.data() != next.data()) {
      advanceTables(state.data().tables(), next, code);
    }
    if (state.data() != next.data() || state.gate() != next.gate()) {
      put(next, ROOT, code);
    }
    if (state.update() != next.update()) {
      put(next, UPDATE, code);
    }
  }

  @SuppressWarnings("ReferenceEquality") // likewise
  private void advanceTables(Row<Row<Entry>> old, State next, long[] code) {
    if (old.at(1) != next.data().tables().at(1)) {
      put(next, FIRST_TABLE, code);
    }
    if (old.at(2) != next.data().tables().at(2)) {
      put(next, SECOND_TABLE, code);
    }
  }

  @Override
  public State decode(long[] code) {
    Bits rest = Bits.of(take(code, ROOT));
    Gate gate = rest.take() ? Gate.OPEN : Gate.CLOSED;
    int root = rest.take(1) + 1;
    boolean tracking = rest.take();
    Numbers marks = parts.ports(rest);
    Row<Row<Entry>> both =
        Row.of(tables.decode(take(code, FIRST_TABLE)), tables.decode(take(code, SECOND_TABLE)));
    return new State(
        hosts.decode(take(code, HOSTS)),
        workers.decode(take(code, WORKERS)),
        gate,
        images.decode(take(code, IMAGES)),
        new Data(both, root, tracking, marks),
        outside.decode(take(code, OUTSIDE)),
        updates.decode(take(code, UPDATE)));
  }

  private long take(long[] code, int group) {
    return slots[group].take(code);
  }
}
