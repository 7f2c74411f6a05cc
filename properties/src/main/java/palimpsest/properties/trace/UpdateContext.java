package palimpsest.properties.trace;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.properties.trace.TraceHeader.ImageInfo;

/// What the steps of an update have in common while they are replayed: the machine, the two images
/// and the modules, and how a step is taken that touches next to nothing.
final class UpdateContext {
  private final TraceHeader header;
  private final Protocol protocol;
  private final Tables tables;
  private final Map<String, String> modules;
  private final Set<String> unseen = new TreeSet<>();
  private final Map<String, Long> created = new TreeMap<>();
  private ImageInfo running;
  private PairConstants pair;

  UpdateContext(TraceHeader header, ImageInfo running, Protocol protocol, Tables tables) {
    this.header = header;
    this.running = running;
    this.protocol = protocol;
    this.tables = tables;
    this.modules = new TreeMap<>(header.modules());
    this.pair = PairConstants.alone(header, running);
  }

  TraceHeader header() {
    return header;
  }

  Protocol protocol() {
    return protocol;
  }

  Tables tables() {
    return tables;
  }

  /// The versions of companion modules, as far as is known.
  Map<String, String> modules() {
    return modules;
  }

  /// The modules that the last plan would burn and at which nobody looked since: somebody else may
  /// have burnt them before the update burnt its first.
  Set<String> unseen() {
    return unseen;
  }

  /// The entries that the update created, with their versions.
  Map<String, Long> created() {
    return created;
  }

  /// The image that runs.
  ImageInfo running() {
    return running;
  }

  void run(ImageInfo image) {
    running = image;
  }

  PairConstants pair() {
    return pair;
  }

  void pair(PairConstants newPair) {
    pair = newPair;
  }

  /// A step that touches no location.
  void plain(Event event, UpdateStep step) throws Unexplained, UnreadableTrace {
    protocol.take(step);
    Touched.no(event, 0, 0);
  }

  /// A step that writes one location.
  void writing(Event event, UpdateStep step, String location) throws Unexplained, UnreadableTrace {
    protocol.take(step);
    Touched.wrote(event, location);
    Touched.no(event, 0, 1);
  }

  void expectPlace(UpdatePlace place, Event event) throws Unexplained {
    if (protocol.place() != place) {
      throw new Unexplained("the specification does not allow " + event.action() + " here");
    }
  }
}
