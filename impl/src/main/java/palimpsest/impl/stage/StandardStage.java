package palimpsest.impl.stage;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.ColdStart;
import palimpsest.impl.image.DataSegmentFormat;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.nonvolatile.Slots;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;

/// The standard sequence (INI-4, FST-9): it relies on nothing that volatile memory holds. Memory is
/// tested, links are reset, the image is loaded from its slot, verified and started.
public sealed interface StandardStage extends StartStage {
  Starting starting();

  /// What goes wrong with a trial is the end of it; there is nothing else than the confirmed image.
  @Override
  default StartStage fail(Adapter adapter, String line) {
    return starting().isTrial() ? new GiveUpTrial(starting(), line) : new NotStarted(line);
  }

  /// Every region but the control words is written and read back. Each holds zeros afterwards, but
  /// for the window, which may hold the image that is started.
  record SelfTest(Starting starting) implements StandardStage {
    private static final byte PATTERN = 0x55;

    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      AdapterMemory memory = adapter.memory();
      memory.setExecutable(Region.BUFFER, false);
      for (Region region : Region.values()) {
        if (region != Region.CONTROL && !test(memory, region)) {
          return new NotStarted("memory does not hold what is written to it: region=" + region);
        }
      }
      return new ResetLinks(starting.after(adapter.storage().settings().selfTest()));
    }

    private static boolean test(AdapterMemory memory, Region region) {
      Span span = memory.span(region);
      memory.unseal(span);
      MemorySegment view = memory.view(span);
      MemorySegment kept =
          region == Region.WINDOW
              ? MemorySegment.ofArray(view.toArray(ValueLayout.JAVA_BYTE))
              : MemorySegment.ofArray(new byte[0]);
      memory.fill(span, PATTERN);
      boolean same =
          view.get(ValueLayout.JAVA_BYTE, 0) == PATTERN
              && view.asSlice(1).mismatch(view.asSlice(0, view.byteSize() - 1)) < 0;
      memory.fill(span, (byte) 0);
      memory.write(span.base(), kept);
      return same;
    }
  }

  /// The links are reset: no session outlives that, and hosts log in again.
  record ResetLinks(Starting starting) implements StandardStage {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      adapter.memory().fill(adapter.memory().span(Region.TABLES), (byte) 0);
      return new VerifyWindow(
          starting.after(
              adapter
                  .storage()
                  .settings()
                  .resetLink()
                  .multipliedBy(adapter.configuration().ports())));
    }
  }

  /// The one operation of the fast sequence that the standard one may use, as what it relies on is
  /// looked at anew: an image that the window holds need not be loaded (FST-10). Its data begin
  /// anew.
  record VerifyWindow(Starting starting) implements StandardStage {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      AdapterMemory memory = adapter.memory();
      ImageHeader header = starting.header();
      Span image = new Span(adapter.windowBase(), header.imageSizeBytes());
      boolean held =
          ImageReader.checkRunning(memory.view(image), adapter.surroundings().trust())
                  instanceof ImageCheck.Whole whole
              && whole.header().digest().equals(header.digest());
      if (!held) {
        return new LoadBlock(starting, 0);
      }
      memory.write(
          adapter.windowBase() + header.sections().data().offset(),
          DataSegmentFormat.fresh(header.release()).asSegment());
      return new VerifyLoaded(starting);
    }
  }

  /// One block of the image goes from its slot to the window.
  record LoadBlock(Starting starting, int block) implements StandardStage {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      AdapterMemory memory = adapter.memory();
      Slots slots = adapter.storage().slots();
      if (block == 0) {
        memory.unseal(memory.span(Region.WINDOW));
        memory.fill(memory.span(Region.WINDOW), (byte) 0);
      }
      long imageBytes = starting.header().imageSizeBytes();
      Optional<ByteBuffer> piece = slots.loadBlock(starting.slot(), block, imageBytes);
      if (piece.isEmpty()) {
        String line = "a block of the slot cannot be read: block=" + block;
        actor.say("because", line);
        return fail(adapter, line);
      }
      memory.write(adapter.windowBase() + slots.offset(block), MemorySegment.ofBuffer(piece.get()));
      Starting after = starting.after(adapter.storage().settings().loadBlock());
      return block + 1 < slots.blocks(imageBytes)
          ? new LoadBlock(after, block + 1)
          : new VerifyLoaded(after);
    }

    @Override
    public List<Argument> arguments() {
      return List.of(new Argument("block", block));
    }
  }

  /// The window holds the image as it was signed. A confirmed one is worth another reading.
  record VerifyLoaded(Starting starting) implements StandardStage {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      Span image = new Span(adapter.windowBase(), starting.header().imageSizeBytes());
      Optional<String> unfit = new ColdStart(adapter).unfit(adapter.memory().view(image));
      if (unfit.isEmpty()) {
        return new StartStandard(starting);
      }
      actor.say("because", unfit.get());
      return starting.isTrial() || starting.loads() + 1 >= READS_MAX
          ? fail(adapter, unfit.get())
          : new LoadBlock(starting.loadedAgain(), 0);
    }
  }

  /// The boot record has no trial any more, and the confirmed image is loaded.
  record GiveUpTrial(Starting starting, String line) implements StandardStage {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      StartStage.quiet(adapter, actor);
      Optional<Starting.Instead> instead = starting.instead(adapter, line);
      if (instead.filter(Starting.Instead::written).isPresent()) {
        StartStage.wroteRecord(adapter, actor);
      }
      return instead
          .<StartStage>map(confirmed -> new LoadBlock(confirmed.starting(), 0))
          .orElseGet(() -> new NotStarted(line));
    }

    @Override
    public StartStage fail(Adapter adapter, String failure) {
      return new NotStarted(failure);
    }
  }

  /// The image starts as on the first day: tables empty, what it needs initialized is.
  record StartStandard(Starting starting) implements StandardStage {
    @Override
    public StartStage advance(Adapter adapter, Actor actor) {
      Optional<String> failure = new ColdStart(adapter).run(starting.header().imageSizeBytes());
      return failure
          .map(line -> fail(adapter, line))
          .orElseGet(
              () ->
                  new Started(
                      StartStage.admitted(
                          adapter,
                          actor,
                          starting.after(adapter.storage().settings().enter()),
                          false)));
    }
  }
}
