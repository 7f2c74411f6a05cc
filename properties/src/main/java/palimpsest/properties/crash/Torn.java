package palimpsest.properties.crash;

import java.util.List;
import palimpsest.impl.nonvolatile.Power;

/// In which ways a write is torn.
public enum Torn implements Power.Tear {
  FIRST_BYTE {
    @Override
    public int wholeBytes(int sizeBytes) {
      return 0;
    }
  },
  MIDDLE {
    @Override
    public int wholeBytes(int sizeBytes) {
      return sizeBytes / 2;
    }
  },
  LAST_BYTE {
    @Override
    public int wholeBytes(int sizeBytes) {
      return sizeBytes - 1;
    }
  },
  NOT_AT_ALL {
    @Override
    public int wholeBytes(int sizeBytes) {
      return sizeBytes;
    }
  };

  static final List<Torn> OF_A_WRITE = List.of(values());

  /// An operation of a burn is torn in one way, or done.
  static final List<Torn> OF_A_BURN = List.of(MIDDLE, NOT_AT_ALL);
}
