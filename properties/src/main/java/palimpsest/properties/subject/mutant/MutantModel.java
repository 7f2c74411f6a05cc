package palimpsest.properties.subject.mutant;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Fault;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.release.Presence;

/// The small models in which mutants are sought: each with what some of them need to show, and with
/// little besides.
public enum MutantModel {
  /// One port, one worker, two images with layouts of their own, every request and every fault.
  SMALL(Draft.full()),
  /// A worker besides the one that is looked at first.
  TWO_WORKERS(Draft.logins().with(1, 2)),
  /// An entry besides the one that is meant.
  TWO_PORTS(Draft.logins().with(2, 1)),
  /// More entries than one word has marks for; hosts ask for nothing.
  MANY_PORTS(Draft.silent().with(33, 1)),
  /// Images that offer different things to peers.
  PEERS(Draft.silent().image("a", at(1).offering("mirror")).image("b", at(2).offering("trunk"))),
  /// An image that does not fit the window.
  TOO_LARGE(Draft.silent().with("b", at(2).image(3))),
  /// An image that needs what nobody knows to be there.
  NEEDY(Draft.silent().image("b", at(2).requiring("nvram"))),
  /// An image with less room for a value than the first one has.
  NARROW(Draft.logins().image("a", at(2)).image("b", at(1))),
  /// Two layouts under one version.
  ONE_VERSION(Draft.silent().image("b", at(2).withVersion(1))),
  /// A layout that lies two versions ahead.
  JUMP(Draft.silent().image("b", at(3))),
  /// Two companion modules, the second of which has to be burnt first, and burns that fail.
  MODULES(Draft.modules());

  /// Why some model is not compared with the reference machine.
  public static final String TOO_MANY_ENTRIES =
      "the reference machine counts to 30, and a word has marks for 32 entries";

  @SuppressWarnings("ImmutableEnumChecker") // constants have no setter
  private final Constants constants;

  MutantModel(Draft draft) {
    constants = draft.constants();
  }

  public Constants constants() {
    return constants;
  }

  /// Whether the reference machine has numbers for all its entries.
  public boolean isComparable() {
    return this != MANY_PORTS;
  }

  private static ImageDraft at(int layout) {
    return new ImageDraft(layout, layout, new TreeSet<>(), new TreeSet<>());
  }

  /// An image of one block.
  private record ImageDraft(int version, int layout, Set<String> offers, Set<String> requires) {
    ImageDraft withVersion(int other) {
      return new ImageDraft(other, layout, offers, requires);
    }

    ImageDraft offering(String capability) {
      return new ImageDraft(version, layout, Set.of(capability), requires);
    }

    ImageDraft requiring(String capability) {
      return new ImageDraft(version, layout, offers, Set.of(capability));
    }

    Image image(int blocks) {
      return new Image(
          version,
          layout,
          Numbers.upTo(Math.min(2, layout)),
          blocks,
          true,
          true,
          new TreeSet<>(offers),
          new TreeSet<>(requires),
          Row.empty(),
          Set.of(Row.empty()));
    }
  }

  /// Constants that are put together.
  private record Draft(
      int ports,
      int workers,
      SequencedMap<String, Image> images,
      Set<Request.Kind> kinds,
      Row<Integer> levels,
      Set<Fault> faults) {
    static Draft full() {
      return new Draft(
              1,
              1,
              new LinkedHashMap<>(),
              EnumSet.of(Request.Kind.LOGIN, Request.Kind.LOGOUT, Request.Kind.READ),
              Row.empty(),
              EnumSet.allOf(Fault.class))
          .with("a", at(1).image(2))
          .with("b", at(2).image(1));
    }

    static Draft logins() {
      return with(EnumSet.of(Request.Kind.LOGIN));
    }

    static Draft silent() {
      return with(EnumSet.noneOf(Request.Kind.class));
    }

    private static Draft with(Set<Request.Kind> kinds) {
      return new Draft(1, 1, new LinkedHashMap<>(), kinds, Row.empty(), EnumSet.noneOf(Fault.class))
          .image("a", at(1))
          .image("b", at(2));
    }

    static Draft modules() {
      Set<Row<Integer>> all =
          Set.of(Row.of(1, 1), Row.of(1, 2), Row.of(2, 2), Row.of(3, 1), Row.of(3, 2));
      Image any = at(1).image(1);
      return new Draft(
              1,
              1,
              new LinkedHashMap<>(),
              EnumSet.noneOf(Request.Kind.class),
              Row.of(1, 1),
              EnumSet.of(Fault.BURN, Fault.UNDO, Fault.BLOCK))
          .with("a", any.bringing(Row.of(1, 1)).runningWith(all))
          .with("b", any.bringing(Row.of(2, 2)).runningWith(Set.of(Row.of(2, 2))));
    }

    Draft with(int newPorts, int newWorkers) {
      return new Draft(newPorts, newWorkers, images, kinds, levels, faults);
    }

    Draft image(String name, ImageDraft image) {
      return with(name, image.image(1));
    }

    private Draft with(String name, Image image) {
      SequencedMap<String, Image> all = new LinkedHashMap<>(images);
      all.put(name, image);
      return new Draft(ports, workers, all, kinds, levels, faults);
    }

    Constants constants() {
      SortedMap<String, Set<String>> paths = new TreeMap<>();
      images.keySet().forEach(name -> paths.put(name, images.keySet()));
      return new Constants(
          ports,
          workers,
          images,
          "a",
          paths,
          kinds,
          Numbers.upTo(2),
          2,
          2,
          levels,
          new TreeMap<>(Map.of("nvram", Presence.UNKNOWN)),
          32,
          0,
          1,
          faults,
          faults.contains(Fault.BLOCK) ? 1 : 0,
          Numbers.upTo(levels.size()));
    }
  }
}
