package palimpsest.impl.code;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.model.release.InitializationStep;

/// Does what the image needs done before its run-time segment starts (INI-2, CNV-5).
public interface InitializationModule {
  /// Does one step.
  ///
  /// @return what could not be done, if so; the update then goes forward and says so
  Optional<String> perform(AdapterMemory memory, InitializationStep step);

  /// Initializes memory that the image which runs does not use, ahead of everything else; it may be
  /// asked to do so again (FST-2). An image that needs nothing there does nothing.
  ///
  /// @param free all there is of such memory: there is no way from here to any other
  default void initializeMemory(List<MemorySegment> free) {}
}
