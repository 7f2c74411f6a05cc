package palimpsest.properties.roll;

import java.io.ByteArrayInputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.system.AcceptedImage;
import palimpsest.impl.system.HostPaths;
import palimpsest.impl.system.InputDevice;
import palimpsest.impl.system.LivePaths;
import palimpsest.impl.system.MediumReading;
import palimpsest.impl.system.Reply;
import palimpsest.impl.system.RolledAdapter;
import palimpsest.impl.system.TogetherCompatible;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Version;

/// Rolls with a broken part in the place of the storage system's own.
final class RollDefects {
  private RollDefects() {}

  /// R49: nobody looks whether hosts have another path.
  static RollParts lastPathPaused() {
    return RollParts.OWN.withChecks(_ -> List.of(new TogetherCompatible()));
  }

  /// SYS-4: of hosts that reach the system by the same adapters, one is not known to.
  static RollParts hostForgotten() {
    return RollParts.OWN.withChecks(
        checks ->
            checks.stream()
                .map(
                    check ->
                        check instanceof LivePaths(List<HostPaths> hosts)
                            ? new LivePaths(hosts.subList(1, hosts.size()))
                            : check)
                .toList());
  }

  /// R50: nobody compares what runs together.
  static RollParts versionsIgnored(RollPlan plan) {
    return RollParts.OWN.withChecks(_ -> List.of(new LivePaths(plan.hosts())));
  }

  /// R51: who notices that the source is dead waits for it.
  static RollParts nobodyTakesOver() {
    return RollParts.OWN.withTaking(
        (stage, system) -> stage.action().equals("TakeOver") ? stage : stage.advance(system));
  }

  /// R51: peers do not know what they have.
  static RollParts withoutImage(String... names) {
    return RollParts.OWN.withAdapter(
        adapter ->
            new Altered(adapter) {
              @Override
              public Optional<ImageSourceFactory> image(Digest digest) {
                return List.of(names).contains(name()) ? Optional.empty() : behind().image(digest);
              }
            });
  }

  /// R52: an update that fails passes for one that came through.
  static RollParts failureUnseen() {
    ImageSourceFactory nothing =
        ImageSources.stream(
            "nothing", OptionalLong.of(0), () -> new ByteArrayInputStream(new byte[0]));
    Version version = Version.of("2.0");
    return RollParts.OWN.withAdapter(
        adapter ->
            new Altered(adapter) {
              @Override
              public CompletableFuture<Outcome> update(UpdateCommand command) {
                return behind()
                    .update(new UpdateCommand(command.id(), nothing, command.policy()))
                    .thenApply(
                        _ ->
                            new Outcome.Updated(
                                command.id(), version, version, List.of(), List.of()));
              }
            });
  }

  /// R28: an adapter says that it has confirmed its image, and has not.
  static RollParts neverConfirmed() {
    return RollParts.OWN.withAdapter(
        adapter ->
            new Altered(adapter) {
              @Override
              public Reply confirm() {
                return new Reply.Done();
              }
            });
  }

  /// R45: what a medium brought before it vanished counts as the image.
  static RollParts halfTaken(byte[] image) {
    ImageHeader header = ImageReader.header(MemorySegment.ofArray(image));
    byte[] half = Arrays.copyOf(image, image.length / 2);
    InputDevice credulous =
        _ ->
            new MediumReading.Whole(
                new AcceptedImage(
                    header.digest(), header.release(), Bytes.copyOf(MemorySegment.ofArray(half))));
    return RollParts.OWN.withInput(_ -> credulous);
  }

  /// What one adapter writes, the others never see.
  static RollParts deviceNotShared() {
    return RollParts.OWN.withShared(
        (name, shared) -> name.equals("B") ? new MemoryDevice(shared.size()) : shared);
  }

  /// R22: what goes to one slot goes to the other, too.
  static RollParts slotsMixed() {
    return RollParts.OWN.withLocal(MixedSlots::new);
  }

  /// An adapter that does one thing otherwise.
  private abstract static class Altered implements RelayingAdapter {
    private final RolledAdapter behind;

    Altered(RolledAdapter behind) {
      this.behind = behind;
    }

    @Override
    public RolledAdapter behind() {
      return behind;
    }
  }

  private record MixedSlots(BlockDevice device) implements BlockDevice {
    @Override
    public DeviceSize size() {
      return device.size();
    }

    @Override
    public IoResult read(long block, ByteBuffer into) {
      return device.read(block, into);
    }

    @Override
    public IoResult write(long block, ByteBuffer from) {
      long slotBlocks = device.blocks() / 2;
      device.write(block % slotBlocks, from.duplicate());
      return device.write(block, from);
    }

    @Override
    public IoResult flush() {
      return device.flush();
    }

    @Override
    public void close() {
      device.close();
    }
  }
}
