package palimpsest.impl.powerloss;

import palimpsest.impl.nonvolatile.Power;

/// Where a campaign tears a write.
enum Torn implements Power.Tear {
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
  }
}
