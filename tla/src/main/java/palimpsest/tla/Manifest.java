package palimpsest.tla;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The list of all that TLC checks, each with the result that is expected: a run that differs is a
/// failure, a run that does not fail where it should is one, too.
///
/// @param modules the modules that the others extend
/// @param actions the specification's actions, each of which some model has to take
/// @param notApplicable races that the specification has no mutant for, and why
public record Manifest(
    List<String> modules,
    List<String> actions,
    List<Model> models,
    List<Breach> mutants,
    List<Breach> witnesses,
    SortedMap<String, String> notApplicable) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

  public Manifest {
    modules = List.copyOf(modules);
    actions = List.copyOf(actions);
    models = List.copyOf(models);
    mutants = List.copyOf(mutants);
    witnesses = List.copyOf(witnesses);
    notApplicable = Collections.unmodifiableSortedMap(new TreeMap<>(notApplicable));
    modules.forEach(Manifest::checkName);
    Set<String> names = new HashSet<>(modules);
    Stream.of(models, mutants, witnesses)
        .flatMap(List::stream)
        .map(Subject::name)
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("a name is given once: name=" + name);
            });
  }

  /// How long a model may take: seconds, minutes, a night.
  public enum Size {
    SMALL,
    MEDIUM,
    DEEP
  }

  /// What can be checked by itself: a module and a configuration of the same name.
  public sealed interface Subject {
    String name();
  }

  /// A model that holds.
  ///
  /// @param bounds each bound, and why it is large enough
  /// @param expected what TLC counts; absent until it was counted for the first time
  public record Model(
      String name, Size size, SortedMap<String, String> bounds, Optional<Expected> expected)
      implements Subject {
    public Model {
      checkName(name);
      bounds = Collections.unmodifiableSortedMap(new TreeMap<>(bounds));
    }
  }

  /// What TLC counts.
  ///
  /// @param fired how often each action was taken; one that is missing never was
  public record Expected(long distinct, long generated, int depth, SortedMap<String, Long> fired) {
    public Expected {
      fired = Collections.unmodifiableSortedMap(new TreeMap<>(fired));
    }

    /// Whether these actions, each taken so often, are those that were counted. TLC takes steps
    /// again to check liveness, and counts them again: there they are no more than were counted.
    public boolean agreesWith(SortedMap<String, Long> taken) {
      boolean isCountedOnce = fired.values().stream().mapToLong(Long::longValue).sum() < generated;
      return isCountedOnce
          ? fired.equals(taken)
          : fired.keySet().equals(taken.keySet())
              && taken.entrySet().stream()
                  .allMatch(action -> action.getValue() <= fired.getOrDefault(action.getKey(), 0L));
    }
  }

  /// A model that breaks a property, as it should: a mutant of the specification, or a witness that
  /// a property's premise is reached.
  ///
  /// @param about the races that a mutant stands for, or the properties that a witness is for
  /// @param breaks the property
  /// @param because why it has to
  /// @param length the states of the shortest counterexample; a temporal property's need not be the
  ///     shortest, so it is not compared
  public record Breach(String name, List<String> about, String breaks, String because, int length)
      implements Subject {
    public Breach {
      checkName(name);
      about = List.copyOf(about);
    }
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a name is a module's: name=" + name);
    }
  }
}
