package palimpsest.properties.kill;

import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.subject.Comparison;
import palimpsest.properties.subject.Subject;
import palimpsest.properties.subject.SubjectExplorer;
import palimpsest.properties.subject.SubjectExplorer.Settings;
import palimpsest.properties.subject.TooManyStates;
import palimpsest.properties.subject.mutant.MutantModel;
import palimpsest.properties.subject.mutant.SubjectMutant;

/// Explores the mutant's model breadth first, up to so many states: what it finds is a shortest way
/// to the first difference.
public record ExplorerDetector(int statesMax) implements Detector {
  private static final int REPEATED_OF = 20;

  @Override
  public String name() {
    return "explorer";
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
      Comparison<Step> found =
          new SubjectExplorer<>(
                  subject,
                  new CodeUpdate(constants),
                  new StateCodec(constants),
                  new Settings(statesMax, REPEATED_OF, seed))
              .explore();
      return found
          .difference()
          .<Finding>map(
              difference ->
                  new Finding.Caught(
                      found.states(),
                      difference.path().size(),
                      Differences.line(difference),
                      difference.path()))
          .orElseGet(() -> new Finding.Missed(found.states()));
    } catch (TooManyStates e) {
      return new Finding.Missed(e.states());
    }
  }
}
