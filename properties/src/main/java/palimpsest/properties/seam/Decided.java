package palimpsest.properties.seam;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.InitializationStep;
import palimpsest.properties.judge.ExpectedDecision.Way;

/// What was decided on an update: a refusal; or what was found, and what is to be done about it.
public record Decided(Optional<Refusal> refusal, List<Incompatibility> found, Plan plan) {
  public Decided {
    found = List.copyOf(found);
  }

  /// What is to be done.
  ///
  /// @param structures how each structure comes about, by its name
  /// @param origins of each field of a converted structure, by name and id: the id of the field
  ///     that its value comes from, or nothing if it is preset
  /// @param burns the modules, first to last
  /// @param withdrawals the capabilities that peers are told of
  /// @param details whatever else was planned, in words
  public record Plan(
      SortedMap<String, Way> structures,
      SortedMap<String, SortedMap<Integer, Optional<Integer>>> origins,
      List<String> burns,
      List<String> withdrawals,
      List<InitializationStep> initialization,
      List<String> details) {
    public static final Plan NONE =
        new Plan(new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), List.of(), List.of());

    public Plan {
      structures = Collections.unmodifiableSortedMap(new TreeMap<>(structures));
      origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
      burns = List.copyOf(burns);
      withdrawals = List.copyOf(withdrawals);
      initialization = List.copyOf(initialization);
      details = List.copyOf(details);
    }
  }

  public static Decided refused(Refusal refusal) {
    return new Decided(Optional.of(refusal), List.of(), Plan.NONE);
  }
}
