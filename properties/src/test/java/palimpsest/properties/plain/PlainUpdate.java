package palimpsest.properties.plain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.properties.arbitrary.Histories;
import palimpsest.properties.judge.ExpectedDecision.Way;
import palimpsest.properties.judge.PersistentData;
import palimpsest.properties.scenario.Fault;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.seam.Decided;
import palimpsest.properties.seam.Prediction;

/// An update under way: a list of steps, to which conversions are added while hosts change entries.
final class PlainUpdate {
  private static final int CONVERSIONS_MAX = 500;
  private static final PersistentData EMPTY = new PersistentData(new TreeMap<>());

  private final PlainAdapter adapter;
  private final Asked asked;
  private final Flaw flaw;
  private final Version before;
  private final Map<String, Version> modulesBefore;
  private final List<InitializationStep> hardwareBefore;
  private final Deque<Step> left = new ArrayDeque<>();
  private final Deque<Place> unconverted = new ArrayDeque<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private Decided decided = new Decided(Optional.empty(), List.of(), Decided.Plan.NONE);
  private PersistentData converted = EMPTY;
  private boolean tracking;
  private boolean paused;
  private int burns;
  private int conversions;
  private @Nullable Outcome outcome;

  /// What is asked for, and what goes wrong.
  record Asked(Release to, Policy policy, FaultPlan faults) {}

  private record Step(String name, Runnable action) {}

  private record Place(String structure, int entry) {}

  PlainUpdate(PlainAdapter adapter, Asked asked, Flaw flaw) {
    this.adapter = adapter;
    this.asked = asked;
    this.flaw = flaw;
    this.before = adapter.running().version();
    this.modulesBefore = adapter.modules();
    this.hardwareBefore = adapter.hardware();
    left.add(new Step("LoadChunk", this::load));
    left.add(new Step("CheckImage", this::check));
    left.add(new Step("Identify", this::identify));
  }

  /// What it would come to if nobody did anything else.
  static Prediction predict(PlainAdapter adapter, Asked asked, Flaw flaw) {
    PlainUpdate thought = new PlainUpdate(adapter, asked, flaw);
    thought.check();
    thought.identify();
    thought.track();
    while (thought.outcome == null && !thought.unconverted.isEmpty()) {
      thought.convertNext();
    }
    return thought.outcome instanceof Outcome.Refused refused
        ? new Prediction(Optional.of(refused.refusal()), List.of(), EMPTY)
        : new Prediction(Optional.empty(), thought.decided.found(), thought.converted);
  }

  boolean isPaused() {
    return paused;
  }

  Outcome outcome() {
    Outcome ended = outcome;
    if (ended == null) {
      throw new IllegalStateException("an update that has ended has an outcome: left=" + left);
    }
    return ended;
  }

  /// A host changed an entry.
  void changed(String structure, int entry) {
    if (tracking
        && flaw != Flaw.FORGETS_LATE_CHANGES
        && decided.plan().structures().containsKey(structure)) {
      convertLater(new Place(structure, entry));
    }
  }

  Optional<String> step() {
    if (outcome != null) {
      return Optional.empty();
    }
    String name = unconverted.isEmpty() ? left.getFirst().name() : "ReadEntry";
    if (isTakenBack(name)) {
      refuse(Refusal.Kind.INCOMPATIBLE, "turned back before " + name);
      return Optional.empty();
    }
    taken.merge(name, 1, Integer::sum);
    if (unconverted.isEmpty()) {
      left.removeFirst().action().run();
    } else {
      convertNext();
    }
    return Optional.of(name);
  }

  private boolean isTakenBack(String name) {
    return !name.equals("OpenGate")
        && flaw != Flaw.GOES_ON_WHEN_TAKEN_BACK
        && asked
            .faults()
            .first(Fault.TurnBack.class)
            .filter(fault -> fault.step().equals(name))
            .filter(fault -> fault.takenBefore() == taken.getOrDefault(name, 0))
            .isPresent();
  }

  private void load() {
    if (has(Fault.SourceFails.class) || has(Fault.SourceEnds.class)) {
      boolean mistaken = flaw == Flaw.CALLS_BROKEN_SOURCES_INCOMPATIBLE;
      refuse(mistaken ? Refusal.Kind.INCOMPATIBLE : Refusal.Kind.SOURCE_FAILED, "the source fails");
    }
  }

  private boolean has(Class<? extends Fault> kind) {
    return asked.faults().first(kind).isPresent();
  }

