package palimpsest.impl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.Bytes;

/// Broken parts in the place of a roll's own: what each of them does wrong is seen. That the parts
/// themselves do not is what `RollTest` says.
class RollMutantsTest {
  private static final TogetherCompatible COMPATIBLE = new TogetherCompatible();

  private static void caught(RollWorld world, String race) {
    assertThat(world.complaints())
        .as("%s is caught: %s", race, world.log())
        .anyMatch(line -> line.startsWith(race));
  }

  /// R45: what a medium brought before it vanished counts as the image.
  @Test
  void halfAMediumIsTakenForAnImage() {
    Condition.Serves whole = RollWorld.serves(RollWorld.IMAGE);
    byte[] half = Arrays.copyOf(RollWorld.IMAGE, RollWorld.IMAGE.length / 2);
    InputDevice credulous =
        _ ->
            new MediumReading.Whole(
                new AcceptedImage(
                    whole.digest(), whole.release(), Bytes.copyOf(MemorySegment.ofArray(half))));
    RollWorld world = new RollWorld(RollWorld.TWO_PATHS).with(credulous);
    world.roll();
    caught(world, "R45");
  }

  /// R49: nobody looks whether hosts have another path.
  @Test
  void theLastPathOfAHostIsPaused() {
    RollWorld world = new RollWorld(List.of(RollWorld.paths("alone", "B"))).with(COMPATIBLE);
    world.roll();
    caught(world, "R49");
  }

  /// R49: a path counts, whether its adapter lives or not.
  @Test
  void aPathThatIsDeadIsTakenForAnother() {
    RollCheck anyPath =
        (system, adapter, _) ->
            RollWorld.TWO_PATHS.stream()
                .filter(host -> host.adapters().equals(Set.of(adapter)))
                .map(HostPaths::host)
                .findFirst();
    RollWorld world =
        new RollWorld(RollWorld.TWO_PATHS)
            .with(anyPath, COMPATIBLE)
            .with(new RollWorld.Death(6, "C"));
    world.roll();
    caught(world, "R49");
  }

  /// R50: nobody compares what runs together.
  @Test
  void releasesThatContradictEachOtherAreMixed() {
    RollWorld world = new RollWorld(RollWorld.TWO_PATHS).with(new LivePaths(RollWorld.TWO_PATHS));
    byte[] other =
        Worlds.image(Releases.release("2.0").parameters("login", "wwn", "quota").build());
    world.roll(RollWorld.command("u", other));
    caught(world, "R50");
  }

  /// R51: who notices that the source is dead waits for it.
  @Test
  void aDeadSourceIsWaitedFor() {
    RollWorld world =
        new RollWorld(RollWorld.TWO_PATHS)
            .with(
                (stage, system) ->
                    stage instanceof RollStage.TakeOver ? stage : stage.advance(system))
            .with(new RollWorld.Death(4, "A"));
    world.roll();
    caught(world, "R51");
  }

  /// R52: the next adapter is updated although the last one refused.
  @Test
  void aRollGoesOnBehindAFailure() {
    RollWorld.Taking stubborn =
        (stage, system) -> {
          RollStage next = stage.advance(system);
          return stage instanceof RollStage.UpdateAdapter(Roll roll, _)
                  && next instanceof RollStage.Ended
                  && roll.left().size() > 1
              ? new RollStage.PauseAdapter(roll.updated(roll.next()))
              : next;
        };
    RollWorld world = new RollWorld(RollWorld.TWO_PATHS).refusing().with(stubborn);
    world.roll();
    caught(world, "R52");
  }
}
