package palimpsest.impl.adapter;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.OwnCode;
import palimpsest.impl.fixture.Parts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.hardware.Hardware;
import palimpsest.impl.image.Code;
import palimpsest.impl.memory.Region;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Field;
import palimpsest.model.release.InitializationStep.ClearCache;
import palimpsest.model.release.InitializationStep.ResetRegister;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// An adapter that runs nothing yet starts with an image that it can run, or says why not.
class ColdStartTest {
  private static final Release RELEASE = Releases.release("1.0").build();

  private static Adapter adapter(Surroundings surroundings) {
    return new Adapter(Stepper.sizes(), surroundings, _ -> {});
  }

  private static Optional<String> start(Adapter adapter, byte[] image) {
    return new ColdStart(adapter).start(MemorySegment.ofArray(image));
  }

  private static void assertRefused(byte[] image, String line) {
    try (Adapter adapter = adapter(Worlds.surroundings())) {
      assertThat(start(adapter, image)).hasValueSatisfying(why -> assertThat(why).contains(line));
      assertThatThrownBy(adapter::running)
          .isInstanceOf(InvariantViolation.class)
          .hasMessage("an adapter runs an image once it was started");
      assertThat(start(adapter, Worlds.image(RELEASE))).as("the next try").isEmpty();
      byte[] window =
          adapter
              .memory()
              .view(adapter.memory().span(Region.WINDOW))
              .toArray(ValueLayout.JAVA_BYTE);
      int behind = Worlds.image(RELEASE).length;
      assertThat(Arrays.copyOfRange(window, behind, window.length))
          .as("what the first try left behind the image")
          .containsOnly(0);
    }
  }

  @Test
  void theImageRunsWithEmptyTablesDefaultsAndWhatItNeedsInitialized() {
    Peer peer = new Peer("switch", new TreeSet<>(List.of("npiv")), new TreeSet<>(), true);
    Surroundings surroundings = Worlds.surroundings(Capabilities.NONE, List.of(), List.of(peer));
    Release release =
        Releases.release("1.0")
            .supports("npiv")
            .initialize(new ResetRegister(3, 1), new ResetRegister(3, 2), new ClearCache())
            .build();
    try (Adapter adapter = adapter(surroundings)) {
      Hardware hardware = new Hardware(adapter.memory());
      adapter.memory().fill(hardware.readCache(), (byte) 1);
      assertThat(start(adapter, Worlds.image(release))).isEmpty();
      Decoder decoder = Decoder.of(adapter);
      assertThat(decoder.entries("login")).isEmpty();
      assertThat(decoder.entries("exchange")).isEmpty();
      assertThat(decoder.entry("configuration")).isEqualTo(new TreeMap<>(Map.of(1, 32L, 2, 30L)));
      assertThat(hardware.register(3)).isEqualTo(2);
      assertThat(adapter.memory().readWord(hardware.readCache().base())).isZero();
      assertThat(surroundings.peers().view("switch").capabilities()).containsExactly("npiv");
      assertThat(adapter.enterableCode()).isSameAs(adapter.running());
      assertThat(adapter.running().image().origin()).isEqualTo(release.version());
      assertThat(adapter.control().digest()).isEqualTo(decoder.header().digest());
    }
  }

  @Test
  void anImageThatIsNotWholeIsNotStarted() {
    byte[] image = Worlds.image(RELEASE);
    image[image.length - 1] ^= 1;
    assertRefused(image, "");
  }

  @Test
  void anImageWhoseTablesDoNotFitIsNotStarted() {
    List<Field> fields = List.of(new Field(1, "a", 64, BIG_ENDIAN, 0));
    Releases many = Releases.release("1.0").filling(50_000);
    try (Adapter adapter =
        new Adapter(Stepper.sizes().withPorts(1000, 20_000), Worlds.surroundings(), _ -> {})) {
      assertThat(
              start(
                  adapter,
                  Worlds.image(many.with(new Structure("s", Scope.PER_PORT, fields)).build())))
          .contains("the tables fit into their region: tablesBytes=20480");
    }
  }

