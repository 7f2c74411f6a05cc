package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static palimpsest.properties.trace.SmallTraces.ROUND;
import static palimpsest.properties.trace.SmallTraces.SWITCHED;
import static palimpsest.properties.trace.SmallTraces.conforms;
import static palimpsest.properties.trace.SmallTraces.header;
import static palimpsest.properties.trace.SmallTraces.image;
import static palimpsest.properties.trace.SmallTraces.login;
import static palimpsest.properties.trace.SmallTraces.told;
import static palimpsest.properties.trace.SmallTraces.unreadable;
import static palimpsest.properties.trace.SmallTraces.violates;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What events are held against, shown by the smallest traces that show it.
final class ReplayTest {
  // --------------------------------------------------------------------------------- sessions

  private static Told loggedOut() {
    return told(2)
        .login(0, "5a", List.of("5a", "10"))
        .logout(0, "5a", List.of("0", "0"))
        .answer(0, "told=loggedOut");
  }

  @Test
  void afterALogoutTheHostIsInNoSession() {
    conforms(
        loggedOut()
            .enter(0, "read", "session='5a'")
            .worker(0, "Serve", List.of("changes=0", "moves=false"))
            .leave(0)
            .answer(0, "told=denied"));
    violates(
        loggedOut()
            .enter(0, "read", "session='5a'")
            .worker(0, "Serve", List.of("changes=0", "moves=true"))
            .leave(0)
            .worker(0, "MoveBlock", List.of())
            .answer(0, "told=data"),
        "Serve",
        "without a session");
  }

  @Test
  void aSessionIsToldOfByALoginAndNothingElse() {
    unreadable(
        told(2)
            .login(0, "5a", List.of("5a", "10"))
            .logout(0, "5a", List.of("0", "0"))
            .answer(0, "told=loggedOut", "session='5a'"),
        21,
        "session");
    unreadable(told(2).login(0, "", List.of("5a", "10")), 11, "session");
  }

  // ---------------------------------------------------------------------------------- entries

  private static String stats(int entries) {
    return """
    ,{"name":"stats","entries":%d,"words":1,"layout":"1"}\
    """
        .formatted(entries);
  }

  private static Told counting(Told told, int port, String value, String header) {
    List<String> which = List.of("structure=stats", "entry=0");
    List<String> present = List.of("structure=stats", "entry=0", "present=true");
    return told.enter(port, "read", "session='none'")
        .worker(port, "Serve", List.of("changes=1", "moves=false"))
        .words(port, "stats", 0, value)
        .worker(port, "WriteHeader", present, header)
        .worker(port, "MarkEntry", which, "tracking")
        .leave(port)
        .answer(port, "told=denied");
  }

  /// Which of two ports wrote last is what the header's version says, whatever lines say.
  @Test
  void portsMayShareAnEntry() {
    Told told =
        new Told(
            header(
                2,
                "",
                image("a", login(2, 1, "1") + stats(1), ""),
                image("b", login(2, 1, "1") + stats(1).replace("\"1\"", "\"2\""), "")));
    counting(told, 1, "2", "stats[0]@2!");
    counting(told, 0, "1", "stats[0]@1!");
    List<String> entry = List.of("round=1", "structure=stats", "entry=0");
    told.prepare("b", "stats")
        .update("StartTracking", "marks-1-0!", "tracking!")
        .converting("SeekMark", entry, List.of("found=0"), "marks-1-0")
        .converting("ClearMark", entry, List.of(), "marks-1-0!")
        .converting("ReadEntry", entry, List.of("present=true", "words='2'"), "stats[0]@2")
        .converting("WriteEntry", entry, List.of("words='2'"))
        .converting("SeekMark", List.of("round=1", "structure=stats"), List.of("entry=1"))
        .update("CountMarks", List.of("round=1", "rest=0"), "marks-1-0");
    conforms(told.pause(List.of("worker-0", "worker-1"), SWITCHED, "stats 0 marks-1-0"));
  }

  /// An image with fewer entries forgets the others, and one with more begins them anew.
  @Test
  void entriesThatAnImageDidNotHaveBeginAnew() {
    Told told =
        new Told(
            header(
                2,
                "",
                image("a", login(2, 2, "1") + stats(2), ""),
                image("b", login(2, 2, "1") + stats(1), "")));
    for (int times = 1; times <= 2; times++) {
      List<String> which = List.of("structure=stats", "entry=1");
      told.enter(1, "read", "session='none'")
          .worker(1, "Serve", List.of("changes=1", "moves=false"))
          .words(1, "stats", 1, "5")
          .worker(
              1,
              "WriteHeader",
              List.of("structure=stats", "entry=1", "present=true"),
              "stats[1]@1!")
          .worker(1, "MarkEntry", which, "tracking")
          .leave(1)
          .answer(1, "told=denied");
      for (String image : List.of("b", "a")) {
        told.prepare(image, "").pause(List.of("worker-0", "worker-1"), List.of("generation!"));
      }
    }
    conforms(told);
  }

