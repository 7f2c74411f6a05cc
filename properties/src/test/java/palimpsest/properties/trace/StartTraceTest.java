package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.impl.stage.StartStage;

/// Starts that do not go straight on, and refusals that only an adapter with storage has: what a
/// correct adapter writes is no violation, and what none writes is no conformance.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StartTraceTest {
  private static final String QUIET = ",\"writes\":{\"gate\":1,\"generation\":1}";
  private static final String UNTRACKED = ",\"writes\":{\"tracking\":2}";

  private List<String> lines = List.of();

  @BeforeAll
  void run() {
    lines = FastloadRun.idle().lines();
    assertThat(check(lines)).isInstanceOf(TraceVerdict.Conforms.class);
  }

  @Test
  void aRecordThatIsReadTwiceConforms() {
    assertThat(check(readTwice(1, "start", QUIET, "", QUIET)))
        .isInstanceOf(TraceVerdict.Conforms.class);
    assertThat(check(readTwice(2, "update-1", UNTRACKED, "", UNTRACKED)))
        .isInstanceOf(TraceVerdict.Conforms.class);
  }

  @Test
  void theFirstReadingStopsEverything() {
    assertThat(check(readTwice(1, "start", "", QUIET, QUIET)))
        .isInstanceOfSatisfying(
            TraceVerdict.Unreadable.class,
            unreadable ->
                assertThat(unreadable.what())
                    .isEqualTo("ReadRecord says at which version it wrote gate"));
  }

  /// A reading that finds nothing, and one that does; of what is stopped, each says its part.
  private List<String> readTwice(
      int number, String actor, String first, String second, String once) {
    List<String> changed = new ArrayList<>(lines);
    int place = place(changed, "ReadRecord", number);
    assertThat(changed.get(place)).contains(once);
    changed.set(place, changed.get(place).replace(once, second));
    changed.add(
        place, "{\"actor\":\"" + actor + "\",\"seq\":0,\"action\":\"ReadRecord\"" + first + "}");
    return FastloadTraceTest.numbered(changed);
  }

  /// What is loaded does not verify, and that it is no trial any more cannot be written.
  @Test
  void aTrialThatCannotBeGivenUpIsInconclusive() {
    int key = place(lines, "ReadKey", 2);
    List<String> changed = new ArrayList<>(lines.subList(0, key));
    changed.add(updating("ReadKey\",\"fast\":false"));
    for (String action : List.of("EraseKey", "SelfTest", "ResetLinks", "VerifyWindow")) {
      changed.add(updating(action + "\""));
    }
    changed.add(updating("VerifyLoaded\",\"because\":\"damaged\""));
    List<String> written = new ArrayList<>(changed);
    written.add(updating("GiveUpTrial\",\"writes\":{\"record\":5}"));
    written.add("");
    assertThat(check(FastloadTraceTest.numbered(written)))
        .isInstanceOf(TraceVerdict.Conforms.class);
    changed.add(updating("GiveUpTrial\""));
    changed.add("");
    assertInconclusive(changed, "no trial that is given up and stays in the boot record");
  }

  /// The trial and then each reading of the confirmed image fail: as often as our own start reads.
  @Test
  void howOftenAnImageIsReadIsNotBounded() {
    List<String> changed = new ArrayList<>(lines.subList(0, place(lines, "ReadKey", 2)));
    changed.add(updating("ReadKey\",\"fast\":false"));
    for (String action : List.of("EraseKey", "SelfTest", "ResetLinks", "VerifyWindow")) {
      changed.add(updating(action + "\""));
    }
    changed.add(updating("VerifyLoaded\",\"because\":\"damaged\""));
    changed.add(updating("GiveUpTrial\",\"writes\":{\"record\":5}"));
    for (int reading = 0; reading < StartStage.READS_MAX; reading++) {
      lines.stream()
          .filter(line -> line.contains("\"LoadBlock\""))
          .forEach(line -> changed.add(line.replace("\"start\"", "\"update-1\"")));
      changed.add(updating("VerifyLoaded\",\"because\":\"damaged\""));
    }
    changed.add("");
    assertThat(check(FastloadTraceTest.numbered(changed)))
        .isInstanceOf(TraceVerdict.Conforms.class);
  }

  @Test
  void aKeyThatCannotBeErasedIsInconclusive() {
    assertInconclusive(
        instead("EraseKey", 2, updating("EraseKey\",\"because\":\"worn out\"")),
        "no non-volatile memory that fails: worn out");
  }

  @Test
  void aTrialThatNoLongerReadsBackIsInconclusive() {
    String read = lines.get(place(lines, "ReadRecord", 2));
    String because = ",\"because\":\"damaged\"";
    assertInconclusive(
        instead("ReadRecord", 2, read.replace("\"slot\":2", "\"slot\":1" + because)),
        "no trial that no longer reads back: damaged");
    assertViolates(
        instead("ReadRecord", 2, read.replace("\"slot\":2", "\"slot\":2" + because)),
        "a trial that is given up is not started");
    String first = lines.get(place(lines, "ReadRecord", 1));
    assertViolates(
        instead("ReadRecord", 1, first.replace("\"slot\":1", "\"slot\":1" + because)),
        "only a trial is given up");
  }

  @Test
  void aStartIsTakenByOneActor() {
    String counted = lines.get(place(lines, "StoreTry", 2));
    assertViolates(
        instead("StoreTry", 2, counted.replace("update-1", "start")),
        "who begins a start takes all its steps: actor=update-1");
  }

  /// It changes nothing, but there has to be something to confirm.
  @Test
  void aConfirmationThatFailsIsOneOfATrial() {
    List<String> tried = new ArrayList<>(lines.subList(0, lines.size() - 1));
    tried.add(unconfirmed("start", ",\"reads\":{\"generation\":4}"));
    tried.add("");
    assertThat(check(FastloadTraceTest.numbered(tried))).isInstanceOf(TraceVerdict.Conforms.class);
    tried.set(tried.size() - 2, unconfirmed("update-1", ",\"reads\":{\"generation\":4}"));
    assertViolates(tried, "an image is confirmed by itself, and by no update: actor=update-1");
    String notHere = "does not allow Confirm here";
    assertViolates(
        instead("Interrupt", 1, unconfirmed("start", ",\"reads\":{\"generation\":2}")), notHere);
    assertViolates(
        instead("ReadKey", 2, unconfirmed("start", ",\"reads\":{\"generation\":3}")), notHere);
  }

  /// It says which image runs, and that one does.
  @Test
  void nothingIsConfirmedInsideThePause() {
    assertViolates(
        instead("StoreKey", 1, unconfirmed("start", ",\"reads\":{\"generation\":3}")),
        "does not allow Confirm here");
  }

  /// Nothing tells which of them came first.
  @Test
  void aConfirmationMayFailBesideAnUpdateThatTheTrialBars() {
    List<String> tried = new ArrayList<>(lines.subList(0, lines.size() - 1));
    tried.add(
        interrupt()
            .replace("update-1", "update-2")
            .replace("\"generation\":0", "\"generation\":4")
            .replace("\"update\":1", "\"update\":3"));
    tried.add(unconfirmed("start", ",\"reads\":{\"generation\":4}"));
    tried.add("");
    assertThat(check(FastloadTraceTest.numbered(tried))).isInstanceOf(TraceVerdict.Conforms.class);
  }

  @Test
  void aConfirmationThatFailsWritesNothing() {
    List<String> tried = new ArrayList<>(lines.subList(0, lines.size() - 1));
    tried.add(unconfirmed("start", ""));
    tried.add("");
    assertUnreadable(tried, "Confirm says at which version it read generation");
    tried.set(
        tried.size() - 2,
        unconfirmed("start", ",\"reads\":{\"generation\":4},\"writes\":{\"record\":5}"));
    assertUnreadable(tried, "Confirm touches what its action does and no more");
  }

  private static String unconfirmed(String actor, String touched) {
    return "{\"actor\":\""
        + actor
        + "\",\"seq\":0,\"action\":\"Confirm\",\"because\":\"worn out\""
        + touched
        + "}";
  }

  private static String updating(String action) {
    return "{\"actor\":\"update-1\",\"seq\":0,\"action\":\"" + action + "}";
  }

  /// A host was served or an update came before the trace has a start: that one is not the first,
  /// and finds the image in the window.
  @Test
  void aResetBehindTheFirstStartIsInconclusive() {
    List<String> served = new ArrayList<>(asked());
    served.add(
        "{\"actor\":\"worker-0\",\"seq\":0,\"action\":\"Enter\",\"port\":0,\"request\":1,"
            + "\"reads\":{\"gate\":0,\"generation\":0}}");
    assertInconclusive(kept(beforeTheStart(served)), "behind a standard start tables begin anew");
    assertInconclusive(
        kept(
            beforeTheStart(
                List.of(
                    interrupt(),
                    updating("LoadChunk\",\"refused\":\"BAD_IMAGE\",\"because\":\"too long\""),
                    updating("ReturnBuffer\",\"writes\":{\"update\":2}")))),
        "behind a standard start tables begin anew");
  }

  /// Hosts may ask an adapter that is not started yet, and the lines of actors are in any order.
  @Test
  void aRequestThatWaitsForTheFirstStartConforms() {
    assertThat(check(FastloadTraceTest.numbered(beforeTheStart(asked()))))
        .isInstanceOf(TraceVerdict.Conforms.class);
  }

  private static List<String> asked() {
    return List.of(
        "{\"actor\":\"port-0\",\"seq\":0,\"action\":\"Submit\",\"port\":0,\"request\":1,"
            + "\"kind\":\"login\",\"writes\":{\"port-0\":1}}",
        "{\"actor\":\"worker-0\",\"seq\":0,\"action\":\"Announce\",\"port\":0,\"request\":1,"
            + "\"reads\":{\"port-0\":1},\"writes\":{\"worker-0\":1}}");
  }

  private static String interrupt() {
    return "{\"actor\":\"update-1\",\"seq\":0,\"action\":\"Interrupt\",\"id\":\"update 0\","
        + "\"reads\":{\"generation\":0},\"writes\":{\"update\":1}}";
  }

  private static List<String> kept(List<String> lines) {
    return lines.stream().filter(line -> !line.contains("\"LoadBlock\"")).toList();
  }

  private List<String> beforeTheStart(List<String> events) {
    List<String> changed = new ArrayList<>(lines.subList(0, place(lines, "Interrupt", 1)));
    changed.addAll(1, events);
    changed.add("");
    return changed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUSY", "ROLLBACK"})
  void onlyACheckedImageIsBarred(String refusal) {
    String refused = "\",\"refused\":\"" + refusal + "\",\"because\":\"barred\"";
    assertViolates("LoadChunk", "LoadChunk" + refused, "does not go on: refused=BAD_IMAGE");
    assertViolates("CheckImage", "CheckImage" + refused, "does not go on: refused=BAD_IMAGE");
  }

  @Test
  void onlyStorageFailsAsStorage() {
    assertViolates(
        "Branch",
        "FailCode\",\"step\":\"Branch\",\"refused\":\"STORAGE_FAILED\"",
        "does not go on: refused=BAD_CODE");
    assertViolates(
        "CheckSlot",
        "CheckSlot\",\"refused\":\"BAD_CODE\"",
        "what cannot be stored or read back is storage that failed");
    List<String> spoilt =
        instead("CheckSlot", "CheckSlot\",\"refused\":\"STORAGE_FAILED\",\"because\":\"damaged\"");
    assertThat(check(FastloadTraceTest.numbered(spoilt))).isInstanceOf(TraceVerdict.Conforms.class);
  }

  @Test
  void aRecordThatCannotBeReadForAnImageIsInconclusive() {
    assertInconclusive(
        instead(
            "CheckImage",
            "CheckImage\",\"image\":\"2.0\",\"refused\":\"STORAGE_FAILED\",\"because\":\"unread\","
                + "\"reads\":{\"record\":2}"),
        "no non-volatile memory that fails: unread");
  }

  /// The trace up to an event of the update, and another one in its place.
  private List<String> instead(String action, String event) {
    return instead(action, 1, updating(event));
  }

  private List<String> instead(String action, int number, String line) {
    List<String> changed = new ArrayList<>(lines.subList(0, place(lines, action, number)));
    changed.add(line);
    changed.add("");
    return changed;
  }

  private void assertViolates(String action, String event, String because) {
    assertViolates(instead(action, event), because);
  }

  private static void assertViolates(List<String> changed, String because) {
    assertThat(check(FastloadTraceTest.numbered(changed)))
        .isInstanceOfSatisfying(
            TraceVerdict.Violates.class,
            violates -> assertThat(violates.differs()).contains(because));
  }

  private static void assertUnreadable(List<String> changed, String what) {
    assertThat(check(FastloadTraceTest.numbered(changed)))
        .isInstanceOfSatisfying(
            TraceVerdict.Unreadable.class,
            unreadable -> assertThat(unreadable.what()).contains(what));
  }

  private static void assertInconclusive(List<String> changed, String because) {
    assertThat(check(FastloadTraceTest.numbered(changed)))
        .isInstanceOfSatisfying(
            TraceVerdict.Inconclusive.class,
            inconclusive -> assertThat(inconclusive.because()).contains(because));
  }

  private static TraceVerdict check(List<String> lines) {
    return FastloadTraceTest.check(lines);
  }

  private static int place(List<String> lines, String action, int number) {
    return FastloadTraceTest.place(lines, action, number);
  }
}
