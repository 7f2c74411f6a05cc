package palimpsest.properties.subject.mutant;

import java.util.List;
import java.util.function.Supplier;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.properties.subject.Substitutes;

/// A mutant of the implementation. Where it is the same defect it has the name of the mutant of the
/// specification and of the reference machine.
///
/// @param about the races that it stands for, or the requirement
/// @param wrong what it does, in a sentence
/// @param model in which it can show
/// @param substitutes made anew for each adapter, as some remember what they saw
public record SubjectMutant(
    String name,
    List<String> about,
    String wrong,
    MutantModel model,
    Supplier<Substitutes> substitutes) {
  public SubjectMutant {
    about = List.copyOf(about);
  }

  /// Takes steps of the update.
  interface Updating {
    UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor);
  }

  /// Takes steps of workers.
  interface Working {
    RequestStage take(RequestStage stage, Adapter adapter, Actor actor);
  }

  /// What is wrong about none: the implementation as it is.
  public static SubjectMutant none(MutantModel model) {
    return of("none", "", "nothing", () -> Substitutes.NONE).in(model);
  }

  static SubjectMutant updating(String name, String about, String wrong, Updating updating) {
    Substitutes substitutes =
        new Substitutes() {
          @Override
          public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
            return updating.take(stage, adapter, actor);
          }
        };
    return of(name, about, wrong, () -> substitutes);
  }

  static SubjectMutant working(String name, String about, String wrong, Working working) {
    Substitutes substitutes =
        new Substitutes() {
          @Override
          public RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
            return working.take(stage, adapter, actor);
          }
        };
    return of(name, about, wrong, () -> substitutes);
  }

  /// Images are entered by another bootstrap.
  static SubjectMutant entered(String name, String about, String wrong, String bootstrap) {
    Substitutes substitutes =
        new Substitutes() {
          @Override
          public String bootstrap(boolean copies) {
            return bootstrap;
          }
        };
    return of(name, about, wrong, () -> substitutes);
  }

  static SubjectMutant of(
      String name, String about, String wrong, Supplier<Substitutes> substitutes) {
    return new SubjectMutant(name, List.of(about), wrong, MutantModel.SMALL, substitutes);
  }

  /// The same one, which shows in another model.
  SubjectMutant in(MutantModel other) {
    return new SubjectMutant(name, about, wrong, other, substitutes);
  }
}
