package palimpsest.evidence.report;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import palimpsest.properties.roll.Medium;
import palimpsest.properties.roll.RollEvent;
import palimpsest.properties.roll.RollPlan;
import palimpsest.properties.roll.RollPromise;
import palimpsest.properties.roll.RollPromise.Breach;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.roll.RollRun;

/// The part of `evidence.json` about an update that was rolled over a storage system: `cuts` is how
/// often power was lost, `rolls` are in the order in which they were made, the first of them the
/// one in which nothing happens; `complete` is whether all were made that were to be.
record RollEvidence(
    List<String> adapters,
    List<Host> hosts,
    String from,
    String to,
    List<String> media,
    boolean kept,
    boolean complete,
    long cuts,
    long answers,
    List<Roll> rolls) {
  RollEvidence {
    adapters = List.copyOf(adapters);
    hosts = List.copyOf(hosts);
    media = List.copyOf(media);
    rolls = List.copyOf(rolls);
  }

  /// A host and the adapters that it has paths to.
  record Host(String host, List<String> adapters) {
    Host {
      adapters = List.copyOf(adapters);
    }
  }

  /// One roll. `happened` says what happened in it; where an adapter lost its power, `adapter` is
  /// its name, and either `atWrite` the write in which it did or `beforeStep` the step of the roll
  /// before which it did, counted from 1. `ended` is `rolled`, or the line with which the roll
  /// stopped. `runs` is what each adapter ran once all had power again, `runsAfter` what it ran
  /// behind another roll, which follows upon each loss of power.
  record Roll(
      String happened,
      Optional<String> adapter,
      Optional<Integer> atWrite,
      Optional<Integer> beforeStep,
      String medium,
      String ended,
      boolean takenOver,
      List<Running> runs,
      List<Running> runsAfter,
      long answers,
      long sessionsForgotten,
      Kept kept,
      List<String> problems) {
    Roll {
      runs = List.copyOf(runs);
      runsAfter = List.copyOf(runsAfter);
      problems = List.copyOf(problems);
    }
  }

  /// An adapter and the release that it runs.
  record Running(String adapter, String release) {
    static List<Running> of(SequencedMap<String, String> running) {
      return running.entrySet().stream()
          .map(each -> new Running(each.getKey(), each.getValue()))
          .toList();
    }
  }

  /// What each roll has to keep, and whether it did.
  record Kept(
      boolean rolled,
      boolean everyHostKeptAPath,
      boolean versionsTogetherCompatible,
      boolean firstFailureStopped,
      boolean deadSourceTakenOver,
      boolean wholeImagesStarted,
      boolean hostsLostNothing,
      boolean halfAMediumRefused) {
    static Kept of(RollRun run) {
      return new Kept(
          run.keeps(RollPromise.ROLLED),
          run.keeps(RollPromise.PATHS),
          run.keeps(RollPromise.TOGETHER),
          run.keeps(RollPromise.STOPPED),
          run.keeps(RollPromise.TAKEN_OVER),
          run.keeps(RollPromise.WHOLE),
          run.keeps(RollPromise.HOSTS),
          run.keeps(RollPromise.MEDIUM));
    }
  }

  static RollEvidence of(RollResult result) {
    RollPlan plan = result.plan();
    return new RollEvidence(
        plan.adapters(),
        plan.hosts().stream()
            .map(host -> new Host(host.host(), List.copyOf(host.adapters())))
            .toList(),
        plan.path().from(),
        plan.path().to(),
        plan.media().stream().map(Medium::word).toList(),
        result.isKept(),
        result.complete(),
        result.cuts(),
        result.answers(),
        result.runs().stream().map(RollEvidence::of).toList());
  }

  private static Roll of(RollRun run) {
    RollEvent event = run.event();
    return new Roll(
        event.described(),
        switch (event) {
          case RollEvent.CutAtWrite cut -> Optional.of(cut.adapter());
          case RollEvent.CutBeforeStep cut -> Optional.of(cut.adapter());
          case RollEvent.Nothing _, RollEvent.MediumVanishes _ -> Optional.empty();
        },
        event instanceof RollEvent.CutAtWrite cut ? Optional.of(cut.write()) : Optional.empty(),
        event instanceof RollEvent.CutBeforeStep cut ? Optional.of(cut.step()) : Optional.empty(),
        run.medium().word(),
        run.ended(),
        run.takenOver(),
        Running.of(run.runs()),
        Running.of(run.after()),
        run.answers(),
        run.forgotten(),
        Kept.of(run),
        run.breaches().stream().map(Breach::toString).toList());
  }
}
