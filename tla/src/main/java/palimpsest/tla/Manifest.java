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
/// @param protocols what is specified
public record Manifest(List<String> modules, List<Protocol> protocols) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

  public Manifest {
    modules = List.copyOf(modules);
    protocols = List.copyOf(protocols);
    modules.forEach(Manifest::checkName);
    Set<String> names = new HashSet<>(modules);
    protocols.stream()
        .flatMap(protocol -> protocol.subjects().stream())
        .map(Subject::name)
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("a name is given once: name=" + name);
            });
  }

  /// The protocol of that name.
  ///
  /// @throws IllegalArgumentException if there is none
  public Protocol protocol(String name) {
    return protocols.stream()
        .filter(protocol -> protocol.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a protocol has a name: name=" + name));
  }

  /// The models of all protocols.
  public List<Model> models() {
    return protocols.stream().flatMap(protocol -> protocol.models().stream()).toList();
  }

  /// The mutants of all protocols.
  public List<Breach> mutants() {
    return protocols.stream().flatMap(protocol -> protocol.mutants().stream()).toList();
  }

  /// The witnesses of all protocols.
  public List<Breach> witnesses() {
    return protocols.stream().flatMap(protocol -> protocol.witnesses().stream()).toList();
  }

  /// What one module specifies, and what is checked of it.
  ///
  /// @param name the module that has its steps
  /// @param actions the protocol's actions, each of which some model has to take
  /// @param needs by action: what a configuration has to say for the action to be possible in it, a
  ///     line or its beginning; an action that is missing is possible in each
  /// @param notApplicable races that the protocol has no mutant for, and why
  public record Protocol(
      String name,
      List<String> actions,
      SortedMap<String, String> needs,
      List<Model> models,
      List<Breach> mutants,
      List<Breach> witnesses,
      SortedMap<String, String> notApplicable) {
    public Protocol {
      checkName(name);
      actions = List.copyOf(actions);
      needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
      models = List.copyOf(models);
      mutants = List.copyOf(mutants);
      witnesses = List.copyOf(witnesses);
      notApplicable = Collections.unmodifiableSortedMap(new TreeMap<>(notApplicable));
      if (!actions.containsAll(needs.keySet())) {
        throw new IllegalArgumentException(
            "an action that needs something is one of them: needs=" + needs.keySet());
      }
    }

    /// All that is checked of it, in its order.
    public List<Subject> subjects() {
      return Stream.<List<? extends Subject>>of(models, mutants, witnesses)
          .<Subject>flatMap(List::stream)
          .toList();
    }
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
