package palimpsest.impl.stage;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import palimpsest.impl.code.KnownClasses;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.io.Request;
import palimpsest.impl.memory.Region;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;

/// Updates one after the other, requests at all ports and a world that interferes, in whatever
/// order a seed makes of it: what hosts were told is what is kept.
@Tag("long")
final class ScheduleProperties {
  /// The same few images run again and again. Elsewhere classes are defined anew, so that PIT can
  /// put its mutants into them.
  private static final KnownClasses CLASSES = new KnownClasses();

  private static final int STEPS = 600;
  private static final Policy ANY_WAY =
      new Policy(true, new TreeSet<>(List.of(FieldName.of("login.quota"))));
  private static final List<Release> RELEASES =
      List.of(
          Releases.release("1.0").build(),
          Releases.release("2.0")
              .edit(
                  "login",
                  new FieldEdit.Added(new Field(9, "quota", 16, BIG_ENDIAN, 77)),
                  new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN))
              .build(),
          Releases.release("3.0")
              .edit(
                  "login",
                  new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 32),
                  new FieldEdit.Reordered(List.of(4, 3, 2, 1)))
              .edit("exchange", new FieldEdit.ByteOrderChanged(1, "next-id", LITTLE_ENDIAN))
              .build());
  private static final List<byte[]> IMAGES = RELEASES.stream().map(Worlds::image).toList();

  /// One run: where it is, and what was begun.
  private static final class Run {
    private final SplittableRandom random;
    private final Stepper stepper =
        Stepper.running(IMAGES.getFirst(), Worlds.surroundings(), CLASSES);
    private int running;
    private int target = -1;
    private int updates;

    private Run(long seed) {
      random = new SplittableRandom(seed);
    }

    private void step() {
      int chance = random.nextInt(1000);
      if (chance < 480) {
        stepAnyRequest();
      } else if (chance < 880) {
        stepUpdate();
      } else if (chance < 992) {
        beginRequest();
      } else {
        interfere();
      }
    }

    private void beginRequest() {
      int port = random.nextInt(4);
      int workers = stepper.adapter().configuration().workers();
      int busy = 0;
      for (int worker = 0; worker < workers; worker++) {
        if (stepper.hasRequest(worker)) {
          busy++;
          if (stepper.request(worker).request().port() == port) {
            return;
          }
        }
      }
      if (busy < workers) {
        stepper.begin(port, request(port));
      }
    }

    private Request request(int port) {
      long session = stepper.hosts().session(port);
      return switch (random.nextInt(5)) {
        case 0 -> new Request.Logout(session);
        case 1 -> new Request.Read(session, port);
        case 2 -> new Request.Write(session, port, Hosts.block(random.nextInt()));
        default ->
            Hosts.login(
                random.nextLong(), random.nextInt() & 0xFFFF_FFFFL, random.nextInt(0x1_0000));
      };
    }

    private void stepAnyRequest() {
      int worker = random.nextInt(stepper.adapter().configuration().workers());
      if (stepper.hasRequest(worker)) {
        stepper.stepRequest(worker);
      }
    }

    private void stepUpdate() {
      if (target < 0) {
        endRequests();
        target = (running + 1 + random.nextInt(2)) % RELEASES.size();
        updates++;
        stepper.trigger(Worlds.command("u" + updates, IMAGES.get(target), ANY_WAY));
        return;
      }
      if (!stepper.isEnded() && !stepper.step() && random.nextInt(60) == 0) {
        stepper.expireDrain();
      }
      if (stepper.isEnded()) {
        ended(stepper.finish());
      }
    }

    private void ended(Outcome outcome) {
      if (outcome instanceof Outcome.Updated) {
        stepper.hosts().updated(RELEASES.get(running), RELEASES.get(target));
        running = target;
      }
      Statistics.collect(
          outcome instanceof Outcome.Refused refused ? refused.refusal().kind() : "UPDATED");
      target = -1;
    }

    /// Where there is a way back it is taken; or a bit turns in the copy.
    private void interfere() {
      if (target < 0 || stepper.update().undoing().isEmpty()) {
        return;
      }
      if (stepper.update() instanceof OverlayStage.CopyBlock copy && copy.offset() > 0) {
        stepper.flipBit(Region.WINDOW, copy.offset() - 1);
      } else {
        stepper.refuse(Refusal.Kind.INCOMPATIBLE);
      }
    }

    /// An answer that is given after two updates could not be told from one given before.
    private void endRequests() {
      for (int worker = 0; worker < stepper.adapter().configuration().workers(); worker++) {
        if (stepper.hasRequest(worker)) {
          stepper.end(worker);
        }
      }
    }

    private void end() {
      if (target >= 0) {
        ended(stepper.finish());
      }
      endRequests();
      for (int index = 0; index < RELEASES.size(); index++) {
        if (index != running) {
          stepper.hosts().updated(RELEASES.get(index), RELEASES.get(running));
        }
      }
      Decoder.assertKept(stepper);
      assertThat(stepper.adapter().gate().isOpen()).isTrue();
      assertThat(stepper.adapter().control().isUpdating()).isFalse();
    }
  }

  @Property(tries = 150)
  void whatHostsWereToldIsKeptInWhateverOrderThingsHappen(@ForAll long seed) {
    Run run = new Run(seed);
    try {
      for (int step = 0; step < STEPS; step++) {
        run.step();
      }
      run.end();
    } finally {
      run.stepper.close();
    }
  }
}
