package palimpsest.impl.adapter;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.CodeDefinition;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.InitializationModule;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunTimeSegment;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.Table;
import palimpsest.impl.table.TableLimits;
import palimpsest.impl.table.TableRoot;
import palimpsest.impl.table.TableSpace;
import palimpsest.impl.update.FieldMove;
import palimpsest.impl.update.StructurePlan;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Field;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// The start of an adapter that runs nothing (INI-4): the image goes to the window, its tables
/// start empty, what it needs initialized is, and its run-time segment starts.
public final class ColdStart {
  private final Adapter adapter;

  public ColdStart(Adapter adapter) {
    this.adapter = adapter;
  }

  /// Starts the adapter.
  ///
  /// @return why the adapter cannot start with this image, in one line; empty once it runs
  public Optional<String> start(MemorySegment bytes) {
    Optional<String> unfit = unfit(bytes);
    if (unfit.isPresent()) {
      return unfit;
    }
    Span window = adapter.memory().span(Region.WINDOW);
    adapter.memory().fill(window, (byte) 0);
    adapter.memory().write(window.base(), bytes);
    return run(bytes.byteSize());
  }

  /// Why bytes are no fresh image that may run here; empty if they are.
  public Optional<String> unfit(MemorySegment bytes) {
    long windowBytes = adapter.memory().span(Region.WINDOW).sizeBytes();
    return switch (ImageReader.check(bytes, windowBytes, adapter.surroundings().trust())) {
      case ImageCheck.Bad bad -> Optional.of(bad.line());
      case ImageCheck.Whole whole -> TableLimits.exceededBy(whole.header().release());
    };
  }

  /// Runs the fresh image of that size that the window holds and that was found fit.
  ///
  /// @return why it does not run, in one line; empty once it does
  public Optional<String> run(long imageBytes) {
    LoadedImage image =
        LoadedImage.at(adapter.memory(), new Span(adapter.windowBase(), imageBytes));
    return missingCapability(image)
        .or(() -> missingCompanion(image))
        .or(() -> run(image, bootstrap -> placeTables(image, bootstrap.conversion())));
  }

  /// Runs the image that the window has held all along, with the tables that it has, if it is the
  /// one with that digest. What it needs initialized is initialized again: a start is a start.
  ///
  /// @return why it does not run, in one line; empty once it does
  public Optional<String> runKept(Digest digest) {
    AdapterMemory memory = adapter.memory();
    Span window = memory.span(Region.WINDOW);
    return switch (ImageReader.checkRunning(memory.view(window), adapter.surroundings().trust())) {
      case ImageCheck.Bad bad -> Optional.of(bad.line());
      case ImageCheck.Whole(ImageHeader header) when !header.digest().equals(digest) ->
          Optional.of(
              "the window holds another image than the one to start: digest=" + header.digest());
      case ImageCheck.Whole _ -> run(LoadedImage.at(memory, window), _ -> Optional.empty());
    };
  }

  /// What has to be done with the bootstrap before anything is initialized, and why it cannot be.
  private interface Preparation {
    Optional<String> prepare(Bootstrap bootstrap);
  }

  private Optional<String> run(LoadedImage image, Preparation preparation) {
    AdapterMemory memory = adapter.memory();
    CodeDefinition<Bootstrap> bootstrap =
        adapter.definer().bootstrap(memory, image.span(image.header().sections().bootstrap()));
    CodeDefinition<RunTimeSegment> text =
        adapter.definer().text(memory, image.span(image.header().sections().text()));
    if (bootstrap instanceof CodeDefinition.NotDefined<Bootstrap> failed) {
      return Optional.of(failed.line());
    }
    return switch (text) {
      case CodeDefinition.NotDefined<RunTimeSegment> failed -> Optional.of(failed.line());
      case CodeDefinition.Defined<RunTimeSegment> defined ->
          run(
              image,
              ((CodeDefinition.Defined<Bootstrap>) bootstrap).entry(),
              preparation,
              defined.entry());
    };
  }

