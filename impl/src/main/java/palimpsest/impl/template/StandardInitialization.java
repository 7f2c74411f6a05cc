package palimpsest.impl.template;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.code.InitializationModule;
import palimpsest.impl.hardware.Hardware;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.model.release.InitializationStep;

/// Resets registers and clears buffers and caches (INI-2), and reads back what it did.
final class StandardInitialization implements InitializationModule {
  @Override
  public Optional<String> perform(AdapterMemory memory, InitializationStep step) {
    Hardware hardware = new Hardware(memory);
    return switch (step) {
      case InitializationStep.ResetRegister reset -> {
        hardware.setRegister(reset.register(), reset.value());
        yield hardware.register(reset.register()) == reset.value()
            ? Optional.empty()
            : Optional.of("could not " + step.text());
      }
      case InitializationStep.ClearBuffers _ -> {
        memory.fill(hardware.stagingBuffers(), (byte) 0);
        yield Optional.empty();
      }
      case InitializationStep.ClearCache _ -> {
        memory.fill(hardware.readCache(), (byte) 0);
        yield Optional.empty();
      }
    };
  }

  /// What is free may hold anything; tables and the saved image begin with zeros.
  @Override
  public void initializeMemory(List<MemorySegment> free) {
    free.forEach(segment -> segment.fill((byte) 0));
  }
}
