package palimpsest.properties.subject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.model.machine.fastload.FastloadConstants;
import palimpsest.model.machine.fastload.FastloadConstants.Image;
import palimpsest.model.machine.fastload.FastloadFault;

/// Adapters with storage that have a broken part in the place of their own.
final class FastloadMutants {
  private FastloadMutants() {}

  /// A defect of the implementation's. Where it is the same as one of the specification's mutants,
  /// it has that name.
  ///
  /// @param race that it loses, or the requirement
  /// @param constants of a model in which it can show
  /// @param shows what the difference says, among other things
  record Defect(
      String name,
      String race,
      String wrong,
      FastloadConstants constants,
      String shows,
      Supplier<Substitutes> substitutes) {
    @Override
    public String toString() {
      return race + " " + name + ": " + wrong;
    }
  }

  static List<Defect> all() {
    return Stream.of(
            FastloadUpdateMutants.all(), FastloadStartMutants.all(), FastloadKeyMutants.all())
        .flatMap(List::stream)
        .toList();
  }

  /// One image, of one block.
  static FastloadConstants one(FastloadFault... faults) {
    return constants(1, Set.of(faults), new Image(1, true));
  }

  /// Two versions, of one block.
  static FastloadConstants two(FastloadFault... faults) {
    return constants(1, Set.of(faults), new Image(1, true), new Image(2, true));
  }

  static FastloadConstants constants(int blocks, Set<FastloadFault> faults, Image... images) {
    SequencedMap<String, Image> named = new LinkedHashMap<>();
    for (Image image : images) {
      named.put(String.valueOf((char) ('a' + named.size())), image);
    }
    return new FastloadConstants(1, named, "a", blocks, 1, 2, 4, faults, 1);
  }

  /// Takes steps of updates.
  interface Updating {
    UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor);
  }

  /// Takes steps of starts.
  interface Starting {
    StartStage take(StartStage stage, Adapter adapter, Actor actor);
  }

  static Supplier<Substitutes> updating(Updating taker) {
    return () ->
        new Substitutes() {
          @Override
          public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
            return taker.take(stage, adapter, actor);
          }
        };
  }

  static Supplier<Substitutes> starting(Starting taker) {
    return () ->
        new Substitutes() {
          @Override
          public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
            return taker.take(stage, adapter, actor);
          }
        };
  }
}
