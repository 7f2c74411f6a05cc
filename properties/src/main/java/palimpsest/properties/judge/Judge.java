package palimpsest.properties.judge;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.image.DataSegmentFormat;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.memory.Region;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.properties.load.HostReport;
import palimpsest.properties.load.PortLedger;
import palimpsest.properties.load.ToldLogin;

/// Compares the persistent data in the window's image, decoded from its bytes, with what hosts were
/// told (PER-1). Called while nobody works on the adapter.
public final class Judge {
  private static final int NEXT_ID = 1;

  private final ImageHeader header;
  private final MemorySegment image;
  private final PersistentData data;
  private final List<String> problems = new ArrayList<>();

  private Judge(Adapter adapter) {
    this.image = adapter.memory().view(adapter.memory().span(Region.WINDOW));
    this.header = ImageReader.header(image);
    PersistentData.Reading reading = PersistentData.read(adapter);
    this.data = reading.data();
    this.problems.addAll(reading.problems());
  }

  /// What the image in the window has to be, and where its data come from.
  public record Case(Release before, Release after, Version origin, List<HostReport> reports) {
    public Case {
      reports = List.copyOf(reports);
    }
  }

  /// What a judgement rests on, and what is wrong: nothing, in a sound adapter.
  public record Judgement(int loginsCompared, int removalsCompared, List<String> problems) {
    public Judgement {
      problems = List.copyOf(problems);
    }
  }

  /// Judges the adapter.
  public static Judgement judge(Adapter adapter, Case about) {
    return new Judge(adapter).judge(about);
  }

  private Judgement judge(Case about) {
    expect("release in the window", about.after(), header.release());
    expect(
        "origin", about.origin(), DataSegmentFormat.readOrigin(header.sections().data().in(image)));
    Expectation expectation = new Expectation(about.before(), about.after());
    int logins = 0;
    int removals = 0;
    for (HostReport report : about.reports()) {
      for (PortLedger ledger : report.ledgers()) {
        Optional<ToldLogin> told = ledger.login();
        expect(
            "login of port " + ledger.port(),
            told.map(expectation::login),
            entry("login", ledger.port()));
        logins += told.isPresent() ? 1 : 0;
        removals += told.isPresent() ? 0 : 1;
        judgeExchange(ledger);
      }
    }
    expect("configuration", Optional.of(expectation.configuration()), entry("configuration", 0));
    return new Judgement(logins, removals, problems);
  }

  private void judgeExchange(PortLedger ledger) {
    if (ledger.lastExchange() > 0) {
      expect(
          "last exchange of port " + ledger.port(),
          Optional.of(ledger.lastExchange()),
          entry("exchange", ledger.port()).map(values -> values.get(NEXT_ID)));
    }
  }

  private Optional<SortedMap<Integer, Long>> entry(String name, int index) {
    if (!data.structures().containsKey(name)) {
      problems.add("no structure " + name + " in the window");
    }
    return data.entry(name, index);
  }

  private void expect(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      problems.add(what + ": expected " + expected + ", found " + actual);
    }
  }
}
