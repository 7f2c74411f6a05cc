package palimpsest.properties.sequential;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.CodeDefinition;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.UpdateModule;
import palimpsest.impl.handover.Handover;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.ImageSource;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.Table;
import palimpsest.impl.update.Decision;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.StructurePlan;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Policy;
import palimpsest.properties.judge.PersistentData;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.seam.Prediction;

/// An update that is only thought through: the new image lies in memory of its own, decides there
/// with its own code, and converts copies of the entries. The adapter is read and never written.
final class DryRun {
  private final Adapter adapter;
  private final LoadedImage running;

  private DryRun(Adapter adapter) {
    this.adapter = adapter;
    this.running = adapter.running().image();
  }

  static Prediction of(Adapter adapter, byte[] image, Policy policy) {
    try (AdapterMemory memory = new AdapterMemory(adapter.configuration().memoryMap())) {
      return new DryRun(adapter).load(memory, image, policy);
    }
  }

  /// The old image's own update module loads and checks the image, in the other memory.
  private Prediction load(AdapterMemory memory, byte[] image, Policy policy) {
    UpdateModule module = adapter.running().text().updateModule();
    long loadedBytes = 0;
    try (ImageSource source = FaultySource.of("a dry run", image, FaultPlan.NONE).open()) {
      Chunk chunk = module.load(memory, source, loadedBytes);
      while (chunk instanceof Chunk.Read read) {
        loadedBytes += read.bytes();
        chunk = module.load(memory, source, loadedBytes);
      }
      if (chunk instanceof Chunk.Exceeds exceeds) {
        return refused(Refusal.Kind.BAD_IMAGE, exceeds.line());
      }
      if (chunk instanceof Chunk.Failed failed) {
        return refused(Refusal.Kind.SOURCE_FAILED, failed.line());
      }
    }
    return switch (module.check(memory, loadedBytes, adapter.surroundings().trust())) {
      case ImageCheck.Bad bad -> refused(Refusal.Kind.BAD_IMAGE, bad.line());
      case ImageCheck.Whole _ -> branch(memory, loadedBytes, policy);
    };
  }

  private Prediction branch(AdapterMemory memory, long loadedBytes, Policy policy) {
    memory.setExecutable(Region.BUFFER, true);
    LoadedImage loaded =
        LoadedImage.at(memory, new Span(memory.span(Region.BUFFER).base(), loadedBytes));
    CodeDefinition<Bootstrap> code =
        adapter.definer().bootstrap(memory, loaded.span(loaded.header().sections().bootstrap()));
    return switch (code) {
      case CodeDefinition.NotDefined<Bootstrap> failed ->
          refused(Refusal.Kind.BAD_CODE, failed.line());
      case CodeDefinition.Defined<Bootstrap> defined -> predict(loaded, defined.entry(), policy);
    };
  }

  private static Prediction refused(Refusal.Kind kind, String line) {
    return refused(new Refusal(kind, line));
  }

  private static Prediction refused(Refusal refusal) {
    return new Prediction(Optional.of(refusal), List.of(), new PersistentData(new TreeMap<>()));
  }

  private Prediction predict(LoadedImage loaded, Bootstrap bootstrap, Policy policy) {
    Handover handover =
        new Handover(
            running.span(),
            loaded.span(),
            running.version(),
            loaded.version(),
            running.origin(),
            running.release().supports(),
            adapter.surroundings().environment(),
            policy);
    return switch (bootstrap.logic().decide(handover, running, loaded)) {
      case Decision.Refuse refuse -> refused(refuse.refusal());
      case Decision.Proceed proceed -> new Conversion(loaded, bootstrap).predict(proceed);
    };
  }

  /// The data as they would be.
  private final class Conversion {
    private final LoadedImage loaded;
    private final Bootstrap bootstrap;
    private final SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> all =
        new TreeMap<>();
    private Optional<Refusal> lost = Optional.empty();

    private Conversion(LoadedImage loaded, Bootstrap bootstrap) {
      this.loaded = loaded;
      this.bootstrap = bootstrap;
    }

    private Prediction predict(Decision.Proceed proceed) {
      for (StructurePlan plan : proceed.plan().structures()) {
        EntryLayout layout = loaded.layouts().get(plan.target());
        all.put(layout.structure(), new TreeMap<>());
        switch (plan) {
          case StructurePlan.Carry carry -> carry(layout, running.table(carry.source()));
          case StructurePlan.Convert convert -> convert(layout, convert);
          case StructurePlan.Create create -> create(layout, create);
        }
      }
      List<Incompatibility> found = proceed.found();
      return lost.map(DryRun::refused)
          .orElseGet(() -> new Prediction(Optional.empty(), found, new PersistentData(all)));
    }

    private void carry(EntryLayout layout, Table table) {
      for (int entry = 0; entry < table.entries(); entry++) {
        if (table.isPresent(entry)) {
          put(layout, entry, table.view(entry));
        }
      }
    }

    private void convert(EntryLayout layout, StructurePlan.Convert plan) {
      Table table = running.table(plan.source());
      for (int entry = 0; entry < table.entries(); entry++) {
        MemorySegment source =
            MemorySegment.ofArray(table.view(entry).toArray(ValueLayout.JAVA_BYTE)).asReadOnly();
        MemorySegment target = MemorySegment.ofArray(new byte[(int) layout.sizeBytes()]);
        Optional<String> loss = bootstrap.conversion().convert(plan, source, target);
        if (table.isPresent(entry)) {
          int place = entry;
          loss.filter(_ -> lost.isEmpty())
              .ifPresent(line -> lost = Optional.of(lostValue(plan, place, line)));
          put(layout, entry, target);
        }
      }
    }

    private Refusal lostValue(StructurePlan.Convert plan, int entry, String line) {
      String structure = running.layouts().get(plan.source()).structure();
      return new Refusal(
          Refusal.Kind.VALUE_LOST, line + ": structure=" + structure + " entry=" + entry);
    }

    private void create(EntryLayout layout, StructurePlan.Create plan) {
      if (plan.present()) {
        int entries =
            switch (loaded.release().structures().get(plan.target()).scope()) {
              case PER_PORT -> adapter.configuration().ports();
              case PER_ADAPTER -> 1;
            };
        for (int entry = 0; entry < entries; entry++) {
          MemorySegment target = MemorySegment.ofArray(new byte[(int) layout.sizeBytes()]);
          bootstrap.conversion().create(plan, target);
          put(layout, entry, target);
        }
      }
    }

    private void put(EntryLayout layout, int entry, MemorySegment bytes) {
      SortedMap<Integer, Long> values = new TreeMap<>();
      layout.places().forEach(place -> values.put(place.id(), EntryLayout.read(bytes, place)));
      all.getOrDefault(layout.structure(), new TreeMap<>()).put(entry, values);
    }
  }
}
