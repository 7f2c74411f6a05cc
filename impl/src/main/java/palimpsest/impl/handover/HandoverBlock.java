package palimpsest.impl.handover;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.Environment;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Version;

/// The handover block: a region outside both images (IMG-9, HND-3).
///
/// ```
///  0  magic             8 bytes, 0 where there is no handover
///  8  old image         base, size
/// 24  new image         base, size
/// 40  the rest          versions, capability fields, policy: counted lists, big-endian
/// ```
public final class HandoverBlock {
  /// Room for the environment of an adapter; more is refused when it is written.
  public static final long SIZE_BYTES = 64 << 10;

  private static final long MAGIC = 0x48414E444F564552L;

  private HandoverBlock() {}

  public static void write(AdapterMemory memory, Handover handover) {
    Span block = memory.span(Region.HANDOVER);
    memory.write(block.base(), MemorySegment.ofArray(encode(handover)));
  }

  /// What was last handed over.
  ///
  /// @throws IllegalStateException if nothing was handed over
  public static Handover read(AdapterMemory memory) {
    byte[] bytes = memory.view(memory.span(Region.HANDOVER)).toArray(ValueLayout.JAVA_BYTE);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readLong() != MAGIC) {
        throw new IllegalStateException("the handover block is empty");
      }
      return new Handover(
          readSpan(in),
          readSpan(in),
          readVersion(in),
          readVersion(in),
          readVersion(in),
          readCapabilities(in),
          readEnvironment(in),
          new Policy(in.readBoolean(), readLosses(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static boolean isEmpty(AdapterMemory memory) {
    return memory.readWord(memory.span(Region.HANDOVER).base()) == 0;
  }

  public static void clear(AdapterMemory memory) {
    memory.fill(memory.span(Region.HANDOVER), (byte) 0);
  }

  private static byte[] encode(Handover handover) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(MAGIC);
      writeSpan(out, handover.oldImage());
      writeSpan(out, handover.newImage());
      writeVersion(out, handover.oldVersion());
      writeVersion(out, handover.newVersion());
      writeVersion(out, handover.origin());
      writeCapabilities(out, handover.oldCapabilities());
      writeEnvironment(out, handover.environment());
      out.writeBoolean(handover.policy().downgrade());
      writeNames(
          out, handover.policy().acceptedLosses().stream().map(FieldName::toString).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeSpan(DataOutput out, Span span) throws IOException {
    out.writeLong(span.base());
    out.writeLong(span.sizeBytes());
  }

  private static Span readSpan(DataInput in) throws IOException {
    return new Span(in.readLong(), in.readLong());
  }

  private static void writeVersion(DataOutput out, Version version) throws IOException {
    out.writeByte(version.numbers().size());
    for (int number : version.numbers()) {
      out.writeShort(number);
    }
  }

  private static Version readVersion(DataInput in) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      numbers.add(in.readUnsignedShort());
    }
    return new Version(numbers);
  }

  private static void writeCapabilities(DataOutput out, Capabilities capabilities)
      throws IOException {
    out.writeInt(capabilities.fields().size());
    for (var field : capabilities.fields().entrySet()) {
      out.writeUTF(field.getKey());
      out.writeUTF(field.getValue().name());
    }
  }

  private static Capabilities readCapabilities(DataInput in) throws IOException {
    SortedMap<String, Presence> fields = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      fields.put(in.readUTF(), Presence.valueOf(in.readUTF()));
    }
    return new Capabilities(fields);
  }

  private static void writeEnvironment(DataOutput out, Environment environment) throws IOException {
    writeCapabilities(out, environment.capabilities());
    out.writeInt(environment.companions().size());
    for (CompanionModule companion : environment.companions()) {
      out.writeUTF(companion.name());
      writeVersion(out, companion.version());
      writeCapabilities(out, companion.capabilities());
    }
    out.writeInt(environment.peers().size());
    for (Peer peer : environment.peers()) {
      out.writeUTF(peer.name());
      writeNames(out, peer.usesCapabilities());
      writeNames(out, peer.usesProcedures());
      out.writeBoolean(peer.noticesChanges());
    }
  }

  private static Environment readEnvironment(DataInput in) throws IOException {
    Capabilities capabilities = readCapabilities(in);
    List<CompanionModule> companions = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      companions.add(new CompanionModule(in.readUTF(), readVersion(in), readCapabilities(in)));
    }
    List<Peer> peers = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      peers.add(new Peer(in.readUTF(), readNames(in), readNames(in), in.readBoolean()));
    }
    return new Environment(capabilities, companions, peers);
  }

  private static void writeNames(DataOutput out, Iterable<String> names) throws IOException {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    out.writeInt(all.size());
    for (String name : all) {
      out.writeUTF(name);
    }
  }

  private static SortedSet<String> readNames(DataInput in) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      names.add(in.readUTF());
    }
    return names;
  }

  private static SortedSet<FieldName> readLosses(DataInput in) throws IOException {
    SortedSet<FieldName> losses = new TreeSet<>();
    readNames(in).forEach(name -> losses.add(FieldName.of(name)));
    return losses;
  }
}
