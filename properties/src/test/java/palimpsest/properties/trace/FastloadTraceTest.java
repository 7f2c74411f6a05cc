package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Updates by fastload are explained by the reference machine of that name, and what an adapter
/// with a defect would have written is not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FastloadTraceTest {
  private static final long SEED = 11;
  private static final Pattern ACTOR = Pattern.compile("\"actor\":\"([^\"]+)\",\"seq\":\\d+");

  private List<String> lines = List.of();

  @BeforeAll
  void run() throws InterruptedException {
    FastloadRun run = FastloadRun.of(SEED);
    assertThat(run.outcomes()).containsExactly("Updated", "BUSY", "ROLLBACK", "Updated");
    lines = run.lines();
  }

  /// What an adapter with a defect would have written, by the race that it loses.
  ///
  /// @param because part of what is said of the first event that nothing explains
  record Defect(
      String race, String defect, String at, UnaryOperator<List<String>> change, String because) {
    @Override
    public String toString() {
      return race + ": " + defect;
    }
  }

  static List<Defect> defects() {
    return List.of(
        new Defect(
            "R31",
            "the key is not erased",
            "StartFast",
            without("EraseKey", 2),
            "does not allow StartFast here"),
        new Defect(
            "R34",
            "the key is erased once the sequence is through",
            "StartFast",
            swapped("EraseKey", "StartFast", 2),
            "does not allow StartFast here"),
        new Defect(
            "R32",
            "the key is stored before the overlay is verified",
            "StoreKey",
            moved("StoreKey", "VerifyCopy"),
            "does not allow StoreKey here"),
        new Defect(
            "R33",
            "nobody asks whether there was power: a key opens that was never stored",
            "ReadKey",
            replaced("ReadKey", 1, "\"fast\":false", "\"fast\":true"),
            "no key opens this start"),
        new Defect(
            "R36",
            "a key that cannot be read is read again",
            "ReadKey",
            twice("ReadKey", 1),
            "does not allow ReadKey here"),
        new Defect(
            "R29",
            "the confirmed image is not the one that is started",
            "ReadRecord",
            replaced("ReadRecord", 2, "\"slot\":2", "\"slot\":1"),
            "the boot record says which slot is started: slot=2"),
        new Defect(
            "R30",
            "an image comes while another is on trial",
            "CheckImage",
            replaced("CheckImage", 2, "\"refused\":\"BUSY\"", "\"refused\":\"BAD_CODE\""),
            "the boot record bars the image: refused=BUSY"),
        new Defect(
            "R28",
            "an older image is not barred",
            "CheckImage",
            replaced("CheckImage", 3, "\"refused\":\"ROLLBACK\"", "\"refused\":\"BUSY\""),
            "the boot record bars the image: refused=ROLLBACK"),
        new Defect(
            "R22",
            "a slot is not read back",
            "InitializeMemory",
            without("CheckSlot", 1),
            "does not allow InitializeMemory here"),
        new Defect(
            "R22",
            "a block is not stored",
            "StoreBlock",
            without("StoreBlock", 1),
            "blocks are stored in their order"),
        new Defect(
            "R23",
            "an image goes on trial before it is in the window",
            "StoreTrial",
            moved("StoreTrial", "VerifyCopy"),
            "does not allow StoreTrial here"));
  }

  @Test
  void whatThreadsDoConforms() {
    TraceVerdict verdict = check(lines);
    assertThat(verdict).as("seed=%d", SEED).isInstanceOf(TraceVerdict.Conforms.class);
    TraceCounts counts = ((TraceVerdict.Conforms) verdict).counts();
    assertThat(counts.of(Action.START_STANDARD)).isEqualTo(1);
    assertThat(counts.of(Action.START_FAST)).isEqualTo(2);
    assertThat(counts.of(Action.CONFIRM)).isEqualTo(2);
    assertThat(counts.of(Action.STORE_KEY)).isEqualTo(2);
  }

  @Test
  void eachLineIsOfTheSchema() {
    lines.forEach(
        line ->
            assertThat(TraceFormatTest.SCHEMA.validate(line, InputFormat.JSON)).as(line).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("defects")
  void aDefectViolates(Defect defect) {
    List<String> changed = numbered(defect.change().apply(lines));
    TraceVerdict verdict = check(changed);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            TraceVerdict.Violates.class,
            violates -> {
              assertThat(violates.differs()).contains(defect.because());
              assertThat(violates.event().action().toString()).isEqualTo(defect.at());
              assertThat(changed.get((int) violates.event().line() - 1))
                  .contains("\"action\":\"" + defect.at() + "\"");
            });
  }

  /// The new image's code fails before anything of it is stored, and the old one runs on.
  @Test
  void codeThatFailsBeforeTheStoreIsExplained() {
    List<String> idle = FastloadRun.idle().lines();
    assertThat(check(idle)).isInstanceOf(TraceVerdict.Conforms.class);
    int branch = place(idle, "Branch", 1);
    List<String> changed = new ArrayList<>(idle.subList(0, branch));
    changed.add(
        idle.get(branch)
            .replace(
                "\"action\":\"Branch\"",
                "\"action\":\"FailCode\",\"step\":\"Branch\",\"refused\":\"BAD_CODE\""));
    changed.add(
        "{\"actor\":\"update-1\",\"seq\":0,\"action\":\"ReturnBuffer\",\"writes\":{\"update\":2}}");
    changed.add("");
    assertThat(check(numbered(changed))).isInstanceOf(TraceVerdict.Conforms.class);
  }

  /// Of an adapter whose header tells of no storage nothing of this is known.
  @Test
  void withoutStorageItIsInconclusive() {
    List<String> old = new ArrayList<>(lines);
    old.replaceAll(line -> line.replaceAll(",?\"record\":\\d+", ""));
    old.set(
        0,
        old.getFirst()
            .replace("\"version\":2,", "\"version\":1,")
            .replaceFirst(",\"storage\":\\{[^}]*}", ""));
    assertThat(check(old))
        .isInstanceOfSatisfying(
            TraceVerdict.Inconclusive.class,
            inconclusive ->
                assertThat(inconclusive.because())
                    .contains(
                        "is ReadRecord, a step of fastload, and the header tells of no storage"));
  }

  @Test
  void storageIsOfTheSecondVersion() {
    List<String> old = new ArrayList<>(lines);
    old.set(0, lines.getFirst().replace("\"version\":2,", "\"version\":1,"));
    assertThat(check(old))
        .isInstanceOfSatisfying(
            TraceVerdict.Unreadable.class,
            unreadable ->
                assertThat(unreadable.what())
                    .isEqualTo("a trace that tells of storage is of version 2"));
  }

  static TraceVerdict check(List<String> lines) {
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    return new TraceCheck(TraceCheck.LINES_AHEAD).check(new ByteArrayInputStream(text));
  }

  // --------------------------------------------------------------------------- what is changed

  /// The line of an action's event, counted from 1.
  static int place(List<String> lines, String action, int number) {
    int left = number;
    for (int index = 0; index < lines.size(); index++) {
      if (lines.get(index).contains("\"action\":\"" + action + "\"")) {
        left--;
        if (left == 0) {
          return index;
        }
      }
    }
    throw new AssertionError("the trace has so many of them: " + action + " " + number);
  }

  private static UnaryOperator<List<String>> without(String action, int number) {
    return lines -> {
      List<String> changed = new ArrayList<>(lines);
      changed.remove(place(lines, action, number));
      return changed;
    };
  }

  private static UnaryOperator<List<String>> twice(String action, int number) {
    return lines -> {
      List<String> changed = new ArrayList<>(lines);
      int place = place(lines, action, number);
      changed.add(place, lines.get(place));
      return changed;
    };
  }

  private static UnaryOperator<List<String>> replaced(
      String action, int number, String text, String other) {
    return lines -> {
      List<String> changed = new ArrayList<>(lines);
      int place = place(lines, action, number);
      assertThat(lines.get(place)).contains(text);
      changed.set(place, lines.get(place).replace(text, other));
      return changed;
    };
  }

  private static UnaryOperator<List<String>> swapped(String action, String other, int number) {
    return lines -> {
      List<String> changed = new ArrayList<>(lines);
      int first = place(lines, action, number);
      int second = place(lines, other, 1);
      changed.set(first, lines.get(second));
      changed.set(second, lines.get(first));
      return changed;
    };
  }

  private static UnaryOperator<List<String>> moved(String action, String before) {
    return lines -> {
      List<String> changed = new ArrayList<>(lines);
      String line = changed.remove(place(lines, action, 1));
      changed.add(place(changed, before, 1), line);
      return changed;
    };
  }

  /// Each actor's events counted anew, and all of them in the last line.
  static List<String> numbered(List<String> lines) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> numbered = new ArrayList<>();
    for (String line : lines) {
      Matcher actor = ACTOR.matcher(line);
      numbered.add(
          actor.find()
              ? line.replace(
                  actor.group(),
                  "\"actor\":\""
                      + actor.group(1)
                      + "\",\"seq\":"
                      + counts.merge(actor.group(1), 1, Integer::sum))
              : line);
    }
    numbered.set(numbered.size() - 1, "{\"events\":" + (numbered.size() - 2) + "}");
    return numbered;
  }
}
