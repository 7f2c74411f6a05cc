package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The traces of rolls are explained by the reference machine of the storage system, and what a
/// processor with a defect would have written is not.
final class RollTraceTest {
  private static final String HEADER =
      """
      {"format":"palimpsest-trace","version":3,"adapters":["A","B","C"],"hosts":{"h1":["A","B"],\
      "h2":["B","C"],"h3":["A","C"]},"running":"1.0","images":{"1.0":["2.0"],"2.0":["1.0"],\
      "3.0":[]}}\
      """;

  private static final String ALL_OLD = "A=1.0,B=1.0,C=1.0";
  private static final String BEGIN =
      "Trigger id=one;Accept image=2.0;StartRoll answers=" + ALL_OLD;
  private static final String COPIED = BEGIN + ";Copy adapter=A;Copy adapter=B;Copy adapter=C";
  private static final String SOURCE_DONE = COPIED + ";" + updated("A");

  private static String updated(String adapter) {
    return "PauseAdapter adapter=%s;UpdateAdapter adapter=%s;Confirm adapter=%s"
        .formatted(adapter, adapter, adapter);
  }

  /// A processor's defect.
  ///
  /// @param events those that are explained, and then the one that is not
  /// @param allowed instead of it
  record Defect(String what, String events, String allowed, String differs) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Defect> defects() {
    List<Defect> all = new ArrayList<>();
    all.add(
        new Defect(
            "a peer is updated before the source is done",
            COPIED + ";PauseAdapter adapter=B",
            "PauseAdapter A",
            "the source adapter comes first, and then one after the other: adapter=A"));
    all.add(
        new Defect(
            "two adapters are updated at once",
            COPIED + ";PauseAdapter adapter=A;PauseAdapter adapter=B",
            "UpdateAdapter A, FailUpdate A",
            "does not allow PauseAdapter here"));
    all.add(
        new Defect(
            "a roll goes on after a failure",
            COPIED
                + ";PauseAdapter adapter=A;FailUpdate step=UpdateAdapter adapter=A because=bad"
                + ";PauseAdapter adapter=B",
            "Trigger",
            "does not allow PauseAdapter here"));
    all.add(
        new Defect(
            "a host is left without a path",
            SOURCE_DONE + ";PauseAdapter adapter=B answers=A=2.0,B=1.0,C=dead",
            "PauseAdapter B",
            "stops the roll: every host keeps a path: adapter=B host=h2"));
    all.add(
        new Defect(
            "a roll begins while an adapter is dead",
            "Trigger id=one;Accept image=2.0;StartRoll answers=A=1.0,B=1.0,C=dead",
            "StartRoll",
            "stops the roll: no dead adapter is asked for anything: adapter=C"));
    all.add(
        new Defect(
            "images run together that are not compatible",
            "Trigger id=one;Accept image=3.0;StartRoll answers=" + ALL_OLD,
            "StartRoll",
            "stops the roll: images that run together are compatible: image=3.0 adapter=A"));
    all.add(
        new Defect(
            "an adapter is updated before all have the image",
            BEGIN + ";Copy adapter=A;Copy adapter=B;PauseAdapter adapter=A",
            "Copy C",
            "does not allow PauseAdapter here"));
    all.add(
        new Defect(
            "an image is not confirmed before the next is paused",
            COPIED + ";PauseAdapter adapter=A;UpdateAdapter adapter=A;PauseAdapter adapter=B",
            "Confirm A",
            "does not allow PauseAdapter here"));
    all.addAll(moreDefects());
    return all;
  }

