package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Storage that fails, and starts that nobody asked for: what can be explained of them is, and what
/// contradicts it is no less a violation than elsewhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CutOffTraceTest {
  private static final String ANEW = "behind a standard start tables begin anew";
  private static final String SPOILT = "\",\"refused\":\"STORAGE_FAILED\",\"because\":\"worn\"";

  private List<String> lines = List.of();

  @BeforeAll
  void run() {
    lines = FastloadRun.idle().lines();
  }

  // ---------------------------------------------------------------------------------- storage

  @Test
  void aBlockThatCannotBeStoredEndsTheUpdate() {
    List<String> refused = upTo("StoreBlock", 1);
    refused.add(update("StoreBlock" + SPOILT + ",\"block\":0"));
    refused.add(update("ReturnBuffer\",\"writes\":{\"update\":2}"));
    assertThat(verdict(refused)).isInstanceOf(TraceVerdict.Conforms.class);
    assertThat(verdict(again(refused, 2))).isInstanceOf(TraceVerdict.Conforms.class);
  }

  /// Another update, as far as the step that asks whether one may come.
  private List<String> again(List<String> before, int generation) {
    List<String> more = new ArrayList<>(before);
    List<String> loaded = lines.subList(place("Interrupt", 1), place("CheckImage", 1) + 1);
    loaded.forEach(
        line ->
            more.add(
                line.replace("update-1", "update-2")
                    .replace("\"update\":1", "\"update\":3")
                    .replace("\"generation\":2", "\"generation\":" + generation)));
    return more;
  }

  @Test
  void onlyTheBlockThatIsDueIsNotStoredAndOnlyForThatReason() {
    List<String> other = upTo("StoreBlock", 1);
    other.add(update("StoreBlock" + SPOILT + ",\"block\":1"));
    assertViolates(other, "StoreBlock", "blocks are stored in their order");
    List<String> code = upTo("StoreBlock", 1);
    code.add(update("StoreBlock\",\"block\":0,\"refused\":\"BAD_CODE\""));
    assertViolates(code, "StoreBlock", "is storage that failed");
    List<String> on = upTo("StoreBlock", 1);
    on.add(update("StoreBlock" + SPOILT + ",\"block\":0"));
    on.add(update("StoreBlock\",\"block\":1"));
    assertViolates(on, "StoreBlock", "does not allow StoreBlock here");
  }

  /// The specification knows no update whose code fails between Branch and the read-back.
  @ParameterizedTest
  @ValueSource(strings = {"StoreBlock", "CheckSlot"})
  void behindCodeThatFailsMeanwhileAnotherUpdateMayCome(String step) {
    List<String> failed = upTo(step, 1);
    failed.add(update("FailCode\",\"step\":\"" + step + "\",\"refused\":\"BAD_CODE\""));
    failed.add(update("ReturnBuffer\",\"writes\":{\"update\":2}"));
    assertThat(verdict(again(failed, 2))).isInstanceOf(TraceVerdict.Conforms.class);
  }

  @Test
  void anImageThatCannotGoOnTrialIsUndone() {
    List<String> refused = upTo("StoreTrial", 1);
    refused.add(update("StoreTrial" + SPOILT));
    List<String> undone = new ArrayList<>(refused);
    undone.addAll(restored());
    undone.add(update("VerifyRestored\",\"writes\":{\"generation\":4}"));
    undone.add(update("ReopenGate\",\"writes\":{\"gate\":4}"));
    undone.add(update("StopTracking\",\"writes\":{\"tracking\":2}"));
    undone.add(update("ReturnBuffer\",\"writes\":{\"update\":2}"));
    assertThat(verdict(undone)).isInstanceOf(TraceVerdict.Conforms.class);
    assertThat(verdict(again(undone, 4))).isInstanceOf(TraceVerdict.Conforms.class);
    refused.add(update("SetWitness\""));
    assertViolates(refused, "SetWitness", "does not allow SetWitness here");
  }

  private List<String> restored() {
    return lines.stream()
        .filter(line -> line.contains("\"CopyBlock\""))
        .map(line -> line.replace("CopyBlock", "RestoreBlock"))
        .toList();
  }

  @Test
  void onlyStorageKeepsAVerifiedImageFromTrial() {
    List<String> refused = upTo("StoreTrial", 1);
    refused.add(update("StoreTrial\",\"refused\":\"COPY_UNVERIFIED\""));
    assertViolates(refused, "StoreTrial", "is storage that failed");
  }

  // ----------------------------------------------------------------------------------- starts

  /// Power was lost once the image was on trial, and the slot cannot be read.
  @Test
  void aTrialThatCannotBeLoadedIsGivenUp() {
    List<String> failed = unloaded();
    failed.add(start("GiveUpTrial\",\"writes\":{\"record\":5}"));
    failed.addAll(ended(loaded("LoadBlock", "VerifyLoaded", "StartStandard")));
    assertInconclusive(failed, ANEW);
    List<String> kept = unloaded();
    kept.add(start("VerifyLoaded\""));
    assertViolates(kept, "VerifyLoaded", "does not allow VerifyLoaded here");
    List<String> given = unloaded();
    given.set(given.size() - 1, given.getLast().replace(",\"because\":\"worn\"", ""));
    given.add(start("GiveUpTrial\",\"writes\":{\"record\":5}"));
    assertViolates(given, "GiveUpTrial", "does not allow GiveUpTrial here");
  }

  private List<String> unloaded() {
    List<String> begun = upTo("ReadRecord", 2);
    begun.add(lines.get(place("ReadRecord", 2)).replace("update-1", "start"));
    begun.add(lines.get(place("StoreTry", 2)).replace("update-1", "start"));
    begun.addAll(loaded("ReadKey", "EraseKey", "SelfTest", "ResetLinks", "VerifyWindow"));
    begun.add(start("LoadBlock\",\"block\":0,\"because\":\"worn\""));
    return begun;
  }

  /// What the first start did.
  private List<String> loaded(String... actions) {
    List<String> all = List.of(actions);
    return lines.subList(0, place("Interrupt", 1)).stream()
        .filter(line -> all.stream().anyMatch(action -> line.contains("\"" + action + "\"")))
        .toList();
  }

  /// Power came back, or a reset that found the window as it was: each explains its own.
  @Test
  void aLaterStartMayFindTheWindowOrNot() {
    List<String> later = new ArrayList<>(lines.subList(0, place("Interrupt", 1)));
    later.add(
        start(
            "ReadRecord\",\"slot\":1,\"reads\":{\"record\":2}"
                + ",\"writes\":{\"gate\":3,\"generation\":3}"));
    later.add(start("StoreTry\",\"writes\":{\"record\":3}"));
    later.addAll(loaded("ReadKey", "EraseKey", "SelfTest", "ResetLinks", "VerifyWindow"));
    List<String> found = new ArrayList<>(later);
    found.addAll(ended(loaded("VerifyLoaded", "StartStandard")));
    assertInconclusive(found, ANEW);
    later.addAll(ended(loaded("LoadBlock", "VerifyLoaded", "StartStandard")));
    assertInconclusive(later, ANEW);
    later.remove(later.size() - 3);
    assertViolates(later, "VerifyLoaded", "does not allow VerifyLoaded here");
  }

  private static List<String> ended(List<String> start) {
    return start.stream()
        .map(line -> line.replace("\"generation\":2", "\"generation\":4"))
        .map(line -> line.replace("\"gate\":2", "\"gate\":4"))
        .toList();
  }

  @Test
  void aStartMayCutOffAnUpdate() {
    List<String> cut = cutOff("\"slot\":1");
    cut.add(start("StoreTry\",\"writes\":{\"record\":3}"));
    cut.addAll(loaded("ReadKey", "EraseKey", "SelfTest", "ResetLinks", "VerifyWindow"));
    List<String> late = new ArrayList<>(cut);
    late.add(update("CheckSlot\""));
    assertInconclusive(late, "a start has cut off the update");
    cut.addAll(ended(loaded("VerifyLoaded", "StartStandard")));
    assertInconclusive(cut, ANEW);
    assertViolates(
        cutOff("\"slot\":2"), "ReadRecord", "the boot record says which slot is started");
    List<String> fast = cutOff("\"slot\":1");
    fast.add(start("StoreTry\",\"writes\":{\"record\":3}"));
    fast.add(start("StartFast\""));
    assertViolates(fast, "StartFast", "does not allow StartFast here");
  }

  private List<String> cutOff(String slot) {
    List<String> cut = upTo("CheckSlot", 1);
    cut.add(
        start(
            "ReadRecord\","
                + slot
                + ",\"reads\":{\"record\":2},\"writes\":{\"gate\":3,\"generation\":3}"));
    return cut;
  }

  /// Its line may stand before those of the start behind which it came.
  @Test
  void anInterruptSaysBehindWhichStartItCame() {
    List<String> early = new ArrayList<>(lines.subList(0, lines.size() - 1));
    early.add(1, early.remove(place("Interrupt", 1)));
    assertThat(verdict(early)).isInstanceOf(TraceVerdict.Conforms.class);
  }

  // ------------------------------------------------------------------------------------ lines

  private int place(String action, int number) {
    return FastloadTraceTest.place(lines, action, number);
  }

  private List<String> upTo(String action, int number) {
    return new ArrayList<>(lines.subList(0, place(action, number)));
  }

  private static String update(String action) {
    return "{\"actor\":\"update-1\",\"seq\":0,\"action\":\"" + action + "}";
  }

  private static String start(String action) {
    return "{\"actor\":\"start\",\"seq\":0,\"action\":\"" + action + "}";
  }

  private static TraceVerdict verdict(List<String> events) {
    List<String> ended = new ArrayList<>(events);
    ended.add("");
    return FastloadTraceTest.check(FastloadTraceTest.numbered(ended));
  }

  private static void assertViolates(List<String> events, String action, String because) {
    assertThat(verdict(events))
        .isInstanceOfSatisfying(
            TraceVerdict.Violates.class,
            violates -> {
              assertThat(violates.differs()).contains(because);
              assertThat(violates.event().action().toString()).isEqualTo(action);
            });
  }

  private static void assertInconclusive(List<String> events, String because) {
    assertThat(verdict(events))
        .isInstanceOfSatisfying(
            TraceVerdict.Inconclusive.class,
            inconclusive -> assertThat(inconclusive.because()).contains(because));
  }
}