  private static Told creating(String entry) {
    return new Told(
            header(
                1,
                "",
                image("a", login(1, 2, "1"), ""),
                image("b", login(1, 2, "1") + stats(2), "")))
        .prepare("b", "", entry + "!")
        .pause(List.of("worker-0"), List.of("generation!"));
  }

  @Test
  void whatIsCreatedIsAnEntry() {
    conforms(creating("stats[1]"));
    for (String entry : List.of("stats[banana]", "stats[2]", "stats[01]", "stats[]", "login[0]")) {
      violates(creating(entry), "CreateStructures", entry);
    }
  }

  @Test
  void aSwitchEndsNoTrackingWhereThereWasNone() {
    unreadable(told(2).prepare("a", "").pause(List.of("worker-0"), SWITCHED), 19, "Switch touches");
  }

  // ------------------------------------------------------------------------------- conversion

  /// From the tracking to the end of the first round, with the words read and written.
  private static Told converted(Told told, String read, String... written) {
    List<String> entry = List.of("round=1", "structure=login", "entry=0");
    List<String> words = new ArrayList<>();
    for (String each : written) {
      words.add("words='" + each + "'");
    }
    return told.update("StartTracking", "marks-0-0!", "tracking!")
        .converting("SeekMark", entry, List.of("found=0"), "marks-0-0")
        .converting("ClearMark", entry, List.of(), "marks-0-0!")
        .converting("ReadEntry", entry, List.of("present=true", "words='" + read + "'"), "login[0]")
        .converting("WriteEntry", entry, words)
        .converting("SeekMark", ROUND, List.of("entry=1"));
  }

  private static Told counted(Told told) {
    return told.update("CountMarks", List.of("round=1", "rest=0"), "marks-0-0");
  }

  /// A conversion that ends in a refusal: the drain expires.
  private static Told refused(Told told) {
    return counted(told)
        .enter(0, "read", "session='5a'")
        .update("Withdraw")
        .update("CloseGate", "gate!")
        .update("ExpireDrain", List.of("refused=DRAIN_EXPIRED"), "worker-0")
        .update("ReopenGate", "gate!")
        .update("StopTracking", "tracking!")
        .update("ReturnBuffer", "update!")
        .worker(0, "Serve", List.of("changes=0", "moves=true"))
        .leave(0)
        .worker(0, "MoveBlock", List.of())
        .answer(0, "told=data");
  }

  @Test
  void whatAGivenUpUpdateConvertedIsForgotten() {
    Told told = told(2).login(0, "5a", List.of("5a", "10"));
    refused(converted(told.prepare("b", "login"), "5a,10", "5a,1000"));
    told.prepare("a", "").pause(List.of("worker-0"), List.of("generation!"));
    counted(converted(told.prepare("b", "login"), "5a,10", "5a,1000"));
    conforms(told.pause(List.of("worker-0"), SWITCHED, "login 0 marks-0-0"));
  }

  @Test
  void anEntryIsConvertedAsItWasWritten() {
    Told told = told(2).login(0, "5a", List.of("5a", "10"));
    counted(converted(told.prepare("b", "login"), "5a,11", "5a,1000"));
    violates(
        told.pause(List.of("worker-0"), SWITCHED, "login 0 marks-0-0"),
        "Switch",
        "converted as it was written");
  }

  @Test
  void wordsThatAreNotToldOfAreNotKnown() {
    Told told = told(3).login(0, "5a", List.of("5a", "10"));
    counted(converted(told.prepare("b", "login"), "5a,10"));
    told.pause(List.of("worker-0"), SWITCHED, "login 0 marks-0-0");
    told.login(0, "5b", List.of("5b", "10", "20"));
    counted(converted(told.prepare("a", "login"), "5b,10,20", "5b,10"));
    conforms(told.pause(List.of("worker-0"), SWITCHED, "login 0 marks-0-0"));
  }

  @Test
  void anEntryHasTheWordsOfItsLayout() {
    unreadable(
        converted(told(2).login(0, "5a", List.of("5a", "10")).prepare("b", "login"), "5a", "5a,1"),
        25,
        "words=2 found=1");
    unreadable(
        converted(
            told(3).login(0, "5a", List.of("5a", "10")).prepare("b", "login"), "5a,10", "5a,1"),
        26,
        "words=3 found=2");
  }

  // ------------------------------------------------------------------------------------ order

