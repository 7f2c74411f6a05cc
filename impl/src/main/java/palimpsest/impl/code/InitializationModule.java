package palimpsest.impl.code;

import java.util.Optional;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.model.release.InitializationStep;

/// Does what the image needs done before its run-time segment starts (INI-2, CNV-5).
public interface InitializationModule {
  /// Does one step.
  ///
  /// @return what could not be done, if so; the update then goes forward and says so
  Optional<String> perform(AdapterMemory memory, InitializationStep step);
}
