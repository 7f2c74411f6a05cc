package palimpsest.evidence.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import palimpsest.evidence.report.Certificate.Tools;

/// What a command needs of the machine it runs on and may not look up by itself.
public interface Machine {
  /// Time that only ever advances, from any beginning.
  long nanos();

  /// The time of day.
  Instant now();

  /// A folder for what need not last.
  Path temporary();

  /// The launcher of the virtual machine.
  Path java();

  /// How many threads can run at the same time.
  int processors();

  /// How much memory there is for all processes together.
  long memoryBytes();

  /// The jars that run.
  List<Path> binaries();

  /// With which versions of what this runs; may take some milliseconds.
  Tools tools();
}
