package palimpsest.impl.io;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a host asks of the adapter through a port, whichever link carried it (SYS-5).
public sealed interface Request {
  /// Opens the port's session. `values` are the login's parameters by field id; those that the
  /// running image knows are kept in the login table (PER-3). A port logs in again at any time.
  record Login(long wwn, SortedMap<Integer, Long> values) implements Request {
    public Login {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  record Logout(long session) implements Request {}

  record Read(long session, long block) implements Request {}

  /// `data` is one block, and not changed by anyone once it is given.
  @SuppressWarnings("ArrayRecordComponent")
  record Write(long session, long block, byte[] data) implements Request {}

  /// Answered once all writes answered before are on the medium.
  record Flush(long session) implements Request {}
}