  @Test
  void anImageWithTooManyStructuresIsNotStarted() {
    Releases many = Releases.release("1.0");
    for (int index = 3; index <= 32; index++) {
      many =
          many.with(
              new Structure(
                  "s" + index, Scope.PER_ADAPTER, List.of(new Field(1, "a", 64, BIG_ENDIAN, 0))));
    }
    assertRefused(Worlds.image(many.build()), "structures=33 structuresMax=32");
  }

  @Test
  void anImageIsNotStartedWhereWhatItRequiresIsNotKnownToBeThere() {
    assertRefused(
        Worlds.image(Releases.release("1.0").requires("nvram").build()),
        "an image starts where there is what it requires: capability=nvram presence=UNKNOWN");
  }

  @Test
  void anImageThatDoesNotRunWithTheModulesThatAreThereIsNotStarted() {
    Release needing =
        Releases.release("1.0").companions(Parts.runsWith("flash", "2.0")).filling(50_000).build();
    assertRefused(Worlds.image(needing), "module=flash runs-with=2.0 present=none");
    Surroundings surroundings =
        Worlds.surroundings(
            Capabilities.NONE, List.of(Parts.flash("1.0", BurnFaults.NONE)), List.of());
    try (Adapter adapter = adapter(surroundings)) {
      assertThat(start(adapter, Worlds.image(needing)))
          .contains(
              "an image starts with modules it runs with: module=flash runs-with=2.0 present=1.0");
    }
  }

  @Test
  void anImageWhoseSectionsHoldOtherCodeIsNotStarted() {
    Code standard = ImageTemplates.code(RELEASE);
    assertRefused(
        OwnCode.image(RELEASE, new Code(standard.bootstrap(), standard.bootstrap())),
        "the section holds no RunTimeSegment that can be defined: ");
    assertRefused(
        OwnCode.image(RELEASE, new Code(standard.text(), standard.text())),
        "the section holds no Bootstrap that can be defined: ");
  }

  @Test
  void anImageWhoseCodeFailsIsNotStarted() {
    Release failing = Releases.release("1.0").named("cold").initialize(new ClearCache()).build();
    Code standard = ImageTemplates.code(failing);
    byte[] image =
        OwnCode.image(
            failing,
            new Code(
                standard.text(),
                OwnCode.with(standard.bootstrap(), "HopelessBootstrap"),
                standard.payloads()));
    assertRefused(image, "the image's code failed: java.lang.AssertionError: no cold start");
  }

  @Test
  void anImageThatCannotBeInitializedIsNotStarted() {
    Release unready = Releases.release("1.0").initialize(new ClearCache()).build();
    Code standard = ImageTemplates.code(unready);
    byte[] image =
        OwnCode.image(
            unready,
            new Code(
                standard.text(),
                OwnCode.with(standard.bootstrap(), "UnreadyBootstrap"),
                standard.payloads()));
    assertRefused(image, "could not clear cache");
  }

  @Test
  void whatWasInMemoryBeforeIsInNoTable() {
    try (Adapter adapter = adapter(Worlds.surroundings())) {
      adapter.memory().fill(adapter.memory().span(Region.TABLES), (byte) -1);
      assertThat(start(adapter, Worlds.image(RELEASE))).isEmpty();
      assertThat(Decoder.of(adapter).entries("login")).isEmpty();
      assertThat(Decoder.of(adapter).entries("exchange")).isEmpty();
    }
  }

  @Test
  void codeOfAnotherGenerationIsNotEntered() {
    try (Adapter adapter = adapter(Worlds.surroundings())) {
      assertThat(start(adapter, Worlds.image(RELEASE))).isEmpty();
      adapter.control().nextGeneration();
      assertThatThrownBy(adapter::enterableCode)
          .isInstanceOf(InvariantViolation.class)
          .hasMessage(
              "only the code of a whole window is entered: codeGeneration=0 windowGeneration=1");
      adapter.control().nextGeneration();
      assertThatThrownBy(adapter::enterableCode).isInstanceOf(InvariantViolation.class);
    }
  }

  @Test
  void aModuleThatIsNotThereIsNotFound() {
    Companions companions = new Companions(List.of(Parts.flash("1.0", BurnFaults.NONE)));
    assertThat(companions.part("flash").name()).isEqualTo("flash");
    assertThat(companions.states()).hasSize(1);
    assertThatThrownBy(() -> companions.part("pla"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such module: pla");
  }
}
