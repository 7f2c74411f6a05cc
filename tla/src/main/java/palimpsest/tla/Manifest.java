package palimpsest.tla;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

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
  public Manifest {
    modules = List.copyOf(modules);
    actions = List.copyOf(actions);
    models = List.copyOf(models);
    mutants = List.copyOf(mutants);
    witnesses = List.copyOf(witnesses);
    notApplicable = Collections.unmodifiableSortedMap(new TreeMap<>(notApplicable));
  }

  /// How long a model may take: seconds, minutes, a night.
  public enum Size {
    SMALL,
    MEDIUM,
    DEEP;

    /// The size of a name.
    ///
    /// @throws IllegalArgumentException if no size has that name
    public static Size of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /// A model that holds.
  ///
  /// @param bounds each bound, and why it is large enough
  /// @param expected what TLC counts; absent until it was counted for the first time
  public record Model(
      String name, Size size, SortedMap<String, String> bounds, Optional<Expected> expected) {
    public Model {
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
  }

  /// A model that breaks a property, as it should: a mutant of the specification, or a witness that
  /// a property's premise is reached.
  ///
  /// @param about the races that a mutant stands for, or the properties that a witness is for
  /// @param breaks the property
  /// @param because why it has to
  /// @param length the states of the shortest counterexample; a temporal property's need not be the
  ///     shortest, so it is not compared
  public record Breach(String name, List<String> about, String breaks, String because, int length) {
    public Breach {
      about = List.copyOf(about);
    }
  }

  /// Reads the manifest that lies beside the specifications.
  ///
  /// @throws IOException if it is not there, or not a manifest
  static Manifest read(InputStream json) throws IOException {
    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try {
      return mapper.readValue(json, Manifest.class);
    } catch (tools.jackson.core.JacksonException e) {
      throw new IOException("the manifest can be read: " + e.getOriginalMessage(), e);
    }
  }
}
