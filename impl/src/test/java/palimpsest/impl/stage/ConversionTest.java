package palimpsest.impl.stage;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Memories.Kept;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.TableSpace;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.VersionRange;

/// What becomes of persistent data: each kind of edit, of unit and of setting, and values that have
/// no place in the new layout.
class ConversionTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Policy DOWNGRADE = new Policy(true, new TreeSet<>());

  private static Stepper withLogins(Release release) {
    Stepper stepper = Stepper.running(release);
    stepper.serve(0, Hosts.login(0x1122_3344_5566_7788L, 16, 5));
    stepper.serve(2, Hosts.login(0x0102_0304_0506_0708L, 0x0BAD_CAFEL, 200));
    return stepper;
  }

  private static List<Incompatibility> reconciled(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Updated.class);
    return ((Outcome.Updated) outcome).reconciled();
  }

  private static String refused(Outcome outcome, Refusal.Kind kind) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Refusal refusal = ((Outcome.Refused) outcome).refusal();
    assertThat(refusal.kind()).as(refusal.line()).isEqualTo(kind);
    return refusal.line();
  }

  private static Outcome goBack(Stepper stepper, Release release) {
    return stepper.updateTo(Worlds.command("back", Worlds.image(release), DOWNGRADE));
  }

  static Stream<FieldEdit> edits() {
    Field credit = OLD.structure("login").orElseThrow().field(Releases.CREDIT).orElseThrow();
    return Stream.of(
        new FieldEdit.Added(new Field(9, "quota", 8, BIG_ENDIAN, 200)),
        new FieldEdit.Dropped(credit),
        new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 64),
        new FieldEdit.Narrowed(Releases.CREDIT, "credit", 16, 8),
        new FieldEdit.Renamed(Releases.CREDIT, "credit", "buffers"),
        new FieldEdit.Reordered(List.of(4, 3, 2, 1)),
        new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void anEditOfTheLayoutKeepsWhatEveryEntrySays(FieldEdit edit) {
    Release second = Releases.release("2.0").edit("login", edit).accepts("login.credit").build();
    try (Stepper stepper = withLogins(OLD)) {
      assertThat(reconciled(stepper.updateTo(second)))
          .containsExactly(new Incompatibility.DataStructureChanged("login", List.of(edit)));
      stepper.hosts().updated(OLD, second);
      Decoder.assertKept(stepper);
      assertThat(stepper.serve(0, new Request.Read(stepper.hosts().session(0), 1)).answer())
          .isInstanceOf(Response.Data.class);
    }
  }

  private static Release narrow() {
    return Releases.release("2.0")
        .edit("login", new FieldEdit.Narrowed(Releases.SPEED, "speed", 32, 16))
        .build();
  }

  @Test
  void aValueThatDoesNotFitIsNamedAndTheUpdateRefused() {
    try (Stepper stepper = withLogins(OLD)) {
      Kept before = Kept.of(stepper.adapter());
      String line = refused(stepper.updateTo(narrow()), Refusal.Kind.VALUE_LOST);
      assertThat(line)
          .contains("structure=login", "entry=2", "field=3", "value=" + 0x0BAD_CAFEL, "bits=16");
      assertThat(Kept.of(stepper.adapter())).isEqualTo(before);
      stepper.serve(2, Hosts.login(7, 0xFFFF, 1));
      reconciled(stepper.updateTo(narrow()));
      stepper.hosts().updated(OLD, narrow());
      Decoder.assertKept(stepper);
    }
  }

  /// What was converted of the entry before the value that does not fit is no entry.
  @Test
  void anEntryThatCannotBeConvertedLeavesNothing() {
    try (Stepper stepper = Stepper.running(OLD)) {
      stepper.serve(2, Hosts.login(7, 0x1_0000, 1));
      byte[] before = bytesOfTables(stepper);
      stepper.trigger(narrow()).runTo(UnwindStage.class);
      assertThat(bytesOfTables(stepper)).isEqualTo(before);
    }
  }

  private static byte[] bytesOfTables(Stepper stepper) {
    AdapterMemory memory = stepper.adapter().memory();
    return memory.view(memory.span(Region.TABLES)).toArray(ValueLayout.JAVA_BYTE);
  }

  @Test
  void aValueThatDoesNotFitComesWhileOthersAreConverted() {
    try (Stepper stepper = Stepper.running(OLD)) {
      stepper.trigger(narrow()).runTo(ConvertStage.CountMarks.class);
      stepper.serve(1, Hosts.login(7, 0x1_0000, 1));
      stepper.serve(2, Hosts.login(7, 1, 1));
      stepper.serve(3, Hosts.login(7, 1, 1));
      stepper.step();
      String line = refused(stepper.finish(), Refusal.Kind.VALUE_LOST);
      assertThat(line).contains("entry=1", "value=65536");
      assertThat(closings(stepper)).as("pauses").isZero();
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void aValueThatDoesNotFitComesWithinThePauseAndTheOldImageGoesOn() {
    try (Stepper stepper = Stepper.running(OLD)) {
      stepper.trigger(narrow()).runTo(OverlayStage.CloseGate.class);
      stepper.serve(1, Hosts.login(7, 0x1_0000, 1));
      String line = refused(stepper.finish(), Refusal.Kind.VALUE_LOST);
      assertThat(line).contains("entry=1", "value=65536");
      assertThat(closings(stepper)).as("pauses").isEqualTo(1);
      assertThat(stepper.adapter().gate().isOpen()).isTrue();
      stepper.serve(1, Hosts.login(7, 0xFFFF, 1));
      reconciled(stepper.updateTo(narrow()));
      stepper.hosts().updated(OLD, narrow());
      Decoder.assertKept(stepper);
    }
  }

  private static long closings(Stepper stepper) {
    return stepper.events().stream().filter(event -> event.action().equals("CloseGate")).count();
  }

  private static Release counting(String version, int bits, int factor) {
    return Releases.release(version)
        .edit("login", new FieldEdit.Widened(Releases.SPEED, "speed", 32, bits))
        .implicit(new ImplicitChange(VersionRange.of("1.0"), FieldName.of("login.speed"), factor))
        .build();
  }

  @Test
  void valuesAreCountedInTheNewUnitAndBackInTheOldOne() {
    Release second = counting("2.0", 64, 1000);
    try (Stepper stepper = withLogins(OLD)) {
      reconciled(stepper.updateTo(second));
      stepper.hosts().updated(OLD, second);
      Decoder.assertKept(stepper);
      reconciled(goBack(stepper, OLD));
      assertThat(Decoder.of(stepper.adapter()).entries("login").get(2))
          .containsEntry(Releases.SPEED, 0x0BAD_CAFEL);
    }
  }

  @Test
  void aValueThatIsNoWholeNumberOfTheOldUnitIsNotCountedBack() {
    Release second = counting("2.0", 64, 1000);
    try (Stepper stepper = withLogins(OLD)) {
      reconciled(stepper.updateTo(second));
      stepper.serve(1, Hosts.login(7, 16_500, 1));
      String line = refused(goBack(stepper, OLD), Refusal.Kind.VALUE_LOST);
      assertThat(line).contains("entry=1", "field=3", "value=16500");
    }
  }

  @Test
  void aValueThatIsTooLargeInTheNewUnitIsNamed() {
    Release second =
        Releases.release("2.0")
            .implicit(new ImplicitChange(VersionRange.of("1.0"), FieldName.of("login.speed"), 1000))
            .build();
    try (Stepper stepper = withLogins(OLD)) {
      String line = refused(stepper.updateTo(second), Refusal.Kind.VALUE_LOST);
      assertThat(line).contains("entry=2", "field=3", "value=" + 0x0BAD_CAFEL);
    }
  }

  private static Release configured(String version, Field depth, Field timeout, Setting... set) {
    return Releases.release(version)
        .structures(
            all ->
                List.of(
                    all.get(0),
                    all.get(1),
                    new Structure("configuration", Scope.PER_ADAPTER, List.of(depth, timeout))))
        .settings(set)
        .build();
  }

  @Test
  void aSettingThatTheNewImageDoesNotAllowFallsBackAndOthersStay() {
    Release first =
        configured(
            "1.0",
            new Field(1, "queue-depth", 16, BIG_ENDIAN, 32),
            new Field(2, "io-timeout", 32, BIG_ENDIAN, 70_000));
    Setting depth = new Setting("queue-depth", 64, 128, 64);
    Setting timeout = new Setting("io-timeout", 10, 60, 30);
    Release second =
        configured(
            "2.0",
            new Field(1, "queue-depth", 16, BIG_ENDIAN, 64),
            new Field(2, "io-timeout", 16, BIG_ENDIAN, 45),
            depth,
            timeout);
    try (Stepper stepper = withLogins(first)) {
      assertThat(reconciled(stepper.updateTo(second)))
          .contains(
              new Incompatibility.SettingOutOfRange(depth, 32),
              new Incompatibility.SettingOutOfRange(timeout, 70_000));
      assertThat(Decoder.of(stepper.adapter()).entry("configuration"))
          .isEqualTo(new TreeMap<>(Map.of(1, 64L, 2, 30L)));
    }
    Setting wide = new Setting("queue-depth", 1, 128, 64);
    Release allowing =
        configured(
            "2.0",
            new Field(1, "queue-depth", 16, BIG_ENDIAN, 64),
            new Field(2, "io-timeout", 32, BIG_ENDIAN, 70_000),
            wide);
    try (Stepper stepper = withLogins(first)) {
      assertThat(reconciled(stepper.updateTo(allowing))).isEmpty();
      assertThat(Decoder.of(stepper.adapter()).entry("configuration"))
          .as("what is allowed stays, whatever the default is now")
          .isEqualTo(new TreeMap<>(Map.of(1, 32L, 2, 70_000L)));
    }
  }

  private static final Structure ZONES =
      new Structure("zoning", Scope.PER_ADAPTER, List.of(new Field(1, "zones", 32, BIG_ENDIAN, 4)));
  private static final Structure HOLDERS =
      new Structure("reservation", Scope.PER_PORT, List.of(new Field(1, "by", 64, BIG_ENDIAN, 9)));

  @Test
  void structuresThatComeNewHaveTheirDefaultsAndNoEntryOfAPort() {
    Release second = Releases.release("2.0").with(ZONES).with(HOLDERS).build();
    try (Stepper stepper = withLogins(OLD)) {
      assertThat(reconciled(stepper.updateTo(second)))
          .containsExactly(
              new Incompatibility.DataStructureAdded("zoning"),
              new Incompatibility.DataStructureAdded("reservation"));
      Decoder decoder = Decoder.of(stepper.adapter());
      assertThat(decoder.entry("zoning")).isEqualTo(new TreeMap<>(Map.of(1, 4L)));
      assertThat(decoder.entries("reservation")).isEmpty();
      assertThat(decoder.table(4).sizeBytes()).isEqualTo(4 * 16);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void aStructureGoesOnlyIfTheLossOfEachFieldIsAccepted() {
    Release first = Releases.release("1.0").with(ZONES).build();
    Release accepting = Releases.release("2.0").accepts("zoning.zones").build();
    try (Stepper stepper = withLogins(first)) {
      String line =
          refused(stepper.updateTo(Releases.release("2.0").build()), Refusal.Kind.LOSS_UNNAMED);
      assertThat(line).endsWith("fields=[zoning.zones]");
      assertThat(reconciled(stepper.updateTo(accepting)))
          .containsExactly(new Incompatibility.DataStructureDropped("zoning"));
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void whoAsksForTheUpdateMayAcceptALossToo() {
    Field speed = OLD.structure("login").orElseThrow().field(Releases.SPEED).orElseThrow();
    Release second = Releases.release("2.0").edit("login", new FieldEdit.Dropped(speed)).build();
    Policy accepting = new Policy(false, new TreeSet<>(List.of(FieldName.of("login.speed"))));
    try (Stepper stepper = withLogins(OLD)) {
      assertThat(refused(stepper.updateTo(second), Refusal.Kind.LOSS_UNNAMED))
          .endsWith("fields=[login.speed]");
      reconciled(stepper.updateTo(Worlds.command("accepted", Worlds.image(second), accepting)));
      stepper.hosts().updated(OLD, second);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void aStructureKeepsItsScope() {
    Release second =
        Releases.release("2.0")
            .structures(
                all ->
                    List.of(
                        all.get(0),
                        all.get(1),
                        new Structure("configuration", Scope.PER_PORT, all.get(2).fields())))
            .build();
    try (Stepper stepper = withLogins(OLD)) {
      assertThat(refused(stepper.updateTo(second), Refusal.Kind.INCOMPATIBLE))
          .isEqualTo("a structure keeps its scope: structure=configuration");
    }
  }

  @Test
  void tablesThatDoNotFitBesideThePresentOnesAreRefused() {
    AdapterConfiguration sizes = Stepper.sizes().withPorts(100, 8 << 10);
    Release second =
        Releases.release("2.0")
            .edit("login", new FieldEdit.Added(new Field(9, "quota", 64, BIG_ENDIAN, 0)))
            .build();
    try (Stepper stepper = Stepper.running(OLD, Worlds.surroundings(), sizes)) {
      stepper.serve(99, Hosts.login(3, 4, 5));
      Kept before = Kept.of(stepper.adapter());
      assertThat(refused(stepper.updateTo(second), Refusal.Kind.NO_ROOM))
          .endsWith("structure=login");
      assertThat(Kept.of(stepper.adapter())).isEqualTo(before);
    }
  }

  @Test
  void whereTheDataOriginatedIsKeptAlongTheWay() {
    try (Stepper stepper = withLogins(OLD)) {
      for (String version : List.of("1.1", "2.0", "2.5")) {
        reconciled(stepper.updateTo(Releases.release(version).build()));
        assertThat(stepper.adapter().running().image().origin()).isEqualTo(OLD.version());
      }
    }
  }

  @Test
  void withNothingToReconcileNothingIsConverted() {
    Release second = Releases.release("2.0").build();
    try (Stepper stepper = withLogins(OLD)) {
      List<Object> tables = tables(stepper);
      assertThat(reconciled(stepper.updateTo(second))).isEmpty();
      assertThat(stepper.events().stream().map(event -> event.action()))
          .doesNotContain("StartTracking", "ClearMark", "CountMarks", "BurnModule");
      assertThat(tables(stepper)).as("tables change their owner by pointer").isEqualTo(tables);
    }
  }

  private static List<Object> tables(Stepper stepper) {
    Decoder decoder = Decoder.of(stepper.adapter());
    List<Object> tables = new ArrayList<>();
    IntStream.range(0, decoder.tables()).forEach(index -> tables.add(decoder.table(index)));
    return tables;
  }

  private static Structure wide(int fields, ByteOrder order) {
    return new Structure(
        "wide",
        Scope.PER_ADAPTER,
        IntStream.rangeClosed(1, fields)
            .mapToObj(id -> new Field(id, "f" + id, 64, order, 2L * id + 1))
            .toList());
  }

  /// An entry is copied to the control block while it is converted, and what workers say of
  /// themselves lies right behind: a larger entry had them all inside for ever.
  @Test
  void anEntryThatIsTooLargeToConvertIsRefusedAndOneThatJustFitsIsConverted() {
    Release first = Releases.release("1.0").with(wide(127, LITTLE_ENDIAN)).build();
    Release second = Releases.release("2.0").with(wide(127, BIG_ENDIAN)).build();
    Release larger = Releases.release("3.0").with(wide(128, BIG_ENDIAN)).build();
    try (Stepper stepper = withLogins(first)) {
      List<Long> workers = workers(stepper);
      reconciled(stepper.updateTo(second));
      assertThat(workers(stepper)).isEqualTo(workers);
      assertThat(Decoder.of(stepper.adapter()).entry("wide")).containsEntry(127, 255L);
      Decoder.assertKept(stepper);
      assertThat(refused(stepper.updateTo(larger), Refusal.Kind.BAD_IMAGE))
          .endsWith("structure=wide entryBytes=1032 scratchBytes=1024");
    }
  }

  private static List<Long> workers(Stepper stepper) {
    return IntStream.range(0, stepper.adapter().configuration().workers())
        .mapToObj(stepper.adapter().gate()::sequence)
        .toList();
  }

  private static Releases counted(String version, int structures, int bits) {
    Releases releases = Releases.release(version);
    for (int index = 3; index < structures; index++) {
      Field field = new Field(1, "v", bits, BIG_ENDIAN, index);
      releases = releases.with(new Structure("s" + index, Scope.PER_ADAPTER, List.of(field)));
    }
    return releases;
  }

  /// There are marks for so many structures, however many ports there are.
  @Test
  void asManyStructuresAreConvertedAsThereAreMarksForAndMoreAreRefused() {
    AdapterConfiguration sizes = Stepper.sizes().withPorts(448, 64 << 10);
    Release first = counted("1.0", 32, 16).build();
    Release second = counted("2.0", 32, 32).build();
    try (Stepper stepper = Stepper.running(first, Worlds.surroundings(), sizes)) {
      reconciled(stepper.updateTo(second));
      assertThat(Decoder.of(stepper.adapter()).entry("s31")).containsEntry(1, 31L);
      assertThat(refused(stepper.updateTo(counted("3.0", 33, 32).build()), Refusal.Kind.BAD_IMAGE))
          .endsWith("structures=33 structuresMax=32");
    }
  }

  @Test
  void aNewTableBeginsEmptyWhateverLayWhereItIsPlaced() {
    Structure zones =
        new Structure("zones", Scope.PER_PORT, List.of(new Field(1, "zone", 64, BIG_ENDIAN, 3)));
    try (Stepper stepper = Stepper.running(OLD)) {
      AdapterMemory memory = stepper.adapter().memory();
      new TableSpace(memory.span(Region.TABLES), stepper.adapter().running().image().tableSpans())
          .free()
          .forEach(span -> memory.fill(span, (byte) -1));
      reconciled(stepper.updateTo(Releases.release("2.0").with(zones).build()));
      Span table = stepper.adapter().running().image().tableSpans().getLast();
      assertThat(Bytes.copyOf(memory.view(table)).isZero()).isTrue();
    }
  }

  /// Behind the last entry there is no word to look at.
  @Test
  void aTableThatFillsItsWordsOfMarksIsSoughtThroughAWordAtATimeAndInThePauseAtOnce() {
    Release second =
        Releases.release("2.0")
            .edit("login", new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN))
            .build();
    try (Stepper stepper =
        Stepper.running(
            OLD, Worlds.surroundings(), AdapterConfiguration.small().withPorts(64, 1 << 16))) {
      reconciled(stepper.updateTo(second));
      assertThat(sought(stepper, 1)).hasSize(65).allMatch(words -> words.size() <= 1);
      assertThat(sought(stepper, 0)).containsExactly(List.of("marks-0-0", "marks-0-1"));
    }
  }

  /// The words of marks that each step of a round looked at.
  private static List<List<String>> sought(Stepper stepper, int round) {
    return stepper.events().stream()
        .filter(event -> event.action().equals("SeekMark"))
        .filter(event -> event.arguments().contains(new Argument("round", round)))
        .map(event -> event.accesses().stream().map(TraceEvent.Access::location).toList())
        .toList();
  }
}
