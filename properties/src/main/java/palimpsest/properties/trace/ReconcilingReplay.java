package palimpsest.properties.trace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.properties.trace.Event.Access;
import palimpsest.properties.trace.TraceHeader.ImageInfo;
import palimpsest.properties.trace.TraceHeader.ModuleInfo;
import palimpsest.properties.trace.TraceHeader.StructureInfo;

/// What an update finds out and reconciles, as far as its events tell: its plan, the burns and what
/// undoes them, the structures that it creates.
final class ReconcilingReplay {
  private final UpdateContext context;
  private final ConversionReplay conversion;

  ReconcilingReplay(UpdateContext context, ConversionReplay conversion) {
    this.context = context;
    this.conversion = conversion;
  }

  /// Why an image refuses is its own business, unless the header says whom it refuses. That there
  /// is no order of burning is no refusal of the image's.
  void identify(Event event) throws Unexplained, UnreadableTrace {
    Touched.no(event, 0, 0);
    ImageInfo running = context.running();
    ImageInfo loaded = context.pair().loaded();
    String refused = event.text(Field.REFUSED);
    boolean isRefused = !refused.isEmpty();
    boolean isImages = !refused.equals("NO_BURN_ORDER");
    if (isImages
        && isRefused
            != loaded.refuses().map(all -> all.contains(running.name())).orElse(isRefused)) {
      throw new Unexplained(
          "an image takes over from those that it does not refuse: running="
              + running.name()
              + " loaded="
              + loaded.name());
    }
    checkModules(event);
    List<String> converts = list(event, Field.CONVERTS);
    List<String> burns = list(event, Field.BURNS);
    if (!isRefused) {
      checkConverts(loaded, converts);
      checkBurns(loaded, burns);
    }
    conversion.plan(converts);
    context.unseen().addAll(burns);
    PairConstants pair =
        new PairConstants(
            context.header(), running, loaded, !converts.isEmpty(), burns, context.modules());
    context.pair(pair);
    context.protocol().tell(state -> state.with(pair.outside(state.outside())));
    context
        .protocol()
        .become(
            switch (refused) {
              case "" -> pair.constants();
              case "NO_BURN_ORDER" -> pair.withoutOrder();
              default -> pair.refusing();
            });
    context.protocol().take(new UpdateStep.Identify());
  }

  /// A module is as it was last, unless somebody else burnt it meanwhile and left no event of that.
  private void checkModules(Event event) throws Unexplained, UnreadableTrace {
    Map<String, String> said = new TreeMap<>();
    for (String module : list(event, Field.MODULES)) {
      int equals = module.lastIndexOf('=');
      if (equals < 1
          || said.put(module.substring(0, equals), module.substring(equals + 1)) != null) {
        throw new UnreadableTrace(
            event.line(), "modules are listed once each, as name=version: found=" + module);
      }
    }
    Map<String, String> found = new TreeMap<>(context.modules());
    found.putAll(said);
    boolean mayDiffer = PairConstants.runsWith(context.running(), found);
    for (Map.Entry<String, String> module : said.entrySet()) {
      String name = module.getKey();
      String known = context.modules().getOrDefault(name, module.getValue());
      if (!known.equals(module.getValue()) && !(mayDiffer && context.unseen().contains(name))) {
        throw new Unexplained(
            "a module has the version that it had last: module=" + name + " version=" + known);
      }
    }
    context.modules().putAll(said);
    context.unseen().removeAll(said.keySet());
  }

  /// A structure whose layout changes is converted, and others may be.
  private void checkConverts(ImageInfo loaded, List<String> converts) throws Unexplained {
    ImageInfo running = context.running();
    for (StructureInfo structure : loaded.structures()) {
      boolean changes =
          running
              .structure(structure.name())
              .filter(before -> !before.layout().equals(structure.layout()))
              .isPresent();
      if (changes && !converts.contains(structure.name())) {
        throw new Unexplained(
            "a structure whose layout changes is converted: structure=" + structure.name());
      }
    }
    for (String name : converts) {
      if (running.structure(name).isEmpty() || loaded.structure(name).isEmpty()) {
        throw new Unexplained("what is converted is in both images: structure=" + name);
      }
    }
    checkDistinct(converts);
  }

