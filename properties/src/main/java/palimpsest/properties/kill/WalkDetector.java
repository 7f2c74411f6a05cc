package palimpsest.properties.kill;

import java.util.Optional;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Step;
import palimpsest.properties.subject.Difference;
import palimpsest.properties.subject.Subject;
import palimpsest.properties.subject.Walker;
import palimpsest.properties.subject.mutant.MutantModel;
import palimpsest.properties.subject.mutant.SubjectMutant;

/// Walks at random through the mutant's model, and shortens the way to what it finds. It asks what
/// the explorer asks, of states that lie deeper.
public record WalkDetector(int walks, int steps) implements Detector {
  @Override
  public String name() {
    return "walk";
  }

  @Override
  public Kind kind() {
    return Kind.STATES;
  }

  @Override
  public Finding detect(SubjectMutant mutant, long seed) {
    Constants constants = mutant.model().constants();
    if (!mutant.model().isComparable()) {
      return new Finding.NotAsked(MutantModel.TOO_MANY_ENTRIES);
    }
    try (Subject subject = new Subject(constants, mutant.substitutes().get())) {
      Walker walker = new Walker(subject, new CodeUpdate(constants));
      for (int walk = 1; walk <= walks; walk++) {
        Optional<Difference<Step>> difference = walker.random(seed + walk, steps).difference();
        if (difference.isPresent()) {
          Difference<Step> shrunk = walker.shrunk(difference.get());
          return new Finding.Caught(
              walk, shrunk.path().size(), Differences.line(shrunk), shrunk.path());
        }
      }
      return new Finding.Missed(walks);
    }
  }
}
