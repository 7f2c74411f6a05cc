package palimpsest.impl.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.AfterProperty;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.image.Checksums;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryFault;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Version;

/// What is handed over is what is read.
@Domain(Handovers.class)
@Domain(DomainContext.Global.class)
final class HandoverBlockProperties {
  private final AdapterMemory memory = new AdapterMemory(AdapterConfiguration.small().memoryMap());

  @AfterProperty
  void close() {
    memory.close();
  }

  @Property
  void whatIsHandedOverIsReadWhateverWasThereBefore(
      @ForAll Handover before, @ForAll Handover handover) {
    HandoverBlock.write(memory, before);
    HandoverBlock.write(memory, handover);
    assertThat(HandoverBlock.isEmpty(memory)).isFalse();
    assertThat(HandoverBlock.read(memory)).isEqualTo(handover);
    for (Region region : Region.values()) {
      if (region != Region.HANDOVER) {
        assertThat(isZero(memory.span(region))).as("%s is left alone", region).isTrue();
      }
    }
    HandoverBlock.clear(memory);
    assertThat(isZero(memory.span(Region.HANDOVER))).isTrue();
  }

  private boolean isZero(Span span) {
    byte[] zeros = new byte[(int) span.sizeBytes()];
    return Checksums.crc32c(memory.view(span)) == Checksums.crc32c(MemorySegment.ofArray(zeros));
  }

  @Example
  void anEmptyBlockIsNotRead() {
    assertThat(HandoverBlock.isEmpty(memory)).isTrue();
    assertThatThrownBy(() -> HandoverBlock.read(memory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the handover block is empty");
  }

  @Example
  void moreThanTheBlockHoldsIsNotWritten() {
    List<CompanionModule> many = new ArrayList<>();
    for (int index = 0; index < 5000; index++) {
      many.add(new CompanionModule("module-" + index, Version.of("1.0"), Capabilities.NONE));
    }
    Handover large =
        new Handover(
            new Span(0, 0),
            new Span(0, 0),
            Version.of("1.0"),
            Version.of("1.0"),
            Version.of("1.0"),
            Capabilities.NONE,
            new Environment(Capabilities.NONE, many, Collections.emptyList()),
            Policy.STRICT);
    assertThatThrownBy(() -> HandoverBlock.write(memory, large)).isInstanceOf(MemoryFault.class);
    assertThat(HandoverBlock.isEmpty(memory)).isTrue();
  }
}
