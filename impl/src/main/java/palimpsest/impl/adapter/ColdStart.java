package palimpsest.impl.adapter;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.CodeDefinition;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunTimeSegment;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.image.ImageCheck;
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
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// The start of an adapter that runs nothing yet (INI-4): the image goes to the window, its tables
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
    AdapterMemory memory = adapter.memory();
    Span window = memory.span(Region.WINDOW);
    ImageCheck check = ImageReader.check(bytes, window.sizeBytes(), adapter.surroundings().trust());
    if (check instanceof ImageCheck.Bad bad) {
      return Optional.of(bad.line());
    }
    Optional<String> exceeded =
        TableLimits.exceededBy(((ImageCheck.Whole) check).header().release());
    if (exceeded.isPresent()) {
      return exceeded;
    }
    memory.fill(window, (byte) 0);
    memory.write(window.base(), bytes);
    LoadedImage image = LoadedImage.at(memory, new Span(window.base(), bytes.byteSize()));
    Optional<String> missing = missingCapability(image).or(() -> missingCompanion(image));
    if (missing.isPresent()) {
      return missing;
    }
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
          run(image, ((CodeDefinition.Defined<Bootstrap>) bootstrap).entry(), defined.entry());
    };
  }

  private Optional<String> run(LoadedImage image, Bootstrap bootstrap, RunTimeSegment text) {
    try {
      return prepareAndRun(image, bootstrap, text);
    } catch (RuntimeException | Error e) {
      return Optional.of("the image's code failed: " + e);
    }
  }

  private Optional<String> prepareAndRun(
      LoadedImage image, Bootstrap bootstrap, RunTimeSegment text) {
    Optional<String> noRoom = placeTables(image, bootstrap.conversion());
    if (noRoom.isPresent()) {
      return noRoom;
    }
    for (InitializationStep step : image.release().initialization()) {
      Optional<String> failure = bootstrap.initialization().perform(adapter.memory(), step);
      if (failure.isPresent()) {
        return failure;
      }
    }
    adapter.memory().seal(adapter.memory().span(Region.WINDOW));
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
