package palimpsest.impl.nonvolatile;

import java.nio.ByteBuffer;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;

/// A block device that loses its power with the adapter: the block under way is torn.
///
/// One thread writes at a time.
public final class PoweredDevice implements BlockDevice {
  private final BlockDevice device;
  private final Power power;

  public PoweredDevice(BlockDevice device, Power power) {
    this.device = device;
    this.power = power;
  }

  @Override
  public DeviceSize size() {
    return device.size();
  }

  @Override
  public IoResult read(long block, ByteBuffer into) {
    return power.isLost() ? Rows.NO_POWER : device.read(block, into);
  }

  @Override
  public IoResult write(long block, ByteBuffer from) {
    ByteBuffer before = ByteBuffer.allocate(blockBytes());
    if (device.read(block, before) instanceof IoResult.Failed failed) {
      return failed;
    }
    byte[] after = new byte[from.remaining()];
    from.get(after);
    IoResult result =
        power
            .write(before.array(), after)
            .map(left -> device.write(block, ByteBuffer.wrap(left)))
            .orElse(Rows.NO_POWER);
    return power.isLost() ? Rows.NO_POWER : result;
  }

  @Override
  public IoResult flush() {
    return power.isLost() ? Rows.NO_POWER : device.flush();
  }

  @Override
  public void close() {
    device.close();
  }
}