  private void checkBurns(ImageInfo loaded, List<String> burns) throws Unexplained {
    for (String module : burns) {
      ModuleInfo needed = loaded.modules().get(module);
      if (needed == null
          || needed.carries().isEmpty()
          || needed.carries().get().equals(context.modules().get(module))) {
        throw new Unexplained(
            "what is burnt is what the image carries and was not there: module=" + module);
      }
    }
    checkDistinct(burns);
  }

  private static void checkDistinct(List<String> names) throws Unexplained {
    if (Set.copyOf(names).size() < names.size()) {
      throw new Unexplained("nothing is converted or burnt twice: found=" + names);
    }
  }

  void placeTables(Event event) throws Unexplained, Undecided, UnreadableTrace {
    context.expectPlace(UpdatePlace.PLACE_TABLES, event);
    if (event.text(Field.REFUSED).equals("NO_ROOM")) {
      throw new Undecided("the specification has room for each table: " + event.described());
    }
    context.plain(event, new UpdateStep.PlaceTables());
  }

  void defineCode(Event event) throws Unexplained, Undecided, UnreadableTrace {
    context.expectPlace(UpdatePlace.DEFINE_CODE, event);
    if (event.text(Field.REFUSED).equals("BAD_IMAGE")) {
      throw new Undecided(
          "the specification has no memory that changes once it is sealed: " + event.described());
    }
    context.plain(event, new UpdateStep.DefineCode());
  }

  void burnModule(Event event) throws Unexplained, UnreadableTrace {
    context.expectPlace(UpdatePlace.BURN_MODULE, event);
    String module = event.text(Field.MODULE);
    expectModule(module, context.protocol().state().update().plan().at(1));
    if (event.has(Field.VERSION)) {
      replace(module, event.text(Field.VERSION));
    }
    context.plain(event, new UpdateStep.BurnModule());
    if (!event.has(Field.REFUSED)) {
      context.modules().put(module, context.pair().carried(module));
      context.unseen().remove(module);
    }
  }

  /// Nobody looked at the module since the plan was made, so it does not matter when it was burnt.
  private void replace(String module, String version) throws Unexplained {
    PairConstants pair = context.pair();
    if (!pair.mayBeReplaced(module, version)) {
      throw new Unexplained(
          "whoever else burns a module keeps the running image able to boot: module="
              + module
              + " version="
              + version);
    }
    context.protocol().tell(state -> state.with(pair.replaced(state.outside(), module)));
    context.modules().put(module, version);
    context.unseen().remove(module);
  }

  void undoBurn(Event event) throws Unexplained, UnreadableTrace {
    context.expectPlace(UpdatePlace.UNDO_BURN, event);
    String module = event.text(Field.MODULE);
    Row<Integer> burnt = context.protocol().state().update().burnt();
    expectModule(module, burnt.at(burnt.size()));
    context.plain(event, new UpdateStep.UndoBurn());
    String version = context.pair().modules().get(module);
    if (version == null) {
      context.modules().remove(module);
    } else {
      context.modules().put(module, version);
    }
  }

  private void expectModule(String module, int number) throws Unexplained {
    String expected = context.pair().burns().get(number - 1);
    if (!expected.equals(module)) {
      throw new Unexplained(
          "modules are burnt in their order, and undone in the opposite one: module=" + expected);
    }
  }

  void createStructures(Event event) throws Unexplained, UnreadableTrace {
    context.protocol().take(new UpdateStep.CreateStructures());
    created(event);
  }

  /// Entries that a step created, even if it failed then.
  void created(Event event) throws Unexplained, UnreadableTrace {
    Touched.no(event, 0, event.writes().size());
    for (Access access : event.writes()) {
      if (access.version() != 1 || !context.pair().isCreated(access.location())) {
        throw new Unexplained(
            "entries of structures that the running image does not have are created: entry="
                + access);
      }
      context.created().put(access.location(), access.version());
    }
  }

  private static List<String> list(Event event, Field field) {
    String text = event.text(field);
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }
}
