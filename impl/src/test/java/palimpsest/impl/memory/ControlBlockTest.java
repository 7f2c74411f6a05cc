package palimpsest.impl.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.Digest;

/// The shared words: each keeps what is written to it, and none lies on another's.
class ControlBlockTest {
  private static final int WORKERS = 5;
  private static final AdapterConfiguration SIZES =
      AdapterConfiguration.small().withWorkers(WORKERS);

  private final AdapterMemory memory = new AdapterMemory(SIZES.memoryMap());
  private final ControlBlock control = new ControlBlock(memory);

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void everythingIsWholeOpenAndIdleAtFirst() {
    assertThat(control.generation()).isZero();
    assertThat(control.isWhole()).isTrue();
    assertThat(memory.readWord(control.tracking())).isZero();
    assertThat(control.isUpdating()).isFalse();
    assertThat(memory.readWord(control.gate())).isZero();
  }

  @Test
  void theGenerationIsOddWhileTheWindowIsNotWhole() {
    control.nextGeneration();
    assertThat(control.isWhole()).isFalse();
    control.nextGeneration();
    assertThat(control.isWhole()).isTrue();
    assertThat(control.generation()).isEqualTo(2);
  }

  @Test
  void thePlaceForAnUpdateIsClaimedOnce() {
    assertThat(control.claimUpdate()).isTrue();
    assertThat(control.isUpdating()).isTrue();
    assertThat(control.claimUpdate()).isFalse();
    assertThat(control.updates()).as("beginnings and ends").isEqualTo(1);
    assertThat(control.releaseUpdate()).isEqualTo(2);
    assertThat(control.isUpdating()).isFalse();
    assertThat(control.claimUpdate()).isTrue();
    assertThat(control.updates()).isEqualTo(3);
  }

  @Test
  void whatIsWrittenToOneWordChangesNoOther() {
    byte[] bytes = new byte[Digest.SIZE_BYTES];
    Arrays.fill(bytes, (byte) 0xD1);
    Digest digest = new Digest(Bytes.of(bytes));
    memory.writeWord(control.gate(), -1L);
    control.nextGeneration();
    memory.writeWord(control.tracking(), -1L);
    control.claimUpdate();
    control.setDigest(digest);
    memory.fill(control.scratch(), (byte) 0x5C);
    for (int worker = 0; worker < WORKERS; worker++) {
      memory.writeWord(control.worker(worker), 100 + worker);
    }
    assertThat(memory.readWord(control.gate())).isEqualTo(-1L);
    assertThat(control.generation()).isEqualTo(1);
    assertThat(memory.readWord(control.tracking())).isEqualTo(-1L);
    assertThat(control.isUpdating()).isTrue();
    assertThat(control.digest()).isEqualTo(digest);
    assertThat(memory.readWord(control.scratch().end() - 8)).isEqualTo(0x5C5C_5C5C_5C5C_5C5CL);
    for (int worker = 0; worker < WORKERS; worker++) {
      assertThat(memory.readWord(control.worker(worker))).isEqualTo(100 + worker);
    }
  }

  @Test
  void sharedWordsAreACacheLineApartAndInTheirRegion() {
    List<Long> words = new ArrayList<>(List.of(control.gate()));
    for (int worker = 0; worker < WORKERS; worker++) {
      words.add(control.worker(worker));
    }
    for (int index = 1; index < words.size(); index++) {
      assertThat(words.get(index) - words.get(index - 1)).isGreaterThanOrEqualTo(128);
    }
    assertThat(words.getLast() + 8 - memory.span(Region.CONTROL).base())
        .isLessThanOrEqualTo(ControlBlock.sizeBytes(WORKERS));
    assertThat(control.scratch().sizeBytes()).isEqualTo(ControlBlock.SCRATCH_BYTES);
    assertThat(control.scratch().end()).isLessThanOrEqualTo(control.worker(0));
  }
}
