package palimpsest.impl.system;

import palimpsest.impl.source.ImageSourceFactory;

/// Where the storage system takes media in that store a new image (SYS-1).
@FunctionalInterface
public interface InputDevice {
  /// Reads a medium to its end. An image counts only once it is whole: what is done with it later
  /// is done with what was read, whatever becomes of the medium.
  MediumReading accept(ImageSourceFactory medium);
}
