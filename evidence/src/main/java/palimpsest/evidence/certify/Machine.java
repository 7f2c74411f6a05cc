package palimpsest.evidence.certify;

import java.nio.file.Path;
import java.time.Instant;
import palimpsest.evidence.report.Certificate.Tools;

/// What a command needs of the machine it runs on and may not look up by itself.
public interface Machine {
  /// Time that only ever advances, from any beginning.
  long nanos();

  /// The time of day.
  Instant now();

  /// A folder for what need not last.
  Path temporary();

  /// With which versions of what this runs; may take some milliseconds.
  Tools tools();
}
