package palimpsest.impl.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.fixture.AlteredBootstrap;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Lasting;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.StoredAdapter;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.stage.ReconcileStage;
import palimpsest.impl.stage.RestartStage;
import palimpsest.impl.stage.StoreStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Release;

/// An update by fastload is the same in each form that is claimed: as steps that anybody takes, and
/// as an adapter on its threads; and what takes it there is the program that the image has stored.
class FormsTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW =
      Releases.release("2.0")
          .edit("login", new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 32))
          .build();

  private static Form apparatus =
      new Form(List.of(), List.of(), new BootRecord(1, 0, 0, OLD.version(), 0));

  @BeforeAll
  static void run() {
    apparatus = apparatus();
  }

  /// What an update amounts to, whichever form it has.
  private record Form(List<String> actions, List<Byte> window, BootRecord record) {
    static Form of(List<String> actions, Adapter adapter) {
      List<Byte> window = new ArrayList<>();
      for (byte each :
          adapter
              .memory()
              .view(adapter.memory().span(Region.WINDOW))
              .toArray(ValueLayout.JAVA_BYTE)) {
        window.add(each);
      }
      assertThat(Decoder.of(adapter).header().release()).isEqualTo(NEW);
      return new Form(actions, window, adapter.storage().records().read().orElseThrow());
    }
  }

  /// As a method: steps, one after the other, in the hand of a test.
  private static Form method(Taking taking) {
    try (StoredAdapter stored = StoredAdapter.installed(OLD, taking)) {
      stored.start();
      assertThat(stored.update(NEW)).isInstanceOf(RestartStage.Restarting.class);
      stored.start();
      stored.confirm();
      return Form.of(stored.actions(), stored.adapter());
    }
  }

  /// As an apparatus: an adapter that runs.
  private static Form apparatus() {
    Power power = new Power();
    List<String> actions = Collections.synchronizedList(new ArrayList<>());
    try (ThreadedAdapter threaded =
        new ThreadedAdapter(
            Stepper.sizes(),
            Lasting.blank(power).around(StoredAdapter.NUMBER, power, Taking.STANDARD),
            DriverConfiguration.standard(),
            event -> actions.add(event.action()))) {
      assertThat(threaded.start(Worlds.image(OLD))).isEmpty();
      assertThat(threaded.interrupt(Worlds.command("u", Worlds.image(NEW))).join())
          .isInstanceOf(Outcome.Updated.class);
      threaded.confirm();
      assertThat(threaded.failures()).isEmpty();
      assertThat(actions.remove("Interrupt")).as("nobody interrupts who takes the steps").isTrue();
      return Form.of(List.copyOf(actions), threaded.adapter());
    }
  }

  private static void assertSame(Taking taking) {
    Form method = method(taking);
    assertThat(method.actions()).as("the steps of the method").isEqualTo(apparatus.actions());
    assertThat(method.window()).as("what it leaves in the window").isEqualTo(apparatus.window());
    assertThat(method.record()).as("what it leaves stored").isEqualTo(apparatus.record());
  }

  /// Code that is not the image's comes from another place than the image's bytes.
  private static final class Program implements Taking {
    private final Taking taking;

    Program(Taking taking) {
      this.taking = taking;
    }

    @Override
    public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
      UpdateStage next = taking.take(stage, adapter, actor);
      if (next instanceof ReconcileStage.Identify identify) {
        assertThat(identify.bootstrap().getClass().getClassLoader())
            .as("the program is the one that the image has stored")
            .isNotSameAs(FormsTest.class.getClassLoader());
      }
      return next;
    }
  }

  @Test
  void theMethodIsTheApparatus() {
    assertSame(Taking.STANDARD);
  }

  @Test
  void theProgramIsStoredInTheImage() {
    method(new Program(Taking.STANDARD));
  }

  /// One form leaves out a step that is claimed.
  @Test
  void aMethodThatLacksAStepIsCaught() {
    Taking lacking =
        new Taking() {
          @Override
          public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
            return stage instanceof StoreStage.InitializeMemory memory
                ? new ReconcileStage.Identify(
                    memory.branched().loading(),
                    memory.branched().image(),
                    memory.branched().bootstrap())
                : stage.take(adapter, actor);
          }
        };
    assertThatThrownBy(() -> assertSame(lacking))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the steps of the method");
  }

  /// The adapter has a bootstrap of its own, and runs that.
  @Test
  void aProgramThatIsNotStoredIsCaught() {
    Taking builtIn =
        new Taking() {
          @Override
          public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
            UpdateStage next = stage.take(adapter, actor);
            return next instanceof ReconcileStage.Identify(var loading, var image, var bootstrap)
                ? new ReconcileStage.Identify(loading, image, new BuiltIn(bootstrap))
                : next;
          }
        };
    assertThatThrownBy(() -> method(new Program(builtIn)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the program is the one that the image has stored");
  }

  private record BuiltIn(Bootstrap own) implements AlteredBootstrap {}
}
