package palimpsest.properties.kill;

import palimpsest.properties.schedule.RunImages;
import palimpsest.properties.schedule.RunReport;
import palimpsest.properties.schedule.ScheduledRun;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.properties.tally.Tally;

/// Lets the mutant run by seeded schedules, and listens to hosts, peers and the judge, none of whom
/// knows a step of the protocol.
public record HostsDetector(int runs) implements Detector {
  @Override
  public String name() {
    return "hosts";
  }

  @Override
  public Kind kind() {
    return Kind.HOSTS;
  }

  @Override
  public Finding detect(SubjectMutant mutant, long seed) {
    RunImages images = new RunImages(mutant.substitutes().get());
    Tally met = Tally.NONE;
    for (int run = 1; run <= runs; run++) {
      RunReport report = ScheduledRun.of(mutant.substitutes().get(), images, seed + run);
      if (!report.problems().isEmpty()) {
        return new Finding.Caught(run, report.foundAt(), report.problems().getFirst());
      }
      met = met.plus(report.met());
    }
    return new Finding.Missed(runs, met);
  }
}