  private void check() {
    boolean damaged = has(Fault.SourceFlips.class) && flaw != Flaw.BOOTS_UNVERIFIED_IMAGES;
    if (damaged || asked.to().shape().fillingBytes() >= Histories.TOO_LARGE_BYTES) {
      refuse(Refusal.Kind.BAD_IMAGE, "the image is too large or damaged");
    }
  }

  private void identify() {
    decided = new PlainDecision(adapter.facing(asked.to(), asked.policy()), flaw, "").decided();
    if (outcome == null && decided.refusal().isPresent()) {
      refuse(decided.refusal().get().kind(), decided.refusal().get().line());
      return;
    }
    decided.plan().burns().forEach(module -> left.add(new Step("BurnModule", () -> burn(module))));
    left.add(new Step("StartTracking", this::track));
    for (String capability : decided.plan().withdrawals()) {
      left.add(new Step("Withdraw", () -> adapter.withdraw(capability)));
    }
    left.add(new Step("CloseGate", () -> paused = true));
    left.add(new Step("CopyBlock", this::copy));
    if (!decided.plan().initialization().isEmpty()) {
      left.add(new Step("Initialize", () -> adapter.initialize(decided.plan().initialization())));
    }
    left.add(new Step("Switch", () -> adapter.become(asked.to(), converted)));
    left.add(new Step("OpenGate", this::open));
  }

  private void burn(String module) {
    int now = burns++;
    boolean fails =
        asked.faults().first(Fault.BurnFails.class).filter(it -> it.operation() == now).isPresent();
    if (fails) {
      refuse(Refusal.Kind.BURN_FAILED, "module " + module + " is not burnt");
    } else {
      adapter.burnt(
          new PlainModules(adapter.running(), asked.to()).with(adapter.modules(), module));
    }
  }

  /// From here on entries that hosts change are converted again.
  private void track() {
    tracking = true;
    SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> all = new TreeMap<>();
    for (Structure structure : asked.to().structures()) {
      boolean created = decided.plan().structures().get(structure.name()) == Way.CREATED;
      all.put(structure.name(), created ? PlainAdapter.fresh(structure) : new TreeMap<>());
      if (!created) {
        adapter
            .data()
            .data()
            .entries(structure.name())
            .keySet()
            .forEach(entry -> unconverted.add(new Place(structure.name(), entry)));
      }
    }
    converted = new PersistentData(all);
  }

  private void convertLater(Place place) {
    if (!unconverted.contains(place)) {
      unconverted.add(place);
    }
  }

  private void convertNext() {
    Place place = unconverted.removeFirst();
    conversions++;
    Structure after = asked.to().structure(place.structure()).orElseThrow();
    Optional<SortedMap<Integer, Long>> before =
        adapter.data().data().entry(place.structure(), place.entry());
    if (before.isEmpty()) {
      converted = converted.with(place.structure(), place.entry(), Map.of());
      return;
    }
    PlainConversion conversion = new PlainConversion(adapter.running(), asked.to(), flaw);
    Optional<SortedMap<Integer, Long>> entry = conversion.entry(after, before.get());
    if (entry.isPresent()) {
      converted = converted.with(place.structure(), place.entry(), entry.get());
    } else if (flaw != Flaw.PREDICTS_NO_LOST_VALUE || !taken.isEmpty()) {
      refuse(
          Refusal.Kind.VALUE_LOST,
          "a value does not fit: structure=" + place.structure() + " entry=" + place.entry());
    }
    if (conversions > CONVERSIONS_MAX && outcome == null) {
      refuse(Refusal.Kind.CHURN, "hosts are faster: conversions=" + conversions);
    }
  }

  private void copy() {
    if (has(Fault.CopyFlips.class)) {
      refuse(Refusal.Kind.COPY_UNVERIFIED, "the copy is another one");
    }
  }

  private void open() {
    paused = false;
    tracking = false;
    outcome =
        new Outcome.Updated("plain", before, asked.to().version(), decided.found(), List.of());
  }

  /// Everything is as before.
  private void refuse(Refusal.Kind kind, String line) {
    if (flaw != Flaw.KEEPS_BURNS) {
      adapter.burnt(modulesBefore);
    }
    adapter.initialize(hardwareBefore);
    adapter.announce();
    paused = false;
    tracking = false;
    unconverted.clear();
    left.clear();
    outcome = new Outcome.Refused("plain", new Refusal(kind, line), List.of());
  }
}
