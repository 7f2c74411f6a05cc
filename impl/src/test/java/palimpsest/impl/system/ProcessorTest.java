package palimpsest.impl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.impl.fixture.HeldSource;
import palimpsest.impl.trace.TraceSink;

/// Who may trigger what, and when: one roll at a time, and the same id is the same roll.
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class ProcessorTest {
  private static final byte[] BAD = new byte[100];

  @Test
  void theSameIdIsTheSameRollWhileItRunsAndAfterwards() {
    HeldSource medium = new HeldSource(BAD);
    Processor processor = new Processor(new RollWorld(RollWorld.TWO_PATHS).system());
    RollCommand command = RollWorld.command("one", medium);
    CompletableFuture<RollOutcome> first = processor.trigger(command);
    CompletableFuture<RollOutcome> second = processor.trigger(command);
    assertThat(first).isNotDone();
    medium.release();
    assertThat(second.join()).isSameAs(first.join());
    assertThat(processor.trigger(command).join()).isSameAs(first.join());
    assertThat(medium.opened()).isEqualTo(1);
  }

  @Test
  void anotherRollIsRefusedInOneLineWhileOneRunsAndMayComeAfterwards() {
    HeldSource medium = new HeldSource(BAD);
    Processor processor = new Processor(new RollWorld(RollWorld.TWO_PATHS).system());
    CompletableFuture<RollOutcome> first = processor.trigger(RollWorld.command("one", medium));
    HeldSource other = HeldSource.free(BAD);
    RollOutcome refused = processor.trigger(RollWorld.command("two", other)).join();
    assertThat(((RollOutcome.Stopped) refused).line())
        .isEqualTo("one roll runs at a time: id=two running=one");
    assertThat(other.opened()).isZero();
    medium.release();
    first.join();
    assertThat(processor.trigger(RollWorld.command("two", other)).join()).isNotEqualTo(refused);
    assertThat(other.opened()).isEqualTo(1);
  }

  /// R44: a processor that remembers nothing rolls a second time, and that is seen.
  @Test
  void aProcessorThatForgetsIdsIsCaught() {
    Map<String, CompletableFuture<RollOutcome>> forgetful =
        new LinkedHashMap<>() {
          @Override
          public @Nullable CompletableFuture<RollOutcome> get(@Nullable Object id) {
            return null;
          }
        };
    HeldSource medium = HeldSource.free(BAD);
    Processor processor =
        new Processor(new RollWorld(RollWorld.TWO_PATHS).system(), TraceSink.NONE, forgetful);
    RollCommand command = RollWorld.command("one", medium);
    RollOutcome first = processor.trigger(command).join();
    assertThat(processor.trigger(command).join()).isNotSameAs(first);
    assertThat(medium.opened()).as("a roll is made twice").isEqualTo(2);
  }

  @Test
  void aRollWaitsForEachUpdate() {
    RollWorld world = new RollWorld(RollWorld.TWO_PATHS);
    Processor processor = new Processor(world.system());
    CompletableFuture<RollOutcome> roll =
        processor.trigger(RollWorld.command("one", RollWorld.IMAGE));
    for (String name : new String[] {"A", "B", "C"}) {
      FakeAdapter fake = world.fake(name);
      Awaitility.await().until(fake::isUpdating);
      assertThat(roll).isNotDone();
      fake.finish(RollWorld.serves(RollWorld.OLD_IMAGE), false);
    }
    assertThat(roll.join()).isInstanceOf(RollOutcome.Rolled.class);
  }
}
