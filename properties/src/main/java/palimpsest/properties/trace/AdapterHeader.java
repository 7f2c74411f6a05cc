package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.table.ChangeMarks;
import palimpsest.impl.table.EntryLayout;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;
import palimpsest.properties.trace.TraceHeader.ImageInfo;
import palimpsest.properties.trace.TraceHeader.ModuleInfo;
import palimpsest.properties.trace.TraceHeader.StructureInfo;

/// The header of a trace of our own adapter, from its start on.
public final class AdapterHeader {
  private static final String SESSIONS = "login";

  private final AdapterConfiguration sizes;
  private final Environment environment;
  private final SequencedMap<Release, Integer> images = new LinkedHashMap<>();
  private Optional<StorageInfo> storage = Optional.empty();

  /// A header for an adapter in an environment, with the modules as they are at first.
  public AdapterHeader(AdapterConfiguration sizes, Environment environment) {
    this.sizes = sizes;
    this.environment = environment;
  }

  /// Adds a release that may run, as an image of so many bytes; the first one runs first.
  public AdapterHeader with(Release release, int imageBytes) {
    images.putLast(release, imageBytes);
    return this;
  }

  /// Its updates are by fastload, and the trace begins with its first start.
  public AdapterHeader with(Storage newStorage) {
    storage =
        Optional.of(
            new StorageInfo(
                newStorage.slots().device().blockBytes(), newStorage.settings().triesMax()));
    return this;
  }

  public TraceHeader build() {
    Release first = images.firstEntry().getKey();
    SequencedMap<String, String> modules = new LinkedHashMap<>();
    for (CompanionModule module : environment.companions()) {
      modules.put(module.name(), module.version().toString());
    }
    List<ImageInfo> infos = new ArrayList<>();
    images.forEach((release, bytes) -> infos.add(image(release, bytes)));
    return new TraceHeader(
        sizes.ports(),
        sizes.workers(),
        ChangeMarks.behindWord(0),
        sizes.copyBlockBytes(),
        sizes.windowBytes(),
        sizes.restMax(),
        sizes.roundsMax(),
        SESSIONS,
        first.name(),
        modules,
        infos,
        versions(first),
        storage);
  }

  /// What an adapter has one of is there from the start, changed once; and so is the boot record.
  private SortedMap<String, Long> versions(Release release) {
    SortedMap<String, Long> versions = new TreeMap<>();
    storage.ifPresent(_ -> versions.put("record", 1L));
    for (Structure structure : release.structures()) {
      if (structure.scope() == Scope.PER_ADAPTER) {
        versions.put(EntryLayout.of(structure).location(0), 1L);
      }
    }
    return versions;
  }

  private ImageInfo image(Release release, int bytes) {
    SequencedMap<String, ModuleInfo> modules = new LinkedHashMap<>();
    for (CompanionRequirement requirement : release.companions()) {
      SequencedMap<String, List<String>> needs = new LinkedHashMap<>();
      requirement.needs().forEach((module, range) -> needs.put(module, within(module, range)));
      modules.put(
          requirement.module(),
          new ModuleInfo(
              within(requirement.module(), requirement.runsWith()),
              requirement.carries().map(Version::toString),
              needs));
    }
    return new ImageInfo(
        release.name(),
        release.version().toString(),
        bytes,
        release.structures().stream().map(this::structure).toList(),
        modules,
        Optional.empty());
  }

  private StructureInfo structure(Structure structure) {
    EntryLayout layout = EntryLayout.of(structure);
    long words = (layout.sizeBytes() - EntryLayout.HEADER_BYTES) / Long.BYTES;
    return new StructureInfo(
        structure.name(),
        structure.scope() == Scope.PER_PORT ? sizes.ports() : 1,
        (int) words,
        layout.places().stream()
            .map(
                place ->
                    place.id() + ":" + place.bits() + "@" + place.offsetBytes() + place.order())
            .collect(Collectors.joining(" ")));
  }

  /// The versions of a module in a range, of those that it has or may get.
  private List<String> within(String module, VersionRange range) {
    Set<Version> known = new LinkedHashSet<>();
    environment.companion(module).map(CompanionModule::version).ifPresent(known::add);
    for (Release release : images.keySet()) {
      release.companion(module).flatMap(CompanionRequirement::carries).ifPresent(known::add);
    }
    return known.stream().filter(range::contains).map(Version::toString).toList();
  }
}