  private Optional<String> run(
      LoadedImage image, Bootstrap bootstrap, Preparation preparation, RunTimeSegment text) {
    try {
      return preparation
          .prepare(bootstrap)
          .or(() -> initialized(image, bootstrap.initialization()))
          .or(() -> entered(image, text));
    } catch (RuntimeException | Error e) {
      return Optional.of("the image's code failed: " + e);
    }
  }

  private Optional<String> initialized(LoadedImage image, InitializationModule initialization) {
    return image.release().initialization().stream()
        .flatMap(step -> initialization.perform(adapter.memory(), step).stream())
        .findFirst();
  }

  private Optional<String> entered(LoadedImage image, RunTimeSegment text) {
    adapter.memory().seal(adapter.memory().span(Region.WINDOW));
    if (!adapter.control().isWhole()) {
      adapter.control().nextGeneration();
    }
    adapter.run(new RunningCode(adapter.control().generation(), image, text));
    adapter.surroundings().peers().announce(image.release());
    return Optional.empty();
  }

  private Optional<String> missingCapability(LoadedImage image) {
    Capabilities present = adapter.surroundings().capabilities();
    return image.release().requires().stream()
        .filter(capability -> !present.has(capability))
        .findFirst()
        .map(
            capability ->
                "an image starts where there is what it requires: capability="
                    + capability
                    + " presence="
                    + present.presence(capability));
  }

  private Optional<String> missingCompanion(LoadedImage image) {
    for (CompanionRequirement requirement : image.release().companions()) {
      Optional<CompanionModule> present =
          adapter.surroundings().environment().companion(requirement.module());
      boolean runs =
          present
              .filter(companion -> requirement.runsWith().contains(companion.version()))
              .isPresent();
      if (!runs) {
        return Optional.of(
            "an image starts with modules it runs with: module="
                + requirement.module()
                + " runs-with="
                + requirement.runsWith()
                + " present="
                + present.map(CompanionModule::version).map(Object::toString).orElse("none"));
      }
    }
    return Optional.empty();
  }

  private Optional<String> placeTables(LoadedImage image, ConversionModule conversion) {
    AdapterMemory memory = adapter.memory();
    MemorySegment data = memory.target(image.span(image.header().sections().data()));
    TableSpace space = new TableSpace(memory.span(Region.TABLES), List.of());
    for (int index = 0; index < image.layouts().size(); index++) {
      Structure structure = image.release().structures().get(index);
      int entries = structure.scope() == Scope.PER_PORT ? adapter.configuration().ports() : 1;
      long entryBytes = image.layouts().get(index).sizeBytes();
      Optional<Span> place = space.take(entryBytes * entries);
      if (place.isEmpty()) {
        return Optional.of(
            "the tables fit into their region: tablesBytes="
                + memory.span(Region.TABLES).sizeBytes());
      }
      TableRoot root = new TableRoot(place.get().base(), (int) entryBytes, entries);
      root.write(data, index);
      memory.fill(place.get(), (byte) 0);
      if (structure.scope() == Scope.PER_ADAPTER) {
        presetOnly(root.table(memory), image.layouts().get(index), structure, conversion, index);
      }
    }
    return Optional.empty();
  }

  private void presetOnly(
      Table table,
      EntryLayout layout,
      Structure structure,
      ConversionModule conversion,
      int index) {
    List<FieldMove.Preset> presets = new ArrayList<>();
    for (Field field : structure.fields()) {
      presets.add(
          new FieldMove.Preset(layout.place(field.id()).orElseThrow(), field.defaultValue()));
    }
    conversion.create(
        new StructurePlan.Create(index, true, presets), adapter.memory().target(table.entry(0)));
    adapter.memory().writeVolatile(table.entry(0).base(), Table.nextHeader(0, true));
  }
}