  private static List<Defect> moreDefects() {
    return List.of(
        new Defect(
            "nobody takes over from a dead source",
            SOURCE_DONE + ";PauseAdapter adapter=B answers=A=dead;UpdateAdapter adapter=B",
            "TakeOver",
            "does not allow UpdateAdapter here"),
        new Defect(
            "an heir is passed over",
            SOURCE_DONE + ";PauseAdapter adapter=B answers=A=dead;TakeOver source=C",
            "TakeOver",
            "the first peer that has the image takes over: source=B"),
        new Defect(
            "a roll is given up that a peer could go on with",
            SOURCE_DONE + ";PauseAdapter adapter=B answers=A=dead;TakeOver because=nobody",
            "TakeOver",
            "does not stop the roll here"),
        new Defect(
            "a medium that vanished is rolled",
            "Trigger id=one;FailMedium step=Accept because=gone;StartRoll answers=" + ALL_OLD,
            "Trigger",
            "does not allow StartRoll here"),
        new Defect(
            "an update that failed passes for one that came through",
            SOURCE_DONE + ";PauseAdapter adapter=B answers=A=1.0,B=1.0,C=1.0",
            "PauseAdapter B",
            "an adapter runs what it was updated to: adapter=A image=2.0"),
        new Defect(
            "an adapter that answered by the old image runs the new one",
            COPIED
                + ";PauseAdapter adapter=A;FailUpdate step=UpdateAdapter adapter=A answers=A=1.0"
                + ";Trigger id=two;Accept image=2.0;StartRoll answers=A=2.0,B=1.0,C=1.0",
            "StartRoll",
            "an adapter runs what it was updated to: adapter=A image=1.0"),
        new Defect(
            "a medium vanishes that was read",
            "Trigger id=one;FailMedium step=Copy because=gone",
            "Accept, FailMedium",
            "what fails is the next step: step=Accept"),
        new Defect(
            "an update fails as it is confirmed",
            COPIED + ";PauseAdapter adapter=A;FailUpdate step=Confirm adapter=A because=bad",
            "UpdateAdapter A, FailUpdate A",
            "what fails is the next step: step=UpdateAdapter"),
        new Defect(
            "two rolls run at a time",
            BEGIN + ";Trigger id=two",
            "Copy A",
            "one roll runs at a time: id=two"),
        new Defect(
            "one roll is made twice",
            "Trigger id=one;FailMedium step=Accept because=gone;Trigger id=one",
            "Trigger",
            "the same id again is the same roll: id=one"));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void aDefectIsToldByItsLine(Defect defect) {
    TraceVerdict verdict = check(lines(defect.events()));
    long last = defect.events().split(";", -1).length + 1L;
    assertThat(verdict)
        .isInstanceOfSatisfying(
            TraceVerdict.Violates.class,
            violates -> {
              assertThat(violates.differs()).contains(defect.differs());
              assertThat(violates.event().line()).isEqualTo(last);
              assertThat(String.join(", ", violates.allowed())).isEqualTo(defect.allowed());
            });
  }

  static List<String> rolls() {
    String rolled = SOURCE_DONE + ";" + updated("B") + ";" + updated("C");
    String orphan =
        SOURCE_DONE
            + ";PauseAdapter adapter=B answers=A=dead;TakeOver source=B"
            + ";PauseAdapter adapter=B because=path answers=A=dead,B=1.0,C=1.0";
    String failed =
        COPIED + ";PauseAdapter adapter=A;FailUpdate step=UpdateAdapter adapter=A because=cut";
    String died = failed + " answers=A=dead";
    String again = ";Trigger id=two;Accept image=2.0;StartRoll answers=";
    String copied = ";Copy adapter=A;Copy adapter=B;Copy adapter=C";
    return List.of(
        rolled,
        rolled + again + "A=2.0,B=2.0,C=2.0",
        orphan,
        "Trigger id=one;FailMedium step=Accept because=gone",
        "Trigger id=one;Accept image=3.0;StartRoll because=parameters answers=" + ALL_OLD,
        BEGIN + ";Copy adapter=A answers=A=dead;TakeOver because=nobody",
        BEGIN + ";Copy adapter=A;Copy adapter=B because=died answers=B=dead",
        failed + again + ALL_OLD + copied + ";PauseAdapter adapter=A answers=A=1.0",
        failed
            + again
            + "A=2.0,B=1.0,C=1.0"
            + copied
            + ";PauseAdapter adapter=A answers=A=2.0;Confirm adapter=A",
        failed + " answers=A=1.0" + again + ALL_OLD + copied,
        failed + " answers=A=2.0" + again + "A=2.0,B=1.0,C=1.0" + copied,
        died + again + ALL_OLD + copied + ";PauseAdapter adapter=A answers=A=1.0",
        died
            + again
            + "A=2.0,B=1.0,C=1.0"
            + copied
            + ";PauseAdapter adapter=A answers=A=2.0;Confirm adapter=A",
        COPIED
            + ";PauseAdapter adapter=A;UpdateAdapter adapter=A answers=A=2.0"
            + ";Confirm adapter=A because=died answers=A=dead");
  }

  /// Rolls that go through, that are taken over, that stop, and that come again.
  @ParameterizedTest
  @MethodSource("rolls")
  void whatAProcessorMayDoConforms(String events) {
    assertThat(check(lines(events))).isInstanceOf(TraceVerdict.Conforms.class);
    lines(events)
        .forEach(
            line ->
                assertThat(TraceFormatTest.SCHEMA.validate(line, InputFormat.JSON))
                    .as(line)
                    .isEmpty());
  }

  @Test
  void whatTheSpecificationDoesNotHaveIsInconclusive() {
    assertInconclusive(
        BEGIN + ";Copy adapter=A because=full", "an adapter that fails and goes on: full");
    assertInconclusive(
        "Trigger id=one;Accept image=2.0;StartRoll answers=A=1.0,A=dead,B=1.0",
        "no step within which an adapter changes");
    assertInconclusive(
        COPIED + ";PauseAdapter adapter=A answers=B=paused", "an update that no roll began: B");
    assertInconclusive(COPIED + ";Die", "is Die, a step of a roll");
  }

  private static void assertInconclusive(String events, String because) {
    assertThat(check(lines(events)))
        .isInstanceOfSatisfying(
            TraceVerdict.Inconclusive.class,
            inconclusive -> assertThat(inconclusive.because()).contains(because));
  }

  @Test
  void whatIsNoTraceOfARollIsToldByItsLine() {
    assertUnreadable(lines("HandOver"), 2, "action=HandOver actor=processor");
    assertUnreadable(lines("Trigger id=one;Accept image=9.0"), 3, "image=9.0");
    assertUnreadable(lines(COPIED + ";PauseAdapter adapter=A answers=A"), 8, "adapters answer");
    String nobodys = updated("A").replace("Confirm adapter=A", "Confirm");
    assertUnreadable(lines(COPIED + ";" + nobodys), 10, "Confirm has the field adapter");
    List<String> header = lines(BEGIN);
    header.set(0, HEADER.replace("\"A\",\"B\",\"C\"]", "\"A\",\"B\",\"B\"]"));
    assertUnreadable(header, 1, "each with a name of its own");
    header.set(0, HEADER.replace("\"running\":\"1.0\"", "\"running\":\"4.0\""));
    assertUnreadable(header, 1, "running=4.0");
    header.set(0, HEADER.replace("[\"A\",\"C\"]", "[\"A\",\"D\"]"));
    assertUnreadable(header, 1, "a host has paths to adapters: host=h3");
    header.set(0, HEADER.replace("\"3.0\":[]", "\"dead\":[]"));
    assertUnreadable(header, 1, "image=dead");
  }

  private static void assertUnreadable(List<String> lines, long line, String what) {
    assertThat(check(lines))
        .isInstanceOfSatisfying(
            TraceVerdict.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.what()).contains(what);
              assertThat(unreadable.line()).isEqualTo(line);
            });
  }

  private static List<String> lines(String events) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    for (String event : events.split(";", -1)) {
      String[] parts = event.split(" ", -1);
      StringBuilder line = new StringBuilder();
      line.append("{\"actor\":\"processor\",\"seq\":").append(lines.size());
      line.append(",\"action\":\"").append(parts[0]).append('"');
      for (int part = 1; part < parts.length; part++) {
        String[] field = parts[part].split("=", 2);
        line.append(",\"").append(field[0]).append("\":\"").append(field[1]).append('"');
      }
      lines.add(line.append('}').toString());
    }
    lines.add("{\"events\":" + (lines.size() - 1) + "}");
    return lines;
  }

  private static TraceVerdict check(List<String> lines) {
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    return new TraceCheck(TraceCheck.LINES_AHEAD).check(new ByteArrayInputStream(text));
  }
}
