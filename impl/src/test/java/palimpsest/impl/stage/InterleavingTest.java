package palimpsest.impl.stage;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.impl.code.KnownClasses;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Release;
import palimpsest.model.release.VersionRange;

/// An update at every point of a request, and a request at every point of an update: each is
/// answered once, and afterwards the bytes say what hosts were told.
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class InterleavingTest {
  private static final int PORT = 1;
  private static final Release OLD = Releases.release("1.0").build();

  /// Every login is converted, and one that was missed or seen half would show: in the units.
  private static final Release NEW =
      Releases.release("2.0")
          .edit(
              "login",
              new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 32),
              new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN),
              new FieldEdit.Added(new Field(9, "quota", 8, LITTLE_ENDIAN, 3)))
          .edit("exchange", new FieldEdit.ByteOrderChanged(1, "next-id", LITTLE_ENDIAN))
          .implicit(new ImplicitChange(VersionRange.of("1.0"), FieldName.of("login.speed"), 1000))
          .build();

  /// The same, with fewer steps: exchanges stay where they are.
  private static final Release LOGINS_ONLY =
      Releases.release("2.0")
          .structures(all -> List.of(NEW.structure("login").orElseThrow(), all.get(1), all.get(2)))
          .implicit(NEW.implicitChanges().toArray(ImplicitChange[]::new))
          .build();

  /// The same few images run again and again. Elsewhere classes are defined anew, so that PIT can
  /// put its mutants into them.
  private static final KnownClasses CLASSES = new KnownClasses();

  private static final byte[] OLD_IMAGE = Worlds.image(OLD);
  private static final byte[] NEW_IMAGE = Worlds.image(NEW);
  private static final byte[] LOGINS_ONLY_IMAGE = Worlds.image(LOGINS_ONLY);

  enum Kind {
    LOGIN {
      @Override
      void prepare(Stepper stepper) {}

      @Override
      Request request(Stepper stepper) {
        return Hosts.login(0xABCD_EF01_2345_6789L, 16, 5);
      }
    },
    LOGIN_AGAIN {
      @Override
      Request request(Stepper stepper) {
        return new Request.Login(
            0x0F0E_0D0C_0B0A_0908L, new TreeMap<>(Map.of(Releases.SPEED, 64L)));
      }
    },
    LOGOUT {
      @Override
      Request request(Stepper stepper) {
        return new Request.Logout(stepper.hosts().session(PORT));
      }
    },
    READ {
      @Override
      Request request(Stepper stepper) {
        return new Request.Read(stepper.hosts().session(PORT), 7);
      }
    },
    WRITE {
      @Override
      Request request(Stepper stepper) {
        return new Request.Write(stepper.hosts().session(PORT), 7, Hosts.block(2));
      }
    },
    FLUSH {
      @Override
      Request request(Stepper stepper) {
        return new Request.Flush(stepper.hosts().session(PORT));
      }
    };

    void prepare(Stepper stepper) {
      stepper.serve(PORT, Hosts.login(0x1111_2222_3333_4444L, 32, 6));
      stepper.serve(PORT, new Request.Write(stepper.hosts().session(PORT), 7, Hosts.block(1)));
    }

    abstract Request request(Stepper stepper);
  }

  private static Stepper prepared(Kind kind) {
    Stepper stepper = Stepper.running(OLD_IMAGE, Worlds.surroundings(), CLASSES);
    stepper.serve(0, Hosts.login(0x99, 16, 1));
    stepper.serve(2, Hosts.login(0x98, 32, 0xFFFF));
    kind.prepare(stepper);
    return stepper;
  }

  /// The update is over, and the hosts go on where they were.
  private static void assertKept(Stepper stepper) {
    assertThat(stepper.finish()).isInstanceOf(Outcome.Updated.class);
    stepper.hosts().updated(OLD, NEW);
    Decoder.assertKept(stepper);
    long session = stepper.hosts().session(PORT);
    if (session != Hosts.NO_SESSION) {
      Response response = stepper.serve(PORT, new Request.Read(session, 7));
      assertThat(response.servedBy()).isEqualTo(NEW.version());
    }
    assertThat(stepper.serve(3, Hosts.login(0x97, 8, 2)).servedBy()).isEqualTo(NEW.version());
    Decoder.assertKept(stepper);
  }

  @ParameterizedTest
  @EnumSource
  void anUpdateIsTriggeredAtEveryPointOfARequest(Kind kind) {
    boolean answered = false;
    for (int point = 0; !answered; point++) {
      try (Stepper stepper = prepared(kind)) {
        int worker = stepper.begin(PORT, kind.request(stepper));
        for (int taken = 0; taken < point && stepper.hasRequest(worker); taken++) {
          stepper.stepRequest(worker);
        }
        answered = !stepper.hasRequest(worker);
        stepper.trigger(Worlds.command("u", NEW_IMAGE));
        stepper.finish();
        if (!answered) {
          stepper.end(worker);
        }
        assertKept(stepper);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRequestIsServedAtEveryPointOfAnUpdate(Kind kind) {
    int byOld = 0;
    int byNew = 0;
    boolean ended = false;
    for (int point = 0; !ended; point++) {
      try (Stepper stepper = prepared(kind)) {
        stepper.trigger(Worlds.command("u", NEW_IMAGE));
        for (int taken = 0; taken < point; taken++) {
          stepper.step();
        }
        ended = stepper.isEnded();
        Response response = stepper.serve(PORT, kind.request(stepper));
        assertKept(stepper);
        if (response.servedBy().equals(NEW.version())) {
          byNew++;
        } else {
          byOld++;
        }
      }
    }
    assertThat(byOld).as("points at which the old image serves").isGreaterThan(20);
    assertThat(byNew).as("points at which the new image serves").isGreaterThan(5);
  }

  /// A request that is frozen in the middle while the conversion goes on, and then goes on itself.
  @ParameterizedTest
  @EnumSource(names = {"LOGIN_AGAIN", "LOGOUT"})
  void anUpdateGoesOnAtEveryPointOfARequestThatBeganAtEveryPointOfTheConversion(Kind kind) {
    boolean converting = true;
    for (int begin = 0; converting; begin++) {
      boolean inside = true;
      for (int point = 1; inside; point++) {
        try (Stepper stepper = prepared(kind)) {
          stepper.trigger(Worlds.command("u", LOGINS_ONLY_IMAGE));
          stepper.runTo(ConvertStage.StartTracking.class);
          for (int taken = 0; taken < begin; taken++) {
            stepper.step();
          }
          converting = stepper.update() instanceof ConvertStage;
          int worker = stepper.begin(PORT, kind.request(stepper));
          for (int taken = 0; taken < point && stepper.hasRequest(worker); taken++) {
            stepper.stepRequest(worker);
          }
          inside = stepper.hasRequest(worker);
          for (int taken = 0; taken < 3; taken++) {
            stepper.step();
          }
          if (inside) {
            stepper.end(worker);
          }
          assertKept(stepper);
        }
      }
    }
  }
}
