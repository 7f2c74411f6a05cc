package palimpsest.properties.kill;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import palimpsest.properties.kill.Detector.Kind;
import palimpsest.properties.kill.KillMatrix.Cell;
import palimpsest.properties.kill.KillMatrix.Column;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.kill.KillMatrix.Sound;
import palimpsest.properties.subject.mutant.MutantModel;
import palimpsest.properties.subject.mutant.SubjectMutant;

/// Lets every detector look at every mutant, and at the implementation as it is.
///
/// @param breaks the property of the specification that the namesake of a mutant breaks
/// @param nanos a clock, of which nothing but the times depends
/// @param untilCaught whether no further detector looks at a mutant that one has caught
public record KillRun(
    List<Detector> detectors,
    long seed,
    Map<String, String> breaks,
    LongSupplier nanos,
    boolean untilCaught) {
  private static final String CAUGHT = "another detector has caught it";

  /// All detectors look at all mutants.
  public KillRun(
      List<Detector> detectors, long seed, Map<String, String> breaks, LongSupplier nanos) {
    this(detectors, seed, breaks, nanos, false);
  }

  public KillRun {
    detectors = List.copyOf(detectors);
    breaks = Map.copyOf(breaks);
  }

  /// Is told what was found, as it is, in the order of the matrix.
  public interface Listener {
    /// Detectors look at this one from now on; told by several threads.
    void begun(SubjectMutant mutant);

    void found(Row row);

    void sound(Sound sound);
  }

  /// Computes the matrix.
  ///
  /// @param together how many mutants are looked at at the same time
  /// @throws InterruptedException once those that are looked at are done; the listener was
  ///     told of those before them
  public KillMatrix compute(List<SubjectMutant> mutants, int together, Listener listener)
      throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(together)) {
      List<Future<Sound>> soundly = new ArrayList<>();
      for (Detector detector : detectors) {
        for (Optional<MutantModel> model : models(detector, mutants)) {
          soundly.add(pool.submit(() -> sound(detector, model)));
        }
      }
      List<Future<Row>> found = new ArrayList<>();
      for (SubjectMutant mutant : mutants) {
        found.add(
            pool.submit(
                () -> {
                  listener.begun(mutant);
                  return row(mutant);
                }));
      }
      try {
        List<Sound> sound = results(soundly, listener::sound);
        List<Row> rows = results(found, listener::found);
        return new KillMatrix(seed, columns(), rows, sound);
      } catch (InterruptedException e) {
        pool.shutdownNow();
        throw e;
      }
    }
  }

  /// What the matrix has a column for.
  public List<Column> columns() {
    return detectors.stream().map(KillRun::column).toList();
  }

  private static <T> List<T> results(List<Future<T>> futures, Consumer<T> listener)
      throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> each : futures) {
      if (Thread.interrupted()) {
        throw new InterruptedException(); // a result that is there is waited for by nobody
      }
      results.add(result(each));
      listener.accept(results.getLast());
    }
    return results;
  }

  /// The models of all mutants, or none where a detector needs none.
  private static List<Optional<MutantModel>> models(
      Detector detector, List<SubjectMutant> mutants) {
    if (detector.kind() != Kind.STATES) {
      return List.of(Optional.empty());
    }
    Set<MutantModel> models = EnumSet.noneOf(MutantModel.class);
    mutants.forEach(mutant -> models.add(mutant.model()));
    return models.stream().map(Optional::of).toList();
  }

  private Sound sound(Detector detector, Optional<MutantModel> model) {
    SubjectMutant none = SubjectMutant.none(model.orElse(MutantModel.SMALL));
    return new Sound(model, cell(detector, none));
  }

  private Row row(SubjectMutant mutant) {
    List<Cell> cells = new ArrayList<>();
    for (Detector detector : detectors) {
      cells.add(
          untilCaught && cells.stream().anyMatch(Cell::isCaught)
              ? new Cell(column(detector), new Finding.NotAsked(CAUGHT), 0)
              : cell(detector, mutant));
    }
    return new Row(mutant, Optional.ofNullable(breaks.get(mutant.name())), cells);
  }

  private Cell cell(Detector detector, SubjectMutant mutant) {
    long start = nanos.getAsLong();
    Finding finding = detector.detect(mutant, seed);
    return new Cell(column(detector), finding, nanos.getAsLong() - start);
  }

  private static Column column(Detector detector) {
    return new Column(detector.name(), detector.kind());
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a detector comes to a finding", e.getCause());
    }
  }
}
