package palimpsest.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EvidenceTest {
  /// Every name that another program may rely on. A name may be added; one that is gone or means
  /// something else needs another `format`.
  private static final String NAMES =
      """
      baseline
      baseline.begun
      baseline.mutants[].before
      baseline.mutants[].name
      baseline.mutants[].now
      baseline.paths[].before
      baseline.paths[].name
      baseline.paths[].now
      baseline.pauses[].beforeNanos
      baseline.pauses[].nowNanos
      baseline.pauses[].path
      baseline.profile.before
      baseline.profile.name
      baseline.profile.now
      baseline.requirements[].before
      baseline.requirements[].name
      baseline.requirements[].now
      baseline.verdict.before
      baseline.verdict.name
      baseline.verdict.now
      complete
      extent[]
      extent[].kind
      extent[].missing[]
      extent[].ran[]
      extent[].what
      drawn[].byTime
      drawn[].classes[].count
      drawn[].classes[].of
      drawn[].seed
      drawn[].total
      drawn[].what
      explored[]
      explored[].model
      explored[].states
      explored[].tookNanos
      format
      history
      holds
      models[]
      models[].asExpected
      models[].name
      models[].tookNanos
      mutants[]
      mutants[].asExpected
      mutants[].name
      mutants[].tookNanos
      origin.begun
      origin.command
      origin.file
      origin.java
      origin.loadBefore
      origin.palimpsest
      origin.processors
      origin.sha256
      origin.source
      origin.system
      origin.tookNanos
      paths[].acceptedLosses[]
      paths[].because
      paths[].downgrade
      paths[].from
      paths[].happened
      paths[].hosts.answers
      paths[].hosts.events
      paths[].hosts.loginsCompared
      paths[].hosts.removalsCompared
      paths[].hosts.waits
      paths[].kept
      paths[].pause
      paths[].pause.answers.beforeNanos
      paths[].pause.answers.bucketNanos
      paths[].pause.answers.counts[]
      paths[].pause.answers.longestNanos[]
      paths[].pause.declaredNanos
      paths[].pause.first.copyNanos
      paths[].pause.first.drainNanos
      paths[].pause.first.initializeNanos
      paths[].pause.first.mergeNanos
      paths[].pause.first.switchNanos
      paths[].pause.first.totalNanos
      paths[].pause.first.verifyNanos
      paths[].pause.longestNanos
      paths[].pause.medianNanos
      paths[].pause.outside.answers
      paths[].pause.outside.medianNanos
      paths[].pause.outside.p999Nanos
      paths[].pause.outside.p99Nanos
      paths[].pause.predictedNanos
      paths[].pause.warm[].copyNanos
      paths[].pause.warm[].drainNanos
      paths[].pause.warm[].initializeNanos
      paths[].pause.warm[].mergeNanos
      paths[].pause.warm[].switchNanos
      paths[].pause.warm[].totalNanos
      paths[].pause.warm[].verifyNanos
      paths[].problems[]
      paths[].promise
      paths[].reconciled[]
      paths[].reconciled[].requirement
      paths[].reconciled[].text
      paths[].refusal
      paths[].to
      power
      power.answers
      power.complete
      power.kept
      power.lost
      power.lostAgain
      power.notCovered[]
      power.paths[].answers
      power.paths[].burns
      power.paths[].complete
      power.paths[].ended
      power.paths[].from
      power.paths[].kept.confirmedImageStayed
      power.paths[].kept.flushedBlocksKept
      power.paths[].kept.retriedAsFirst
      power.paths[].kept.sessionsKeptOrForgotten
      power.paths[].kept.wholeImagesStarted
      power.paths[].lost
      power.paths[].lostAgain
      power.paths[].places
      power.paths[].problems[]
      power.paths[].to
      power.paths[].tried.confirmedImageStayed
      power.paths[].tried.flushedBlocksKept
      power.paths[].tried.retriedAsFirst
      power.paths[].tried.sessionsKeptOrForgotten
      power.paths[].tried.wholeImagesStarted
      power.paths[].writes.confirmation
      power.paths[].writes.laterStart
      power.paths[].writes.start
      power.paths[].writes.update
      power.places
      power.writes
      pausesBySize[]
      pausesBySize[].from
      pausesBySize[].median.copyNanos
      pausesBySize[].median.drainNanos
      pausesBySize[].median.initializeNanos
      pausesBySize[].median.mergeNanos
      pausesBySize[].median.switchNanos
      pausesBySize[].median.totalNanos
      pausesBySize[].median.verifyNanos
      pausesBySize[].ports
      pausesBySize[].to
      requirements
      requirements.broken
      requirements.each[].because
      requirements.each[].id
      requirements.each[].missing[]
      requirements.each[].races[]
      requirements.each[].rests[]
      requirements.each[].revision
      requirements.each[].standing
      requirements.each[].text
      requirements.each[].tried[].item
      requirements.each[].tried[].kind
      requirements.each[].tried[].level
      requirements.each[].tried[].result
      requirements.each[].tried[].what
      requirements.notShown
      requirements.profile
      requirements.shown
      requirements.specified
      settings.answersAround
      settings.copyNanosPerByte
      settings.runs
      settings.seed
      statesByDepth.SMALL[]
      statesByDepth.TINY[]
      system
      system.adapters[]
      system.answers
      system.complete
      system.cuts
      system.from
      system.hosts[].adapters[]
      system.hosts[].host
      system.kept
      system.media[]
      system.rolls[].adapter
      system.rolls[].answers
      system.rolls[].atWrite
      system.rolls[].beforeStep
      system.rolls[].ended
      system.rolls[].happened
      system.rolls[].kept.deadSourceTakenOver
      system.rolls[].kept.everyHostKeptAPath
      system.rolls[].kept.firstFailureStopped
      system.rolls[].kept.halfAMediumRefused
      system.rolls[].kept.hostsLostNothing
      system.rolls[].kept.rolled
      system.rolls[].kept.versionsTogetherCompatible
      system.rolls[].kept.wholeImagesStarted
      system.rolls[].medium
      system.rolls[].problems[]
      system.rolls[].runsAfter[]
      system.rolls[].runsAfter[].adapter
      system.rolls[].runsAfter[].release
      system.rolls[].runs[].adapter
      system.rolls[].runs[].release
      system.rolls[].sessionsForgotten
      system.rolls[].takenOver
      system.to
      verdict
      """;

  @Test
  void namesStayWhatTheyAre() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    collect("", read(Certificates.kept()), names);
    collect("", read(Certificates.broken()), names);
    collect("", read(Certificates.rolled(false)), names);
    collect("", read(Certificates.crashed(false)), names);
    collect("", read(Certificates.withRequirements()), names);
    collect("", read(Certificates.interrupted()), names);
    collect("", read(Certificates.checked()), names);
    collect("", read(DifferencesTest.compared()), names);
    assertThat(names).containsExactlyInAnyOrder(NAMES.split("\n"));
  }

  @Test
  void kept_holdsAndIsComplete() {
    JsonNode kept = read(Certificates.kept());
    assertThat(kept.at("/format").stringValue()).isEqualTo("palimpsest certificate 1");
    assertThat(kept.at("/holds").booleanValue()).isTrue();
    assertThat(kept.at("/complete").booleanValue()).isTrue();
    assertThat(kept.at("/origin/sha256").stringValue()).hasSize(64);
    assertThat(kept.at("/origin/begun").stringValue()).isEqualTo("2026-05-04T13:07:11Z");
    assertThat(kept.at("/paths/0/refusal").isNull()).isTrue();
    assertThat(kept.at("/paths/1/reconciled/0/requirement").stringValue()).isEqualTo("CNV-4");
    assertThat(kept.at("/paths/1/pause/warm/2/totalNanos").longValue()).isEqualTo(1_220_000);
    assertThat(kept.at("/paths/1/pause/longestNanos").longValue()).isEqualTo(1_830_000);
    assertThat(kept.at("/paths/2/happened").stringValue()).isEqualTo("refused");
    assertThat(kept.at("/paths/2/because").stringValue()).isEqualTo("login.speed");
    assertThat(kept.at("/paths/2/pause").isNull()).isTrue();
  }

  @Test
  void rolled_saysOfEachRollWhatHappenedAndWhatWasKept() {
    JsonNode rolled = read(Certificates.rolled(true));
    assertThat(rolled.at("/holds").booleanValue()).isTrue();
    assertThat(rolled.at("/system/cuts").longValue()).isEqualTo(2);
    assertThat(rolled.at("/system/rolls/0/adapter").isNull()).isTrue();
    assertThat(rolled.at("/system/rolls/2/atWrite").intValue()).isEqualTo(3);
    assertThat(rolled.at("/system/rolls/2/runs/1/release").stringValue()).isEqualTo("1.0");
    assertThat(rolled.at("/system/rolls/3/beforeStep").intValue()).isEqualTo(9);
    assertThat(rolled.at("/system/rolls/3/takenOver").booleanValue()).isTrue();
    assertThat(read(Certificates.kept()).at("/system").isNull()).isTrue();
    JsonNode broken = read(Certificates.rolled(false));
    assertThat(broken.at("/holds").booleanValue()).isFalse();
    assertThat(broken.at("/system/kept").booleanValue()).isFalse();
    assertThat(broken.at("/system/rolls/3/kept/everyHostKeptAPath").booleanValue()).isFalse();
    assertThat(broken.at("/system/rolls/3/kept/firstFailureStopped").booleanValue()).isTrue();
    assertThat(broken.at("/system/rolls/3/problems/0").stringValue())
        .isEqualTo("every host kept a path: host mail has no path while right is updated");
  }

  @Test
  void crashed_saysWherePowerWasLostAndWhereNot() {
    JsonNode kept = read(Certificates.crashed(true));
    assertThat(kept.at("/holds").booleanValue()).isTrue();
    assertThat(kept.at("/power/complete").booleanValue()).isFalse();
    assertThat(kept.at("/power/places").longValue()).isEqualTo(60);
    assertThat(kept.at("/power/lost").longValue()).isEqualTo(53);
    assertThat(kept.at("/power/lostAgain").longValue()).isEqualTo(225);
    assertThat(kept.at("/power/paths/0/complete").booleanValue()).isTrue();
    assertThat(kept.at("/power/paths/0/writes/update").longValue()).isEqualTo(8);
    assertThat(kept.at("/power/notCovered/0").stringValue())
        .startsWith("7 places where power can be lost");
    JsonNode broken = read(Certificates.crashed(false));
    assertThat(broken.at("/holds").booleanValue()).isFalse();
    assertThat(broken.at("/power/paths/1/kept/flushedBlocksKept").booleanValue()).isFalse();
    assertThat(broken.at("/power/paths/1/kept/wholeImagesStarted").booleanValue()).isTrue();
    assertThat(broken.at("/power/paths/1/problems/0").stringValue())
        .endsWith("write 1 torn at MIDDLE: block 7 holds less");
    assertThat(broken.at("/power/notCovered/0").stringValue())
        .isEqualTo(
            "7 places where power can be lost, left out behind the first broken promise of a"
                + " path.");
    assertThat(broken.at("/power/notCovered/1").stringValue()).doesNotContain("--deep");
  }

  /// Whoever runs a sample of it again does not take what stopped at a broken promise for a sample.
  @Test
  void whereItStopsAtABrokenPromise_powerWasStillToBeLostEverywhere() {
    String last = Results.name(Certificates.history().paths().getLast());
    assertThat(Results.read(Results.json(Certificates.crashed(true))).isCutEverywhere(last))
        .isFalse();
    assertThat(Results.read(Results.json(Certificates.crashed(false))).isCutEverywhere(last))
        .isTrue();
  }

  @Test
  void broken_doesNotHoldAndKeepsProblemsAsTheyWere() {
    JsonNode broken = read(Certificates.broken());
    assertThat(broken.at("/holds").booleanValue()).isFalse();
    assertThat(broken.at("/complete").booleanValue()).isFalse();
    assertThat(broken.at("/paths/0/kept").booleanValue()).isFalse();
    assertThat(broken.at("/paths/0/problems/1").stringValue())
        .isEqualTo(
            "the declared pause bound is kept: declaredNanos=20000000 longestNanos=20000001");
  }

  @Test
  void interrupted_isIncompleteAndDoesNotHold() {
    JsonNode interrupted = read(Certificates.interrupted());
    assertThat(interrupted.at("/verdict").stringValue()).isEqualTo("incomplete");
    assertThat(interrupted.at("/holds").booleanValue()).isFalse();
    assertThat(interrupted.at("/extent/0/ran/0").stringValue()).isEqualTo("1.0..1.1");
    assertThat(interrupted.at("/extent/0/missing/1").stringValue()).isEqualTo("2.0..3.0");
    assertThat(read(Certificates.kept()).at("/verdict").stringValue()).isEqualTo("kept");
    assertThat(read(Certificates.broken()).at("/verdict").stringValue()).isEqualTo("broken");
  }

  /// Who looks at the first line has to know what follows; so does `ReportFolder`.
  @Test
  void formatComesFirst() {
    assertThat(Evidence.json(Certificates.kept()).replaceAll("\\s", ""))
        .startsWith("{\"format\":\"palimpsestcertificate1\",\"history\":");
  }

  @Test
  void sameResults_sameBytes() {
    assertThat(Evidence.json(Certificates.kept())).isEqualTo(Evidence.json(Certificates.kept()));
  }

  private static JsonNode read(Certificate certificate) {
    return JsonMapper.shared().readTree(Evidence.json(certificate));
  }

  /// The name of each value, and of each list that has none.
  private static void collect(String name, JsonNode node, SortedSet<String> names) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        collect(name + (name.isEmpty() ? "" : ".") + entry.getKey(), entry.getValue(), names);
      }
    } else if (node.isArray() && !node.isEmpty()) {
      node.forEach(item -> collect(name + "[]", item, names));
    } else {
      names.add(name + (node.isArray() ? "[]" : ""));
    }
  }
}
