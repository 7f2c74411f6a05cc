package palimpsest.properties.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Field;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.properties.judge.PersistentData;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.seam.Footprint;
import palimpsest.properties.seam.Prediction;
import palimpsest.properties.seam.RunningAdapter;

/// An adapter of maps: tables, modules and blocks are values, and an update replaces them.
final class PlainAdapter implements RunningAdapter {
  private static final int BLOCK_BYTES = 16;
  private static final String LOGIN = "login";
  private static final int WWN = 1;
  private static final int SESSION = 2;
  private static final String EXCHANGE = "exchange";
  private static final int NEXT_ID = 1;

  private final Flaw flaw;
  private final Environment environment;
  private final Map<Long, byte[]> blocks = new HashMap<>();
  private Release running;
  private Version origin;
  private PersistentData tables;
  private Map<String, Version> modules = new TreeMap<>();
  private SortedMap<String, SortedSet<String>> told;
  private List<InitializationStep> hardware;
  private @Nullable PlainUpdate update;

  PlainAdapter(Release release, Environment environment, Flaw flaw) {
    this.flaw = flaw;
    this.environment = environment;
    this.running = release;
    this.origin = release.version();
    this.tables = fresh(release);
    this.told = offers(release);
    this.hardware = release.initialization();
    environment.companions().forEach(module -> modules.put(module.name(), module.version()));
  }

  private static PersistentData fresh(Release release) {
    SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> all = new TreeMap<>();
    release.structures().forEach(structure -> all.put(structure.name(), fresh(structure)));
    return new PersistentData(all);
  }

  /// The entries that a structure has when it is new.
  static SortedMap<Integer, SortedMap<Integer, Long>> fresh(Structure structure) {
    SortedMap<Integer, SortedMap<Integer, Long>> entries = new TreeMap<>();
    if (structure.scope() == Scope.PER_ADAPTER) {
      SortedMap<Integer, Long> values = new TreeMap<>();
      structure.fields().forEach(field -> values.put(field.id(), field.defaultValue()));
      entries.put(0, values);
    }
    return entries;
  }

  private SortedMap<String, SortedSet<String>> offers(Release release) {
    SortedMap<String, SortedSet<String>> offers = new TreeMap<>();
    environment
        .peers()
        .forEach(
            peer -> {
              SortedSet<String> offered = new TreeSet<>(peer.usesCapabilities());
              offered.retainAll(release.supports().present());
              offers.put(peer.name(), offered);
            });
    return offers;
  }

  /// What an update has to decide about.
  Situation facing(Release to, Policy policy) {
    List<CompanionModule> present = new ArrayList<>();
    modules.forEach(
        (name, version) -> present.add(new CompanionModule(name, version, Capabilities.NONE)));
    Environment now = new Environment(environment.capabilities(), present, environment.peers());
    return new Situation(running, to, now, policy, tables);
  }

  Map<String, Version> modules() {
    return modules;
  }

  void burnt(Map<String, Version> all) {
    modules = all;
  }

  List<InitializationStep> hardware() {
    return hardware;
  }

  void initialize(List<InitializationStep> steps) {
    hardware = steps;
  }

  void withdraw(String capability) {
    told.values().forEach(offered -> offered.remove(capability));
  }

  /// Tells peers what the running release offers.
  void announce() {
    told = offers(running);
  }

  /// From here on another release runs, with other tables.
  void become(Release release, PersistentData converted) {
    running = release;
    tables = converted;
    announce();
  }

  @Override
  public int blockBytes() {
    return BLOCK_BYTES;
  }

  @Override
  public Release running() {
    return running;
  }

  @Override
  public Version origin() {
    return origin;
  }

  @Override
  public PersistentData.Reading data() {
    return new PersistentData.Reading(tables, List.of());
  }

  @Override
  public Footprint footprint() {
    SortedMap<String, String> parts = new TreeMap<>();
    tables.structures().forEach((name, entries) -> parts.put("table " + name, entries.toString()));
    modules.forEach((name, version) -> parts.put("module " + name, version.toString()));
    told.forEach((name, offered) -> parts.put("peer " + name, offered.toString()));
    parts.put(Footprint.HARDWARE, hardware.toString());
    parts.put("release", running.toString());
    return new Footprint(parts);
  }

