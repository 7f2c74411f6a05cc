package palimpsest.impl.device;

/// What opening a device brought: the device, or one line that says why there is none.
public sealed interface DeviceOpening {
  /// Whoever opened the device closes it.
  record Opened(BlockDevice device) implements DeviceOpening {}

  record Unusable(String line) implements DeviceOpening {}
}
