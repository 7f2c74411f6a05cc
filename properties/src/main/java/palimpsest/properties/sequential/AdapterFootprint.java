package palimpsest.properties.sequential;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.image.Checksums;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.TableRoot;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Structure;
import palimpsest.properties.seam.Footprint;

/// What an update that is refused has to leave as it was: the window, the present tables, handover
/// block and buffer, the hardware, companion modules, what peers were told; and nothing of an
/// update going on.
public final class AdapterFootprint {
  private AdapterFootprint() {}

  public static Footprint of(Adapter adapter) {
    SortedMap<String, String> parts = new TreeMap<>();
    for (Region region : List.of(Region.WINDOW, Region.HANDOVER, Region.BUFFER)) {
      parts.put("region " + region, sum(adapter, adapter.memory().span(region)));
    }
    parts.put(Footprint.HARDWARE, sum(adapter, adapter.memory().span(Region.HARDWARE)));
    tables(adapter, parts);
    parts.put("gate open", String.valueOf(adapter.gate().isOpen()));
    parts.put("window whole", String.valueOf(adapter.control().isWhole()));
    parts.put("update claimed", String.valueOf(adapter.control().isUpdating()));
    parts.put("buffer executable", String.valueOf(adapter.memory().isExecutable(Region.BUFFER)));
    parts.put("changes tracked", String.valueOf(adapter.marks().isTracking()));
    for (CompanionPart part : adapter.surroundings().companions().parts()) {
      parts.put("module " + part.name(), part.burnt() + " " + part.burnt().hashCode());
    }
    for (Peer peer : adapter.surroundings().peers().peers()) {
      parts.put("peer " + peer.name(), adapter.surroundings().peers().view(peer.name()).toString());
    }
    return new Footprint(parts);
  }

  private static void tables(Adapter adapter, SortedMap<String, String> parts) {
    MemorySegment window = adapter.memory().view(adapter.memory().span(Region.WINDOW));
    ImageHeader header = ImageReader.header(window);
    List<Structure> structures = header.release().structures();
    for (int index = 0; index < structures.size(); index++) {
      TableRoot root = TableRoot.read(header.sections().data().in(window), index);
      Span table = new Span(root.address(), (long) root.entryBytes() * root.entries());
      parts.put("table " + structures.get(index).name(), sum(adapter, table));
    }
  }

  private static String sum(Adapter adapter, Span span) {
    return Integer.toHexString(Checksums.crc32c(adapter.memory().view(span)));
  }
}