  @Override
  public boolean admits() {
    return update == null || !update.isPaused();
  }

  @Override
  public Response serve(int port, Request request) {
    SortedMap<Integer, Long> exchange =
        new TreeMap<>(tables.entry(EXCHANGE, port).orElseGet(() -> blank(EXCHANGE)));
    long next = exchange.getOrDefault(NEXT_ID, 0L) + 1;
    exchange.put(NEXT_ID, next);
    put(EXCHANGE, port, exchange);
    Response.Answer answer =
        switch (request) {
          case Request.Login login -> logIn(port, login, next);
          case Request.Logout logout -> logOut(port, logout.session());
          case Request.Read read ->
              isOpen(port, read.session())
                  ? new Response.Data(blocks.getOrDefault(read.block(), new byte[BLOCK_BYTES]))
                  : denied();
          case Request.Write write -> write(port, write);
          case Request.Flush flush -> isOpen(port, flush.session()) ? done() : denied();
        };
    return new Response(port, next, next, running.version(), answer);
  }

  private void put(String structure, int entry, Map<Integer, Long> values) {
    tables = tables.with(structure, entry, values);
    if (update != null) {
      update.changed(structure, entry);
    }
  }

  private SortedMap<Integer, Long> blank(String structure) {
    SortedMap<Integer, Long> values = new TreeMap<>();
    fields(structure).forEach(field -> values.put(field.id(), 0L));
    return values;
  }

  private List<Field> fields(String structure) {
    return running.structure(structure).orElseThrow().fields();
  }

  private Response.Answer logIn(int port, Request.Login login, long session) {
    SortedMap<Integer, Long> entry = new TreeMap<>();
    SortedMap<Integer, Long> kept = new TreeMap<>();
    for (Field field : fields(LOGIN)) {
      switch (field.id()) {
        case WWN -> entry.put(WWN, login.wwn());
        case SESSION -> entry.put(SESSION, session);
        default -> {
          long chosen = login.values().getOrDefault(field.id(), field.defaultValue());
          kept.put(field.id(), field.holds(chosen) ? chosen : field.defaultValue());
        }
      }
    }
    entry.putAll(kept);
    put(LOGIN, port, entry);
    return new Response.LoggedIn(session, kept);
  }

  private Response.Answer logOut(int port, long session) {
    if (!isOpen(port, session)) {
      return denied();
    }
    put(LOGIN, port, Map.of());
    return new Response.LoggedOut();
  }

  private Response.Answer write(int port, Request.Write write) {
    if (!isOpen(port, write.session())) {
      return denied();
    }
    blocks.put(write.block(), write.data().clone());
    return done();
  }

  private boolean isOpen(int port, long session) {
    Optional<SortedMap<Integer, Long>> login = tables.entry(LOGIN, port);
    return login.filter(entry -> Long.valueOf(session).equals(entry.get(SESSION))).isPresent();
  }

  private static Response.Answer done() {
    return new Response.Done();
  }

  private static Response.Answer denied() {
    return new Response.Denied("no such session");
  }

  @Override
  public void trigger(Release to, Policy policy, FaultPlan faults) {
    update = new PlainUpdate(this, new PlainUpdate.Asked(to, policy, faults), flaw);
  }

  @Override
  public Optional<String> step() {
    return update().step();
  }

  @Override
  public Outcome outcome() {
    return update().outcome();
  }

  private PlainUpdate update() {
    PlainUpdate now = update;
    if (now == null) {
      throw new IllegalStateException("no update was triggered");
    }
    return now;
  }

  @Override
  public Prediction predict(Release to, Policy policy) {
    return PlainUpdate.predict(this, new PlainUpdate.Asked(to, policy, FaultPlan.NONE), flaw);
  }

  @Override
  public void restart() {
    update = null;
    PersistentData before = tables;
    tables = fresh(running);
    if (flaw == Flaw.KEEPS_SESSIONS_OVER_A_RESTART) {
      before.entries(LOGIN).forEach((port, entry) -> tables = tables.with(LOGIN, port, entry));
    }
    origin = running.version();
    hardware = running.initialization();
    announce();
  }

  @Override
  public void close() {
    blocks.clear();
  }
}
