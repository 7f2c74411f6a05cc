package palimpsest.impl.stage;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.fixture.Claim;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Parts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.hardware.Hardware;
import palimpsest.impl.image.ImageBuilder;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.Section;
import palimpsest.impl.image.SectionOrder;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.source.DeviceImage;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.InitializationStep.ResetRegister;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// Each claim of the update of a code image, shown on the bytes of an adapter.
class ClaimsTest {
  private static final Field QUOTA = new Field(9, "quota", 16, LITTLE_ENDIAN, 77);
  private static final Release OLD = Releases.release("1.0").build();

  /// Another layout, so that there is something to reconcile.
  private static final Release NEW =
      Releases.release("2.0")
          .edit(
              "login",
              new FieldEdit.Added(QUOTA),
              new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN))
          .build();

  /// Who takes the steps; others than the stages themselves where a mutant is looked for.
  Taking taking = Taking.STANDARD;

  private Stepper running(Release release, Surroundings surroundings) {
    return Stepper.running(release, surroundings).taking(taking);
  }

  private Stepper withLogins(Release release, Surroundings surroundings) {
    Stepper stepper = running(release, surroundings);
    stepper.serve(0, Hosts.login(0x1122_3344_5566_7788L, 16, 5));
    stepper.serve(2, Hosts.login(0x0102_0304_0506_0708L, 32, 0xFFFF));
    return stepper;
  }

  private Stepper withLogins(Release release) {
    return withLogins(release, Worlds.surroundings());
  }

  private static Outcome.Updated updated(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Updated.class);
    return (Outcome.Updated) outcome;
  }

  private static byte[] bytes(Stepper stepper, Region region, long sizeBytes) {
    Span span = new Span(stepper.adapter().memory().span(region).base(), sizeBytes);
    return stepper.adapter().memory().view(span).toArray(ValueLayout.JAVA_BYTE);
  }

  private static byte[] window(Stepper stepper) {
    return bytes(
        stepper, Region.WINDOW, stepper.adapter().memory().span(Region.WINDOW).sizeBytes());
  }

  @Test
  @Claim({"U1", "U20", "U29"})
  void theNewImageIsLoadedApartReconciledAndThenCopiedOverTheOldOne() {
    try (Stepper stepper = withLogins(OLD)) {
      byte[] image = Worlds.image(NEW);
      byte[] before = window(stepper);

      stepper.trigger(NEW).runTo(LoadStage.HandOver.class);
      assertThat(bytes(stepper, Region.BUFFER, image.length)).isEqualTo(image);
      assertThat(stepper.adapter().memory().span(Region.BUFFER))
          .matches(buffer -> !buffer.overlaps(stepper.adapter().memory().span(Region.WINDOW)));
      assertThat(window(stepper)).as("the old image").isEqualTo(before);

      stepper.runTo(OverlayStage.CopyBlock.class);
      Outcome.Updated outcome = updated(stepper.finish());
      assertThat(outcome.reconciled())
          .containsExactly(
              new Incompatibility.DataStructureChanged(
                  "login",
                  List.of(
                      new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN),
                      new FieldEdit.Added(QUOTA))));
      assertIsImage(stepper, image);
    }
  }

  /// The window holds the image, and behind it nothing; its data segment is the adapter's own.
  private static void assertIsImage(Stepper stepper, byte[] image) {
    byte[] window = window(stepper);
    Section data = ImageReader.header(MemorySegment.ofArray(image)).sections().data();
    byte[] expected = Arrays.copyOf(image, window.length);
    System.arraycopy(
        window, (int) data.offset(), expected, (int) data.offset(), (int) data.sizeBytes());
    assertThat(window).isEqualTo(expected);
  }

  @Test
  @Claim({"U2", "U21"})
  void hostsAreServedBetweenAnyTwoStepsUntilTheGateCloses() {
    try (Stepper stepper = withLogins(OLD)) {
      stepper.trigger(NEW);
      int served = 0;
      while (!(stepper.update() instanceof OverlayStage.CloseGate)) {
        long before = stepper.events().stream().filter(ClaimsTest::isOfUpdate).count();
        Response response = stepper.serve(0, new Request.Read(stepper.hosts().session(0), 3));
        assertThat(response.servedBy()).isEqualTo(OLD.version());
        assertThat(stepper.events().stream().filter(ClaimsTest::isOfUpdate).count())
            .as("the request did not wait for the update")
            .isEqualTo(before);
        served++;
        stepper.step();
      }
      assertThat(served).as("steps before the gate closes").isGreaterThan(15);
      updated(stepper.finish());
      stepper.hosts().updated(OLD, NEW);
      Decoder.assertKept(stepper);
    }
  }

  private static boolean isOfUpdate(TraceEvent event) {
    return event.actor().equals("update");
  }

  @Test
  @Claim({"U3", "U22"})
  void theNewRunTimeSegmentIsStartedFromTheOldOnesMemory() {
    try (Stepper stepper = withLogins(OLD)) {
      stepper.trigger(NEW).runTo(SwitchedStage.OpenGate.class);
      ClassLoader before = stepper.adapter().running().text().getClass().getClassLoader();
      assertThat(stepper.adapter().running().image().base())
          .isEqualTo(stepper.adapter().memory().span(Region.WINDOW).base());
      stepper.finish();
      Response response = stepper.serve(0, new Request.Read(stepper.hosts().session(0), 3));
      assertThat(response.servedBy()).isEqualTo(NEW.version());
      assertThat(stepper.adapter().enterableCode().text().getClass().getClassLoader())
          .isSameAs(before)
          .isNotSameAs(ClaimsTest.class.getClassLoader());
    }
  }

  @Test
  @Claim({"U4", "U14", "U23"})
  void theCopyComesInResponseToReconciliationAndNotBefore() {
    try (Stepper stepper = withLogins(OLD)) {
      byte[] before = window(stepper);
      stepper.trigger(NEW);
      while (!(stepper.update() instanceof OverlayStage.BeginOverlay)) {
        assertThat(window(stepper)).as("window at %s", stepper.update()).isEqualTo(before);
        stepper.step();
      }
      for (int entry = 0; entry < 4; entry++) {
        assertThat(stepper.adapter().marks().isMarked(0, entry)).as("left to convert").isFalse();
      }
      stepper.step();
      stepper.runTo(OverlayStage.VerifyCopy.class);
      stepper.hosts().updated(OLD, NEW);
      Decoder.assertKept(stepper);
      updated(stepper.finish());
    }
  }

  @Test
  @Claim({"U5", "U19"})
  void aDifferenceOfVersionsAloneShowsAnIncompatibility() {
    ImplicitChange change = implicitly("1.0..1.4");
    Release second = Releases.release("2.0").implicit(change).build();
    try (Stepper from = withLogins(OLD)) {
      assertThat(updated(from.updateTo(second)).reconciled())
          .containsExactly(new Incompatibility.ImplicitlyChanged(OLD.version(), change));
    }
    try (Stepper from = withLogins(Releases.release("1.5").build())) {
      assertThat(updated(from.updateTo(second)).reconciled())
          .as("not every difference of versions is an incompatibility")
          .isEmpty();
    }
  }

  private static ImplicitChange implicitly(String versions) {
    return new ImplicitChange(VersionRange.of(versions), FieldName.of("login.speed"), 1000);
  }

  @Test
  @Claim("U6")
  void aModuleThatInterfacesIsUpdatedWhereVersionsDiffer() {
    Surroundings surroundings =
        Worlds.surroundings(
            Capabilities.NONE, List.of(Parts.flash("1.0", BurnFaults.NONE)), List.of());
    Release old = Releases.release("1.0").companions(Parts.runsWith("flash", "1.0..2.0")).build();
    Release second =
        Releases.release("2.0").companions(Parts.carries("flash", "2.0", "2.0")).build();
    try (Stepper stepper = running(old, surroundings)) {
      assertThat(updated(stepper.updateTo(second)).reconciled())
          .containsExactly(
              new Incompatibility.CompanionOutdated("flash", Version.of("1.0"), Version.of("2.0")));
      assertThat(surroundings.companions().part("flash").burnt().version())
          .isEqualTo(Version.of("2.0"));
      assertThat(surroundings.companions().part("flash").contents())
          .as("what the module holds")
          .isEqualTo(ImageTemplates.payload("flash", Version.of("2.0")).toArray());
    }
  }

  @Test
  @Claim({"U7", "U26"})
  void persistentDataAreThereWhenTheNewRunTimeSegmentRuns() {
    try (Stepper stepper = withLogins(OLD)) {
      long session = stepper.hosts().session(2);
      stepper.serve(2, new Request.Write(session, 8, Hosts.block(8)));
      updated(stepper.updateTo(NEW));
      stepper.hosts().updated(OLD, NEW);
      Decoder.assertKept(stepper);
      Response response = stepper.serve(2, new Request.Read(session, 8));
      assertThat(response.servedBy()).isEqualTo(NEW.version());
      assertThat(((Response.Data) response.answer()).bytes()).isEqualTo(Hosts.block(8));
      assertThat(response.exchange()).isEqualTo(3);
    }
  }

  @Test
  @Claim({"U8", "U27"})
  void differentInitializationRequirementsAreMet() {
    Release old = Releases.release("1.0").initialize(new ResetRegister(5, 50)).build();
    List<InitializationStep> steps =
        List.of(
            new ResetRegister(5, 51),
            new InitializationStep.ClearCache(),
            new ResetRegister(6, 60));
    Release second =
        Releases.release("2.0").initialize(steps.toArray(InitializationStep[]::new)).build();
    try (Stepper stepper = withLogins(old)) {
      Hardware hardware = new Hardware(stepper.adapter().memory());
      stepper.adapter().memory().fill(hardware.readCache(), (byte) 9);
      assertThat(hardware.register(5)).isEqualTo(50);
      assertThat(updated(stepper.updateTo(second)).reconciled())
          .containsExactly(new Incompatibility.InitializationChanged(old.initialization(), steps));
      assertThat(hardware.register(5)).isEqualTo(51);
      assertThat(hardware.register(6)).isEqualTo(60);
      assertThat(
              stepper.adapter().memory().view(hardware.readCache()).toArray(ValueLayout.JAVA_BYTE))
          .containsOnly(0);
    }
  }

  @Test
  @Claim({"U9", "U12", "U28"})
  void differentDataStructuresAreConverted() {
    try (Stepper stepper = withLogins(OLD)) {
      updated(stepper.updateTo(NEW));
      assertThat(Decoder.of(stepper.adapter()).entries("login"))
          .isEqualTo(
              new TreeMap<>(
                  Map.of(
                      0,
                      fields(0x1122_3344_5566_7788L, 1, 16, 5, 77),
                      2,
                      fields(0x0102_0304_0506_0708L, 1, 32, 0xFFFF, 77))));
    }
  }

  private static SortedMap<Integer, Long> fields(
      long wwn, long session, long speed, long credit, long quota) {
    return new TreeMap<>(Map.of(1, wwn, 2, session, 3, speed, 4, credit, 9, quota));
  }

  @Test
  @Claim("U10")
  void theNewImagesBootstrapRunsAfterTheOldUpdateModuleAndReconcilesInItsOwnWay() {
    Field zone = new Field(20, "zone", 8, BIG_ENDIAN, 0);
    Release zoned =
        Releases.release("2.0")
            .edit("login", new FieldEdit.Added(zone))
            .bootstrap("zoning")
            .build();
    try (Stepper stepper = withLogins(OLD)) {
      updated(stepper.updateTo(zoned));
      List<String> actions =
          stepper.events().stream()
              .filter(ClaimsTest::isOfUpdate)
              .map(TraceEvent::action)
              .distinct()
              .toList();
      assertThat(actions)
          .containsSubsequence(
              "LoadChunk",
              "CheckImage",
              "HandOver",
              "Branch",
              "Identify",
              "ClearMark",
              "ReadEntry",
              "WriteEntry",
              "CloseGate",
              "Drain",
              "BeginOverlay",
              "CopyBlock",
              "VerifyCopy",
              "Initialize",
              "Switch",
              "OpenGate",
              "ReleaseBuffer");
      assertThat(Decoder.of(stepper.adapter()).entries("login").get(0)).containsEntry(20, 0x88L);
      assertThat(Decoder.of(stepper.adapter()).entries("login").get(2)).containsEntry(20, 0x08L);
    }
  }

  @Test
  @Claim("U11")
  void theConversionGoesByVersionsAndTheCopyFollows() {
    Release second = Releases.release("2.0").implicit(implicitly("1.0")).build();
    try (Stepper stepper = withLogins(OLD)) {
      stepper.trigger(second).runTo(OverlayStage.BeginOverlay.class);
      stepper.runTo(OverlayStage.VerifyCopy.class);
      assertThat(Decoder.of(stepper.adapter()).entries("login").get(2))
          .containsEntry(Releases.SPEED, 32_000L);
      updated(stepper.finish());
      stepper.hosts().updated(OLD, second);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  @Claim({"U13", "U16"})
  void theOldUpdateModuleStoresBothPointersForTheNewBootstrapToFollow() {
    try (Stepper stepper = withLogins(OLD)) {
      Span handover = stepper.adapter().memory().span(Region.HANDOVER);
      Span window = stepper.adapter().memory().span(Region.WINDOW);
      Span buffer = stepper.adapter().memory().span(Region.BUFFER);
      assertThat(handover).matches(block -> !block.overlaps(window) && !block.overlaps(buffer));
      stepper.trigger(NEW).runTo(LoadStage.Branch.class);
      ByteBuffer block = ByteBuffer.wrap(bytes(stepper, Region.HANDOVER, 40));
      assertThat(List.of(block.getLong(8), block.getLong(16)))
          .containsExactly(window.base(), (long) Worlds.image(OLD).length);
      assertThat(List.of(block.getLong(24), block.getLong(32)))
          .containsExactly(buffer.base(), (long) Worlds.image(NEW).length);
      stepper.step();
      ReconcileStage.Identify identify = (ReconcileStage.Identify) stepper.update();
      assertThat(identify.image().span()).isEqualTo(new Span(block.getLong(24), block.getLong(32)));
      assertThat(identify.image().release()).isEqualTo(NEW);
      assertThat(identify.bootstrap().getClass().getClassLoader())
          .isNotSameAs(stepper.adapter().running().text().getClass().getClassLoader())
          .isNotSameAs(ClaimsTest.class.getClassLoader());
      updated(stepper.finish());
    }
  }

  @Test
  @Claim("U15")
  void inResponseToTheInterruptTheOldUpdateModuleLoadsToTheBuffer() {
    try (Stepper stepper = withLogins(OLD)) {
      stepper.trigger(NEW);
      LoadStage.LoadChunk first = (LoadStage.LoadChunk) stepper.update();
      assertThat(first.loading().old()).isSameAs(stepper.adapter().running());
      assertThat(first.loading().old().text().updateModule().getClass().getClassLoader())
          .isSameAs(stepper.adapter().running().text().getClass().getClassLoader())
          .as("the update module is the image's own")
          .isNotSameAs(ClaimsTest.class.getClassLoader());
      stepper.runTo(LoadStage.CheckImage.class);
      byte[] image = Worlds.image(NEW);
      assertThat(bytes(stepper, Region.BUFFER, image.length)).isEqualTo(image);
    }
  }

  @ParameterizedTest
  @EnumSource(SectionOrder.class)
  @Claim("U17")
  void theBootstrapIsFoundThroughTheNewHeaderWhereverItLies(SectionOrder order) {
    byte[] image = ImageBuilder.build(NEW, ImageTemplates.code(NEW), order, Worlds.SIGNER);
    ImageHeader header = ImageReader.header(MemorySegment.ofArray(image));
    try (Stepper stepper = withLogins(OLD)) {
      stepper.trigger(Worlds.command("u", image)).runTo(LoadStage.Branch.class);
      Span target =
          stepper
              .adapter()
              .running()
              .text()
              .updateModule()
              .branchTarget(stepper.adapter().memory());
      long buffer = stepper.adapter().memory().span(Region.BUFFER).base();
      assertThat(target)
          .as("where the bootstrap lies")
          .isEqualTo(
              new Span(
                  buffer + header.sections().bootstrap().offset(),
                  header.sections().bootstrap().sizeBytes()));
      updated(stepper.finish());
      stepper.hosts().updated(OLD, NEW);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  @Claim({"U18", "U24", "U25"})
  void capabilityFieldsOfBothImagesShowWhatModulesAroundHaveToBeTold() {
    Peer peer =
        new Peer("switch", new TreeSet<>(List.of("npiv", "trunking")), new TreeSet<>(), true);
    Surroundings surroundings = Worlds.surroundings(Capabilities.NONE, List.of(), List.of(peer));
    Release old = Releases.release("1.0").supports("npiv").build();
    Release second = Releases.release("1.0").named("1.0-trunking").supports("trunking").build();
    try (Stepper stepper = withLogins(old, surroundings)) {
      assertThat(surroundings.peers().view("switch").capabilities()).containsExactly("npiv");
      stepper.trigger(second).runTo(OverlayStage.CloseGate.class);
      assertThat(surroundings.peers().view("switch").capabilities()).isEmpty();
      assertThat(updated(stepper.finish()).reconciled())
          .containsExactly(
              new Incompatibility.CapabilityLost("npiv", List.of("switch")),
              new Incompatibility.CapabilityGained("trunking"));
      assertThat(surroundings.peers().view("switch").capabilities()).containsExactly("trunking");
    }
  }

  @Test
  @Claim("U30")
  void theImageComesFromAMedium(@TempDir Path folder) throws IOException {
    byte[] image = Worlds.image(NEW);
    Path file = Files.write(folder.resolve("image"), image);
    MemoryDevice medium = new MemoryDevice(new DeviceSize(512, 1024));
    assertThat(DeviceImage.store(medium, 7, ByteBuffer.wrap(image))).isEqualTo(new IoResult.Done());
    for (ImageSourceFactory source :
        List.of(ImageSources.file(file), ImageSources.device(medium, 7), Worlds.source(image))) {
      try (Stepper stepper = withLogins(OLD)) {
        updated(stepper.updateTo(new UpdateCommand("u", source, Policy.STRICT)));
        assertIsImage(stepper, image);
      }
    }
  }

  @Test
  void noClaimIsLeftOut() {
    List<String> shown = new ArrayList<>();
    for (Method method : ClaimsTest.class.getDeclaredMethods()) {
      Claim claim = method.getAnnotation(Claim.class);
      if (claim != null) {
        shown.addAll(List.of(claim.value()));
      }
    }
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 30).mapToObj(number -> "U" + number).toList());
  }
}
