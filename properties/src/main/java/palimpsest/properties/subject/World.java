package palimpsest.properties.subject;

import java.lang.foreign.MemorySegment;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.AnswerSink;
import palimpsest.impl.adapter.ColdStart;
import palimpsest.impl.code.KnownClasses;
import palimpsest.impl.io.Response;
import palimpsest.impl.memory.Region;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Session;
import palimpsest.properties.subject.code.ExploredText.Told;

/// A real adapter for the constants of a model, that runs its first image, and what surrounds it.
final class World implements AutoCloseable {
  private final Constants constants;
  private final SessionLayouts layouts;
  private final ExploredImages images;
  private final HeldSource source;
  private final Surrounding surrounding;
  private final Adapter adapter;
  private final Pages pages;

  World(Constants constants, Substitutes substitutes, AnswerSink answers) {
    this.constants = constants;
    layouts = new SessionLayouts(constants);
    images = new ExploredImages(constants, layouts, substitutes);
    source = new HeldSource(images.blockBytes());
    ExploredImage first = images.image(constants.firstImage());
    surrounding = new Surrounding(constants, first.header().release());
    WrittenPages written = new WrittenPages();
    adapter =
        new Adapter(
            configuration(), surrounding.surroundings(), answers, written, new KnownClasses());
    new ColdStart(adapter)
        .start(MemorySegment.ofArray(first.bytes()))
        .ifPresent(
            line -> {
              throw new IllegalStateException("the first image starts: " + line);
            });
    surrounding.lookAtPeers();
    writeFirstEntries();
    pages = new Pages(adapter.memory(), new ImagePages(images.all()), written);
  }

  /// There is room for an image, and for its table twice; nothing paces the conversion.
  private AdapterConfiguration configuration() {
    return new AdapterConfiguration(
        constants.ports(),
        constants.workers(),
        (long) constants.windowBlocks() * images.blockBytes(),
        2 * tableBytes(),
        images.blockBytes(),
        constants.roundsMax(),
        constants.restMax(),
        constants.ports() + 1);
  }

  private long tableBytes() {
    return SessionLayouts.entryBytes() * constants.ports();
  }

  /// Sessions that were never opened: absent, and of the first image's layout.
  private void writeFirstEntries() {
    int layout = constants.image(constants.firstImage()).layout();
    for (int port = 1; port <= constants.ports(); port++) {
      long entry = entryAddress(1, port);
      adapter.memory().writeWord(entry + Long.BYTES, layouts.rawFirst(layout, 0));
      adapter.memory().writeWord(entry + 2L * Long.BYTES, layouts.rawSecond(layout, 0));
    }
  }

  Constants constants() {
    return constants;
  }

  SessionLayouts layouts() {
    return layouts;
  }

  ExploredImages images() {
    return images;
  }

  HeldSource source() {
    return source;
  }

  Surrounding surrounding() {
    return surrounding;
  }

  Adapter adapter() {
    return adapter;
  }

  Pages pages() {
    return pages;
  }

  /// Where the entry of a port lies, counted from 1.
  ///
  /// @param place of the table, 1 or 2
  long entryAddress(int place, int port) {
    return adapter.memory().span(Region.TABLES).base()
        + (place - 1) * tableBytes()
        + (port - 1) * SessionLayouts.entryBytes();
  }

  /// The session that a response tells a host.
  Session told(Response response) {
    if (!Told.isTold(response.exchange())) {
      throw new Impossible("a request is served, not denied: answer=" + response.answer());
    }
    Told told = Told.of(response.exchange());
    return new Session(layouts.value(told.value()), told.session());
  }

  @Override
  public void close() {
    adapter.close();
  }
}
