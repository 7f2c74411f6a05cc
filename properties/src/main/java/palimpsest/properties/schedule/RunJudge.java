package palimpsest.properties.schedule;

import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.MemoryFault;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.judge.Judge;
import palimpsest.properties.load.HostReport;
import palimpsest.properties.seam.Footprint;
import palimpsest.properties.sequential.AdapterFootprint;

/// Judges a scheduled run from outside: by what peers, modules and hosts see, and by the bytes of
/// the image that runs. It knows nothing of the protocol's steps.
final class RunJudge {
  private final Adapter adapter;
  private final RunImages images;
  private final Consumer<String> problems;
  private final Set<String> told = new HashSet<>();

  RunJudge(Adapter adapter, RunImages images, Consumer<String> problems) {
    this.adapter = adapter;
    this.images = images;
    this.problems = problems;
  }

  /// What has to hold at every instant.
  ///
  /// @param isEntered whether the new image's bootstrap is at work
  void watch(boolean isEntered) {
    Release running = adapter.running().image().release();
    if (!running
        .supports()
        .present()
        .containsAll(adapter.surroundings().peers().view(Train.PEER).capabilities())) {
      problem("peers count on what the image that runs offers");
    }
    if (isEntered && !adapter.memory().isExecutable(Region.BUFFER)) {
      problem("a bootstrap that is at work lies in memory that is not free");
    }
    if (version(Train.LATER_MODULE).compareTo(version(Train.EARLIER_MODULE)) > 0) {
      problem("the modules are a combination that some image boots with");
    }
  }

  private Version version(String module) {
    return adapter.surroundings().companions().part(module).burnt().version();
  }

  private void problem(String line) {
    if (told.add(line)) {
      problems.accept(line);
    }
  }

  /// An update that is under way, as it was when it was triggered.
  record Update(
      Release from, Release to, ExpectedDecision decision, Footprint before, RunFault fault) {}

  /// What an update came to, and what may explain it.
  ///
  /// @param happened whether the fault was met
  /// @param expired whether a drain took too long
  /// @param losing whether values were in force that the new image has no room for
  record End(Outcome outcome, boolean happened, boolean expired, boolean losing, int served) {}

  /// Judges how an update ended, once nobody is at work.
  void judge(Update update, End end, List<HostReport> reports) {
    if (end.happened && update.fault == RunFault.MODULE_REPLACED) {
      expect("what somebody else burnt", Train.version(3), version(Train.EARLIER_MODULE));
    }
    switch (end.outcome) {
      case Outcome.Updated updated -> {
        updated(update, end, updated);
        data(update.from, update.to, reports);
      }
      case Outcome.Refused refused -> {
        refused(update, end, refused);
        data(update.from, update.from, reports);
      }
      case Outcome.Lost lost -> problems.accept("no adapter is lost: " + lost);
    }
  }

  private void updated(Update update, End end, Outcome.Updated updated) {
    if (update.decision.isRefused() || update.to.equals(Train.LARGE)) {
      problems.accept("an update is refused: reasons=" + update.decision.reasons());
    }
    if (end.happened && update.fault.prevents()) {
      problems.accept("an update is refused: fault=" + update.fault);
    }
    if (end.happened && update.fault == RunFault.RESTORE_SPOILT && updated.remarks().isEmpty()) {
      problems.accept("what could not be restored is remarked");
    }
    image(update.to);
    atRest(update.to);
  }

  private void refused(Update update, End end, Outcome.Refused refused) {
    Refusal refusal = refused.refusal();
    boolean explained =
        (end.happened && update.fault.explains(refusal.kind()))
            || update.decision.reasons().stream().anyMatch(reason -> reason.explains(refusal))
            || (update.to.equals(Train.LARGE) && refusal.kind() == Refusal.Kind.BAD_IMAGE)
            || (end.expired && refusal.kind() == Refusal.Kind.DRAIN_EXPIRED)
            || (end.losing && refusal.kind() == Refusal.Kind.VALUE_LOST)
            || (end.served > 0 && refusal.kind() == Refusal.Kind.CHURN);
    if (!explained) {
      problems.accept("an update is refused for a reason: refusal=" + refusal);
    }
    if (refused.remarks().isEmpty()) {
      Footprint before = kept(update.before, update.fault);
      Footprint after = kept(AdapterFootprint.of(adapter), update.fault);
      if (!before.equals(after)) {
        problems.accept("a refused update leaves no trace: before=" + before + " after=" + after);
      }
    }
    image(update.from);
    atRest(update.from);
  }

  /// But for what hosts and others change themselves.
  private static Footprint kept(Footprint footprint, RunFault fault) {
    Footprint kept =
        footprint.without("table login").without("table exchange").without("table configuration");
    return fault == RunFault.MODULE_REPLACED
        ? kept.without("module " + Train.EARLIER_MODULE)
        : kept;
  }

  /// The window holds the image, byte for byte but for its data segment, and cannot be written.
  private void image(Release release) {
    byte[] bytes = images.image(release);
    MemorySegment expected = MemorySegment.ofArray(bytes);
    Span window = adapter.memory().span(Region.WINDOW);
    MemorySegment found = adapter.memory().view(window);
    ImageHeader header = ImageReader.header(expected);
    Section data = header.sections().data();
    boolean same =
        expected.asSlice(0, data.offset()).mismatch(found.asSlice(0, data.offset())) < 0
            && expected
                    .asSlice(data.endOffset())
                    .mismatch(found.asSlice(data.endOffset(), bytes.length - data.endOffset()))
                < 0;
    MemorySegment behind = found.asSlice(bytes.length);
    boolean blank = behind.mismatch(MemorySegment.ofArray(new byte[(int) behind.byteSize()])) < 0;
    if (!same || !blank) {
      problems.accept("the window holds the image that runs: release=" + release.name());
    }
    if (isWritable(window.base())) {
      problems.accept("an image that runs cannot be written");
    }
  }

  private boolean isWritable(long address) {
    try {
      adapter.memory().writeWord(address, adapter.memory().readWord(address));
      return true;
    } catch (MemoryFault _) {
      return false;
    }
  }

  private void atRest(Release running) {
    expect("the release that runs", running, adapter.running().image().release());
    expect("the gate is open", true, adapter.gate().isOpen());
    expect("an update runs", false, adapter.control().isUpdating());
    expect("changes are tracked", false, adapter.marks().isTracking());
    expect("the buffer is executable", false, adapter.memory().isExecutable(Region.BUFFER));
    Set<String> offered = new HashSet<>(running.supports().present());
    expect(
        "what peers count on",
        offered,
        Set.copyOf(adapter.surroundings().peers().view(Train.PEER).capabilities()));
    for (CompanionPart part : adapter.surroundings().companions().parts()) {
      Optional<Boolean> runs =
          running
              .companion(part.name())
              .map(requirement -> requirement.runsWith().contains(part.burnt().version()));
      expect("the image runs with " + part.name(), Optional.of(true), runs);
    }
  }

  private void data(Release from, Release to, List<HostReport> reports) {
    Judge.judge(adapter, new Judge.Case(from, to, Train.FIRST.version(), reports))
        .problems()
        .forEach(problems);
  }

  private void expect(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      problems.accept(what + ": expected " + expected + ", found " + found);
    }
  }
}
