package palimpsest.impl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;

/// A roll step by step over fake adapters: its order, who stops it, and who takes it over.
class RollTest {
  private static final int PIECE_BYTES = 512;

  private static String line(RollOutcome outcome) {
    assertThat(outcome).isInstanceOf(RollOutcome.Stopped.class);
    return ((RollOutcome.Stopped) outcome).line();
  }

  /// A medium that vanishes behind its first bytes: with a failure, or as if it ended there.
  private static ImageSourceFactory vanishing(int bytes, boolean fails) {
    InputStream first = new ByteArrayInputStream(Arrays.copyOf(RollWorld.IMAGE, bytes));
    InputStream gone =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the medium is gone");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("the medium is gone");
          }
        };
    return ImageSources.stream(
        "medium", OptionalLong.empty(), () -> fails ? new SequenceInputStream(first, gone) : first);
  }

  @Test
  void theSourceAdapterIsFirstThenItsPeersOneAtATime() {
    RollWorld world = new RollWorld(RollWorld.TWO_PATHS);
    RollOutcome outcome = world.roll();
    assertThat(outcome)
        .isEqualTo(new RollOutcome.Rolled("roll", List.of("A", "B", "C"), List.of()));
    assertThat(world.log())
        .containsExactly(
            "copied A",
            "copied B",
            "copied C",
            "begun A",
            "updated A",
            "begun B",
            "updated B",
            "begun C",
            "updated C");
    assertThat(world.complaints()).isEmpty();
  }

  @Test
  void whoRunsTheImageAlreadyIsLeftAsItIs() {
    RollWorld world = new RollWorld(RollWorld.TWO_PATHS);
    world.roll();
    assertThat(world.roll(RollWorld.command("again", RollWorld.IMAGE)).updated())
        .containsExactly("A", "B", "C");
    assertThat(world.log().stream().filter(line -> line.startsWith("begun"))).hasSize(3);
  }

  /// Whoever dies before whichever step: one clear line, or a roll without the dead one.
  @Test
  void whoeverDiesAtWhicheverStepTheRollEnds() {
    int ended = 0;
    int takenOver = 0;
    for (List<HostPaths> hosts : List.of(RollWorld.TWO_PATHS, RollWorld.THREE_PATHS)) {
      for (String victim : List.of("A", "B", "C")) {
        RollOutcome outcome;
        int step = 0;
        RollWorld world;
        do {
          world = new RollWorld(hosts).with(new RollWorld.Death(step, victim));
          outcome = world.roll();
          assertThat(world.complaints()).as("%s dies before step %d", victim, step).isEmpty();
          if (outcome instanceof RollOutcome.Stopped(_, String line, _, _)) {
            assertThat(line).isNotBlank().doesNotContain("\n");
          }
          takenOver += world.actions().contains("TakeOver") ? 1 : 0;
          ended++;
          step++;
        } while (world.log().contains("died " + victim));
        assertThat(outcome).isInstanceOf(RollOutcome.Rolled.class);
      }
    }
    System.out.println("RollTest: deaths=" + ended + " takenOver=" + takenOver);
    assertThat(ended).isGreaterThan(80);
    assertThat(takenOver).isGreaterThan(10);
  }

  @Test
  void aPeerThatHasTheImageTakesOverFromASourceThatDied() {
    // Everybody has the image by then, and nobody runs it.
    RollWorld world = new RollWorld(RollWorld.THREE_PATHS).with(new RollWorld.Death(5, "A"));
    assertThat(world.roll())
        .isEqualTo(
            new RollOutcome.Rolled(
                "roll",
                List.of("B", "C"),
                List.of("the source adapter died and was taken over: A by B")));
    assertThat(world.complaints()).isEmpty();
  }

  @Test
  void aSourceThatDiesBeforeAPeerHasTheImageIsTheEndInOneLine() {
    RollWorld world = new RollWorld(RollWorld.THREE_PATHS).with(new RollWorld.Death(3, "A"));
    assertThat(line(world.roll()))
        .isEqualTo("a source adapter that dies leaves the image with a peer: source=A");
  }

  @Test
  void aSourceThatDiesOfItsUpdateIsNotTakenOver() {
    RollWorld world = new RollWorld(RollWorld.THREE_PATHS).with(new RollWorld.Death(6, "A"));
    assertThat(line(world.roll())).isEqualTo("adapter A: no power");
    assertThat(world.log()).doesNotContain("begun B", "begun C");
  }

  @Test
  void aMediumThatVanishesAnywhereIsNoImage() {
    for (int bytes = 0; bytes < RollWorld.IMAGE.length; bytes += PIECE_BYTES) {
      for (boolean fails : List.of(true, false)) {
        RollWorld world = new RollWorld(RollWorld.TWO_PATHS);
        assertThat(line(world.roll(RollWorld.command("u", vanishing(bytes, fails)))))
            .isNotBlank()
            .doesNotContain("\n");
        assertThat(world.log()).as("bytes=%d fails=%s", bytes, fails).isEmpty();
      }
    }
  }

  @Test
  void anImageWithAnyByteTurnedIsNoImage() {
    for (int at = 0; at < RollWorld.IMAGE.length; at += PIECE_BYTES - 1) {
      byte[] bad = RollWorld.IMAGE.clone();
      bad[at] ^= 1;
      RollWorld world = new RollWorld(RollWorld.TWO_PATHS);
      assertThat(line(world.roll(RollWorld.command("u", Worlds.source(bad))))).isNotBlank();
      assertThat(world.log()).isEmpty();
    }
  }

  @Test
  void anImageThatFailsInTheSourceAdapterGoesNoFurther() {
    RollWorld world = new RollWorld(RollWorld.TWO_PATHS).refusing();
    assertThat(line(world.roll())).isEqualTo("adapter A: the new code fails");
    assertThat(world.log()).doesNotContain("begun B", "begun C");
    assertThat(world.complaints()).isEmpty();
  }

  @Test
  void versionsThatCannotRunTogetherAreNotMixed() {
    byte[] other =
        Worlds.image(Releases.release("2.0").parameters("login", "wwn", "quota").build());
    RollWorld world = new RollWorld(RollWorld.TWO_PATHS);
    assertThat(line(world.roll(RollWorld.command("u", other))))
        .isEqualTo(
            "releases that run together are compatible: adapter=A release=2.0 other=B runs=1.0:"
                + " parameters of login differ");
    assertThat(world.log()).doesNotContain("begun A");
  }

  @Test
  void aHostThatWouldLoseItsLastPathStopsTheRoll() {
    List<HostPaths> hosts = new ArrayList<>(RollWorld.TWO_PATHS);
    hosts.add(new HostPaths("alone", new TreeSet<>(List.of("B"))));
    RollWorld world = new RollWorld(hosts);
    RollOutcome outcome = world.roll();
    assertThat(line(outcome)).isEqualTo("every host keeps a path: adapter=B host=alone");
    assertThat(outcome.updated()).as("nobody is updated where not all can be").isEmpty();
    assertThat(world.log()).isEmpty();
  }

  /// It might come back with a release that does not run together with the new one.
  @Test
  void aRollBeginsWhereAllAdaptersAnswer() {
    RollWorld world = new RollWorld(RollWorld.THREE_PATHS);
    world.fake("C").die();
    assertThat(line(world.roll())).isEqualTo("each adapter answers when a roll begins: adapter=C");
    assertThat(world.log()).containsExactly("died C");
  }

  @Test
  void noAdapterIsPausedWhileAnotherIs() {
    RollWorld world = new RollWorld(RollWorld.THREE_PATHS);
    world.fake("C").pause();
    assertThat(line(world.roll()))
        .isEqualTo("no adapter is paused while another is: adapter=A paused=C");
  }
}