  /// A request that is answered at a later version than is next, and many behind it.
  private static Told skipping(int requests) {
    Told told =
        told(2)
            .enter(0, "read", "session='none'")
            .worker(0, "Serve", List.of("changes=0", "moves=false"))
            .leave(0)
            .worker(0, "Answer", List.of("told=denied"), "port-0@3!");
    for (int request = 1; request <= requests; request++) {
      told.enter(0, "read", "session='none'")
          .worker(0, "Serve", List.of("changes=0", "moves=false"))
          .leave(0)
          .answer(0, "told=denied");
    }
    return told;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void aVersionThatNobodyWritesIsMissedHoweverLongTheTrace(int requests) {
    TraceVerdict verdict = skipping(requests).verdict(8);
    assertThat(verdict).isInstanceOf(TraceVerdict.Violates.class);
    TraceVerdict.Violates violates = (TraceVerdict.Violates) verdict;
    assertThat(violates.event().action()).isEqualTo(Action.ANSWER);
    assertThat(violates.differs()).contains("port-0@3, which is at 1");
  }

  @Test
  void aVersionThatIsWrittenFarBehindMakesTheCheckInconclusive() {
    Told told = skipping(100).event("update-1", "CloseGate", List.of(), "port-0@2!");
    TraceVerdict verdict = told.verdict(8);
    assertThat(verdict).isInstanceOf(TraceVerdict.Inconclusive.class);
    assertThat(((TraceVerdict.Inconclusive) verdict).because()).contains("farther apart");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void nobodyReadsWhatTheyHaveOverwrittenThemselves(int linesAhead) {
    Told told =
        told(2)
            .prepare("b", "login")
            .update("StartTracking", "marks-0-0!", "tracking!")
            .submit(0, "login")
            .worker(0, "Announce", List.of(), "port-0", "worker-0!")
            .worker(0, "Enter", List.of(), "gate", "generation")
            .converting("SeekMark", ROUND, List.of("entry=0", "found=0"), "marks-0-0@0");
    assertThat(told.verdict(linesAhead)).isInstanceOf(TraceVerdict.Violates.class);
  }

  /// It is nobody's own action: each actor may fail.
  @ParameterizedTest
  @ValueSource(strings = {"port-0", "worker-0", "update-1"})
  void aDefectIsExplainedByNothingWhoeverHasIt(String actor) {
    violates(told(2).event(actor, "Defect", List.of("because=a fault")), "Defect", "a fault");
  }

  // ---------------------------------------------------------------------------------- modules

  private static final String FLASH =
      """
      ,"modules":{"flash":{"runsWith":["2.0"],"carries":"2.0"}}\
      """;

  private static Told burnt() {
    Told told =
        new Told(
            header(
                1,
                ",\"modules\":{\"flash\":\"1.0\"}",
                image(
                    "a",
                    login(1, 2, "1"),
                    ",\"modules\":{\"flash\":{\"runsWith\":[\"1.0\",\"2.0\",\"3.0\"]}}"),
                image("b", login(1, 2, "1"), FLASH)));
    return told.load("b")
        .update(
            "Identify", List.of("converts=", "burns=flash", "withdraws=", "modules='flash=1.0'"))
        .update("PlaceTables");
  }

  private static Told undone() {
    return burnt()
        .update("BurnModule", List.of("module=flash"))
        .update("CreateStructures")
        .update("SaveOld")
        .update("FailCode", List.of("step=DefineCode", "refused=BAD_CODE"))
        .update("UndoBurn", List.of("module=flash"))
        .update("ReturnBuffer", "update!");
  }

  private static Told identified(Told told, String modules) {
    return told.load("b")
        .update("Identify", List.of("refused=INCOMPATIBLE", "modules='" + modules + "'"))
        .update("ReturnBuffer", "update!");
  }

  @Test
  void modulesAreAsBurnsAndUndosLeftThem() {
    conforms(identified(undone(), "flash=1.0"));
    violates(identified(undone(), "flash=2.0"), "Identify", "module=flash version=1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flash", "=1.0", "flash=1.0,flash=1.0", "flash=1.0,"})
  void modulesAreListedWithTheirVersions(String modules) {
    unreadable(identified(undone(), modules), 20, "name=version");
  }

  @Test
  void thereBeingNoOrderOfBurningIsNoRefusalOfTheImages() {
    String refuses = ",\"refuses\":[]";
    Told told =
        new Told(
            header(
                1,
                "",
                image("a", login(1, 2, "1"), refuses),
                image("b", login(1, 2, "1"), refuses)));
    conforms(
        told.load("b")
            .update("Identify", List.of("refused=NO_BURN_ORDER"))
            .update("ReturnBuffer", "update!"));
  }

  /// The plan counts on a module that somebody else burns, and the update is refused before it
  /// comes to that.
  @Test
  void aModuleMayHaveBeenReplacedUnseen() {
    Told told =
        burnt()
            .update("FailBurn", List.of("step=BurnModule", "refused=BURN_FAILED"))
            .update("ReturnBuffer", "update!");
    conforms(identified(told, "flash=3.0"));
  }

  @Test
  void aModuleIsNotReplacedByOneWithWhichTheRunningImageDoesNotRun() {
    Told told =
        burnt()
            .update("FailBurn", List.of("step=BurnModule", "refused=BURN_FAILED"))
            .update("ReturnBuffer", "update!");
    violates(identified(told, "flash=4.0"), "Identify", "version=1.0");
  }
}
