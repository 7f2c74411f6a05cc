package palimpsest.properties.kill;

import palimpsest.properties.schedule.RunImages;
import palimpsest.properties.schedule.RunReport;
import palimpsest.properties.schedule.ScheduledRun;
import palimpsest.properties.subject.Substitutes;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.properties.trace.TraceCheck;
import palimpsest.properties.trace.TraceVerdict;

/// Lets the mutant run by seeded schedules, and holds what it tells of its steps against the
/// specification.
public record TraceDetector(int runs) implements Detector {
  @Override
  public String name() {
    return "trace";
  }

  @Override
  public Kind kind() {
    return Kind.TRACE;
  }

  @Override
  public Finding detect(SubjectMutant mutant, long seed) {
    RunImages images = new RunImages(mutant.substitutes().get());
    for (int run = 1; run <= runs; run++) {
      Substitutes substitutes = mutant.substitutes().get();
      RunReport report = ScheduledRun.of(substitutes, images, seed + run);
      switch (new TraceCheck(TraceCheck.LINES_AHEAD).check(report.trace().read())) {
        case TraceVerdict.Violates violates -> {
          return new Finding.Caught(
              run,
              (int) violates.counts().total() + 1,
              "at " + violates.event().action() + ": " + violates.differs());
        }
        case TraceVerdict.Unreadable unreadable -> {
          return new Finding.Caught(run, (int) unreadable.line(), unreadable.what());
        }
        case TraceVerdict.Inconclusive _, TraceVerdict.Conforms _ -> {}
      }
    }
    return new Finding.Missed(runs);
  }
}
