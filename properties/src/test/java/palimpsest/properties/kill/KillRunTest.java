package palimpsest.properties.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.kill.KillMatrix.Sound;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.properties.subject.mutant.SubjectMutants;

final class KillRunTest {
  private static final List<SubjectMutant> MUTANTS = List.copyOf(SubjectMutants.all().values());

  /// Finds something in every other mutant.
  private record Sees(Kind kind) implements Detector {
    @Override
    public String name() {
      return kind.word();
    }

    @Override
    public Finding detect(SubjectMutant mutant, long seed) {
      return MUTANTS.indexOf(mutant) % 2 == 0
          ? new Finding.Caught(1, 2, "it shows")
          : new Finding.Missed(1);
    }
  }

  private static final KillRun RUN =
      new KillRun(List.of(new Sees(Detector.Kind.HOSTS)), 1, Map.of(), () -> 0);

  /// Remembers what it is told, and wants an end after so many mutants.
  private static final class Told implements KillRun.Listener {
    private final Thread waiting = Thread.currentThread();
    private final List<Row> rows = new ArrayList<>();
    private final List<Sound> sound = new ArrayList<>();
    private final int enough;

    Told(int enough) {
      this.enough = enough;
    }

    @Override
    public void begun(SubjectMutant mutant) {}

    @Override
    public void found(Row row) {
      rows.add(row);
      if (rows.size() == enough) {
        waiting.interrupt();
      }
    }

    @Override
    public void sound(Sound found) {
      sound.add(found);
    }
  }

  @Test
  void whateverRunsAtATime_theMatrixIsTheSame() throws InterruptedException {
    Told told = new Told(Integer.MAX_VALUE);
    KillMatrix matrix = RUN.compute(MUTANTS, 1, told);
    assertThat(RUN.compute(MUTANTS, 4, new Told(Integer.MAX_VALUE))).isEqualTo(matrix);
    assertThat(told.rows).isEqualTo(matrix.rows());
    assertThat(told.sound).isEqualTo(matrix.sound());
    assertThat(matrix.survivors()).hasSize(MUTANTS.size() / 2);
  }

  @Test
  void whoIsInterrupted_hasBeenToldOfWhatWasFound() {
    Told told = new Told(3);
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> RUN.compute(MUTANTS, 2, told));
    assertThat(told.sound).hasSize(1);
    assertThat(told.rows)
        .extracting(row -> row.mutant().name())
        .containsExactlyElementsOf(
            MUTANTS.subList(0, 3).stream().map(SubjectMutant::name).toList());
  }
}
