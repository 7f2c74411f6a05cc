package palimpsest.properties.sequential;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.CodeDefiner;
import palimpsest.impl.code.CodeDefinition;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.code.KnownClasses;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.handover.Handover;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.ClassBytes;
import palimpsest.impl.image.ClassSet;
import palimpsest.impl.image.Code;
import palimpsest.impl.image.DataSegmentFormat;
import palimpsest.impl.image.ImageBuilder;
import palimpsest.impl.image.ImageSigner;
import palimpsest.impl.image.SectionOrder;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.FieldPlace;
import palimpsest.impl.table.Table;
import palimpsest.impl.table.TableRoot;
import palimpsest.impl.update.Decision;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.seam.Circumstances;
import palimpsest.properties.seam.Decided;
import palimpsest.properties.seam.Decider;

/// The logic module of an image, asked about two images that lie in memory and never run: they have
/// headers and tables, but hardly any code, so that thousands can be asked about in a second.
public final class LogicProbe implements Decider {
  private static final int IMAGE_BYTES = 128 << 10;
  private static final int OTHER_BYTES = 16 << 10;
  private static final List<SectionOrder> ORDERS = List.of(SectionOrder.values());

  private final Bootstrap bootstrap;

  /// A probe of the logic that images carry, changed or not.
  public LogicProbe(UnaryOperator<Code> change) {
    Release any = Probed.ANY;
    Code code = change.apply(ImageTemplates.code(any));
    byte[] image = ImageBuilder.build(any, code, ImageSigner.none());
    try (AdapterMemory memory = new AdapterMemory(map(image.length, 0))) {
      Span window = new Span(memory.span(Region.WINDOW).base(), image.length);
      memory.write(window.base(), MemorySegment.ofArray(image));
      LoadedImage loaded = LoadedImage.at(memory, window);
      CodeDefinition<Bootstrap> defined =
          new CodeDefiner(new KnownClasses())
              .bootstrap(memory, loaded.span(loaded.header().sections().bootstrap()));
      this.bootstrap =
          switch (defined) {
            case CodeDefinition.Defined<Bootstrap> entered -> entered.entry();
            case CodeDefinition.NotDefined<Bootstrap> failed ->
                throw new IllegalArgumentException(failed.line());
          };
    }
  }

  @Override
  public Decided decide(Situation situation, Circumstances circumstances) {
    try (Probed probed = new Probed(situation, circumstances)) {
      Decision decision =
          bootstrap.logic().decide(probed.handover(), probed.running(), probed.loaded());
      return switch (decision) {
        case Decision.Refuse refuse -> Decided.refused(refuse.refusal());
        case Decision.Proceed proceed ->
            new Decided(
                Optional.empty(),
                proceed.found(),
                PlanInWords.of(proceed.plan(), situation.loaded()));
      };
    }
  }

  private static MemoryMap map(long imageBytes, long roomBytes) {
    Map<Region, Long> sizes = new TreeMap<>();
    for (Region region : Region.values()) {
      sizes.put(region, OTHER_BYTES + roomBytes);
    }
    sizes.put(Region.WINDOW, imageBytes + roomBytes);
    sizes.put(Region.BUFFER, imageBytes + roomBytes);
    return MemoryMap.of(sizes);
  }

  /// Both images in memory, and the tables of the one that runs.
  private static final class Probed implements AutoCloseable {
    private static final Release ANY = PlainRelease.named("any");
    private static final ClassSet NO_CODE =
        new ClassSet("none", List.of(new ClassBytes("none", Bytes.of(new byte[] {1}))));

    private final Situation situation;
    private final Circumstances circumstances;
    private final AdapterMemory memory;
    private final LoadedImage running;
    private final LoadedImage loaded;

    private Probed(Situation situation, Circumstances circumstances) {
      this.situation = situation;
      this.circumstances = circumstances;
      this.memory = new AdapterMemory(map(IMAGE_BYTES, circumstances.roomBytes()));
      this.running = put(situation.running(), Region.WINDOW);
      this.loaded = put(situation.loaded(), Region.BUFFER);
      fillData();
    }

    private LoadedImage running() {
      return running;
    }

    private LoadedImage loaded() {
      return loaded;
    }

    private Handover handover() {
      return new Handover(
          running.span(),
          loaded.span(),
          running.version(),
          loaded.version(),
          running.origin(),
          running.release().supports(),
          situation.environment(),
          situation.policy());
    }

    private LoadedImage put(Release release, Region region) {
      SortedMap<String, Bytes> payloads = new TreeMap<>();
      for (CompanionRequirement requirement : release.companions()) {
        requirement
            .carries()
            .ifPresent(_ -> payloads.put(requirement.module(), Bytes.of(new byte[] {2})));
      }
      byte[] image =
          ImageBuilder.build(
              dressed(release),
              new Code(NO_CODE, NO_CODE, payloads),
              ORDERS.get(circumstances.order() % ORDERS.size()),
              ImageSigner.none());
      Span place = new Span(memory.span(region).base(), image.length);
      memory.write(place.base(), MemorySegment.ofArray(image));
      return LoadedImage.at(memory, place);
    }

    /// The release with other things said of it that do not matter.
    private Release dressed(Release release) {
      return new Release(
          release.name() + circumstances.name(),
          release.version(),
          release.supports(),
          release.requires(),
          release.structures(),
          release.initialization(),
          release.companions(),
          release.parameters(),
          release.settings(),
          release.implicitChanges(),
          release.acceptedLosses(),
          new Release.ImageShape(
              Duration.ofMillis(circumstances.pauseMillis()),
              release.shape().bootstrap(),
              circumstances.fillingBytes()));
    }

    private void fillData() {
      SplittableRandom random = new SplittableRandom(circumstances.seed());
      MemorySegment data = memory.target(running.span(running.header().sections().data()));
      DataSegmentFormat.writeOrigin(data, circumstances.origin().in(situation));
      long address = memory.span(Region.TABLES).base();
      for (int index = 0; index < running.layouts().size(); index++) {
        Structure structure = running.release().structures().get(index);
        EntryLayout layout = running.layouts().get(index);
        int entries = structure.scope() == Scope.PER_PORT ? circumstances.ports() : 1;
        TableRoot root = new TableRoot(address, (int) layout.sizeBytes(), entries);
        root.write(data, index);
        fill(root.table(memory), random);
        if (structure.name().equals(Setting.STRUCTURE)) {
          configure(root.table(memory), layout);
        }
        address += root.table(memory).span().sizeBytes();
      }
    }

    private void fill(Table table, SplittableRandom random) {
      byte[] bytes = new byte[(int) table.span().sizeBytes()];
      if (circumstances.seed() != 0) {
        random.nextBytes(bytes);
      }
      memory.write(table.base(), MemorySegment.ofArray(bytes));
    }

    private void configure(Table table, EntryLayout layout) {
      MemorySegment entry = memory.target(table.entry(0));
      entry.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, 1);
      situation
          .data()
          .entry(Setting.STRUCTURE, 0)
          .ifPresent(
              values ->
                  values.forEach(
                      (id, value) -> {
                        FieldPlace place = layout.place(id).orElseThrow();
                        EntryLayout.write(entry, place, value);
                      }));
    }

    @Override
    public void close() {
      memory.close();
    }
  }
}
