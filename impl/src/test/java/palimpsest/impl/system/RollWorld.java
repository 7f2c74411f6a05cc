package palimpsest.impl.system;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;

/// Three fake adapters, A, B and C, and a roll in the hand of a test. Whatever must not be is noted
/// with the race that it is.
final class RollWorld {
  static final Release OLD = Releases.release("1.0").parameters("login", "wwn").build();
  static final Release NEW = Releases.release("2.0").parameters("login", "wwn").build();
  static final byte[] OLD_IMAGE = Worlds.image(OLD);
  static final byte[] IMAGE = Worlds.image(NEW);

  /// Two paths each, no two adapters the only ones of all.
  static final List<HostPaths> TWO_PATHS =
      List.of(
          paths("h1", "A", "B"),
          paths("h2", "B", "C"),
          paths("h3", "A", "C"),
          paths("h4", "A", "B"));

  static final List<HostPaths> THREE_PATHS =
      List.of(paths("h1", "A", "B", "C"), paths("h2", "A", "B", "C"));

  private static final int STEPS_MAX = 100;

  /// The digest of all bytes of an image, by the digest in its header.
  private static final Map<Digest, Digest> FILES = new ConcurrentHashMap<>();

  private final List<String> log = new ArrayList<>();
  private final List<HostPaths> hosts;
  private final List<FakeAdapter> fakes;
  private final Condition.Serves before = serves(OLD_IMAGE);
  private final List<String> actions = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private StorageSystem system;
  private Taking taking = (stage, parts) -> stage.advance(parts);
  private Optional<Death> death = Optional.empty();
  private boolean refuses;

  /// How a step is taken, and where mutants come in.
  interface Taking {
    RollStage take(RollStage stage, StorageSystem system);
  }

  /// Who dies before which step, counted from 0.
  record Death(int step, String adapter) {}

  RollWorld(List<HostPaths> hosts) {
    this.hosts = hosts;
    this.fakes = Stream.of("A", "B", "C").map(name -> new FakeAdapter(name, before, log)).toList();
    this.system = StorageSystem.of(input(), List.copyOf(fakes), hosts);
  }

  static InputDevice input() {
    return new CheckingInput(1 << 20, Worlds.surroundings().trust());
  }

  static HostPaths paths(String host, String... adapters) {
    return new HostPaths(host, new TreeSet<>(Arrays.asList(adapters)));
  }

  static Condition.Serves serves(byte[] image) {
    MemorySegment bytes = MemorySegment.ofArray(image);
    var header = ImageReader.header(bytes);
    return new Condition.Serves(header.release(), header.digest());
  }

  static Digest fileDigest(Digest image) {
    return FILES.getOrDefault(image, image);
  }

  static RollCommand command(String id, ImageSourceFactory medium) {
    return new RollCommand(id, medium, Policy.STRICT);
  }

  static RollCommand command(String id, byte[] image) {
    MemorySegment bytes = MemorySegment.ofArray(image);
    FILES.put(ImageReader.header(bytes).digest(), Digest.of(bytes));
    return command(id, Worlds.source(image));
  }

  RollWorld with(InputDevice input) {
    system = new StorageSystem(input, system.adapters(), system.checks());
    return this;
  }

  RollWorld with(RollCheck... checks) {
    system = new StorageSystem(system.input(), system.adapters(), List.of(checks));
    return this;
  }

  RollWorld with(Taking newTaking) {
    taking = newTaking;
    return this;
  }

  RollWorld with(Death newDeath) {
    death = Optional.of(newDeath);
    return this;
  }

  /// No adapter takes the new image.
  RollWorld refusing() {
    refuses = true;
    return this;
  }

  StorageSystem system() {
    return system;
  }

  FakeAdapter fake(String name) {
    return fakes.stream().filter(fake -> fake.name().equals(name)).findFirst().orElseThrow();
  }

  List<String> log() {
    return List.copyOf(log);
  }

  List<String> actions() {
    return List.copyOf(actions);
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  RollOutcome roll() {
    return roll(command("roll", IMAGE));
  }

  /// Takes a roll's steps to its end, or as many as no roll has.
  RollOutcome roll(RollCommand command) {
    RollStage stage = RollStage.first(command);
    for (int step = 0; step < STEPS_MAX; step++) {
      int now = step;
      death.filter(at -> at.step() == now).ifPresent(at -> fake(at.adapter()).die());
      if (stage instanceof RollStage.Ended(RollOutcome outcome)) {
        return outcome;
      }
      stage = stage.enabled() ? take(stage) : finish(stage);
    }
    complaints.add("R51: a roll ends: at=" + stage.action());
    return new RollOutcome.Stopped(command.id(), "never", List.of(), List.of());
  }

  private RollStage take(RollStage stage) {
    List<String> served = served();
    actions.add(stage.action());
    RollStage next = taking.take(stage, system);
    if (next instanceof RollStage.UpdateAdapter && !served().equals(served)) {
      complaints.add("R49: every host keeps a path: before=" + served + " after=" + served());
    }
    judgeTogether();
    judgeLog();
    return next;
  }

  private RollStage finish(RollStage stage) {
    fakes.stream().filter(FakeAdapter::isUpdating).forEach(fake -> fake.finish(before, refuses));
    return stage;
  }

  private List<String> served() {
    return hosts.stream()
        .filter(
            host ->
                host.adapters().stream()
                    .anyMatch(path -> fake(path).condition() instanceof Condition.Serves))
        .map(HostPaths::host)
        .toList();
  }

  private void judgeTogether() {
    List<List<ParameterList>> spoken =
        fakes.stream()
            .map(FakeAdapter::condition)
            .filter(Condition.Serves.class::isInstance)
            .map(serves -> ((Condition.Serves) serves).release().parameters())
            .distinct()
            .toList();
    if (spoken.size() > 1) {
      complaints.add("R50: releases that run together are compatible: " + spoken);
    }
  }

  private void judgeLog() {
    if (log.stream().anyMatch(line -> line.startsWith("copied half"))) {
      complaints.add("R45: only a whole image is copied: " + log);
    }
    int failed = firstIndex("failed");
    if (failed >= 0
        && log.subList(failed, log.size()).stream().anyMatch(line -> line.startsWith("begun"))) {
      complaints.add("R52: the first failure stops the roll: " + log);
    }
  }

  private int firstIndex(String what) {
    for (int index = 0; index < log.size(); index++) {
      if (log.get(index).startsWith(what)) {
        return index;
      }
    }
    return -1;
  }
}
