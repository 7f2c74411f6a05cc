package palimpsest.model.machine;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A state of the protocol: the specification's variables, grouped as its steps leave them alone.
///
/// @param gate whether requests are admitted
/// @param update the update that runs: where it is, and what it has in hand
public record State(
    Hosts hosts,
    Workers workers,
    Gate gate,
    Images images,
    Data data,
    Outside outside,
    Update update) {
  /// Whether requests are admitted.
  public enum Gate {
    OPEN,
    CLOSED
  }

  /// Hosts, and what they ask for.
  ///
  /// @param host port -> the session as the host there was last told
  /// @param request port -> what it asks for
  public record Hosts(Row<Session> host, Row<Request> request) {}

  /// Workers.
  ///
  /// @param worker worker -> where it is, and what it has in hand
  /// @param inside the workers that have announced themselves
  public record Workers(Row<Worker> worker, Numbers inside) {}

  /// Images, in the window and on their way to it.
  ///
  /// @param whole whether the window holds an image
  /// @param window block -> the image it is of
  /// @param saved the blocks of the old image that are kept
  /// @param buffer what is loaded
  /// @param handover the names of the old and the new image
  /// @param running the image whose code is entered
  public record Images(
      boolean whole,
      Row<String> window,
      Row<String> saved,
      Buffer buffer,
      Handover handover,
      String running) {
    public Images withWindow(boolean isWhole, Row<String> newWindow) {
      return new Images(isWhole, newWindow, saved, buffer, handover, running);
    }

    public Images withSaved(Row<String> blocks) {
      return new Images(whole, window, blocks, buffer, handover, running);
    }

    public Images withBuffer(Buffer newBuffer) {
      return new Images(whole, window, saved, newBuffer, handover, running);
    }

    public Images withHandover(Handover names) {
      return new Images(whole, window, saved, buffer, names, running);
    }

    public Images switchedTo(String image) {
      return new Images(true, window, saved, buffer, handover, image);
    }
  }

  /// What is loaded.
  ///
  /// @param sealed whether the blocks change no more
  /// @param executable whether they may be executed
  public record Buffer(Row<String> blocks, boolean sealed, boolean executable) {
    public static final Buffer EMPTY = new Buffer(Row.empty(), false, false);

    public Buffer withBlocks(Row<String> newBlocks) {
      return new Buffer(newBlocks, sealed, executable);
    }
  }

  /// The names of the old and the new image.
  public record Handover(String from, String to) {
    public static final Handover NONE = new Handover(Words.NO_IMAGE, Words.NO_IMAGE);
  }

  /// What images keep.
  ///
  /// @param tables two places for a table: port -> entry
  /// @param root the place that the running image's data segment points to
  /// @param tracking whether changes are marked
  /// @param marks the entries that have still to be carried over
  public record Data(Row<Row<Entry>> tables, int root, boolean tracking, Numbers marks) {
    public Entry entry(int place, int port) {
      return tables.at(place).at(port);
    }

    public Data withEntry(int place, int port, Entry entry) {
      return withTable(place, tables.at(place).with(port, entry));
    }

    public Data withTable(int place, Row<Entry> table) {
      return new Data(tables.with(place, table), root, tracking, marks);
    }

    public Data withMarks(boolean isTracking, Numbers newMarks) {
      return new Data(tables, root, isTracking, newMarks);
    }
  }

  /// What surrounds the adapter.
  ///
  /// @param module companion module -> its level
  /// @param peers the capabilities that peers count on
  public record Outside(Row<Integer> module, SortedSet<String> peers) {
    public Outside {
      peers = Collections.unmodifiableSortedSet(new TreeSet<>(peers));
    }

    public Outside withLevel(int number, Integer level) {
      return new Outside(module.with(number, level), peers);
    }

    public Outside withPeers(SortedSet<String> capabilities) {
      return new Outside(module, capabilities);
    }
  }

  public State with(Hosts newHosts) {
    return new State(newHosts, workers, gate, images, data, outside, update);
  }

  public State with(Workers newWorkers) {
    return new State(hosts, newWorkers, gate, images, data, outside, update);
  }

  public State with(Gate newGate) {
    return new State(hosts, workers, newGate, images, data, outside, update);
  }

  public State with(Images newImages) {
    return new State(hosts, workers, gate, newImages, data, outside, update);
  }

  public State with(Data newData) {
    return new State(hosts, workers, gate, images, newData, outside, update);
  }

  public State with(Outside newOutside) {
    return new State(hosts, workers, gate, images, data, newOutside, update);
  }

  public State with(Update newUpdate) {
    return new State(hosts, workers, gate, images, data, outside, newUpdate);
  }

  public Worker worker(int number) {
    return workers.worker().at(number);
  }
}
