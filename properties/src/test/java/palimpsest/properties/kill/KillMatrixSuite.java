package palimpsest.properties.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.properties.kill.KillMatrix.Column;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.kill.KillMatrix.Sound;
import palimpsest.properties.subject.mutant.NotApplicable;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.properties.subject.mutant.SubjectMutants;
import palimpsest.tla.Manifest;
import palimpsest.tla.Manifest.Breach;
import palimpsest.tla.Specification;

/// Every mutant of the implementation is caught, by detectors that do not ask the same question;
/// every detector catches some; and none finds anything where nothing is wrong.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KillMatrixSuite {
  private static final long SEED = 1;

  private Manifest manifest;
  private KillMatrix matrix;

  @BeforeAll
  void compute() throws IOException, InterruptedException {
    manifest = Specification.packaged().manifest();
    Map<String, String> breaks =
        manifest.mutants().stream().collect(Collectors.toMap(Breach::name, Breach::breaks));
    matrix =
        new KillRun(Detectors.brief(), SEED, breaks, System::nanoTime)
            .compute(List.copyOf(SubjectMutants.all().values()), 2, new Silent());
  }

  /// Nobody watches.
  private static final class Silent implements KillRun.Listener {
    @Override
    public void begun(SubjectMutant mutant) {}

    @Override
    public void found(Row row) {}

    @Override
    public void sound(Sound sound) {}
  }

  @Test
  void everyMutantIsCaughtByDetectorsOfTwoKinds() {
    assertThat(matrix.fewerThan(2)).as("seed=%d", SEED).isEmpty();
  }

  @Test
  void everyDetectorCatchesSomeMutant(TestReporter reporter) {
    for (Column column : matrix.columns()) {
      assertThat(matrix.caughtBy(column)).as(column.name()).isPositive();
      reporter.publishEntry(column.name(), "catches " + matrix.caughtBy(column));
    }
  }

  @Test
  void theImplementationAsItIsPassesEveryDetector() {
    assertThat(matrix.sound()).hasSizeGreaterThanOrEqualTo(matrix.columns().size());
    assertThat(matrix.alarms()).as("seed=%d", SEED).isEmpty();
  }

  @Test
  void everyRaceHasAMutantOrAReasonWhyNot() {
    Set<String> covered = new TreeSet<>(NotApplicable.races().keySet());
    for (SubjectMutant mutant : SubjectMutants.all().values()) {
      mutant.about().forEach(race -> assertThat(NotApplicable.races()).doesNotContainKey(race));
      covered.addAll(mutant.about());
    }
    List<String> races = new ArrayList<>();
    for (int race = 1; race <= 52; race++) {
      races.add("R" + race);
    }
    assertThat(covered).containsAll(races);
  }

  @Test
  void everyMutantOfTheSpecificationHasANamesakeOrAReasonWhyNot() {
    Set<String> known = new TreeSet<>(SubjectMutants.all().keySet());
    known.addAll(NotApplicable.mutants().keySet());
    List<Breach> specified = manifest.protocol(CodeUpdate.class.getSimpleName()).mutants();
    assertThat(known).containsAll(specified.stream().map(Breach::name).toList());
    for (Breach breach : specified) {
      SubjectMutant namesake = SubjectMutants.all().get(breach.name());
      if (namesake != null) {
        assertThat(namesake.about()).as(breach.name()).isEqualTo(breach.about());
      }
    }
  }

  @Test
  void theMatrixAsJsonIsWhatItsSchemaSays() throws IOException {
    try (InputStream schema = KillMatrixJson.class.getResourceAsStream("kill-matrix.schema.json")) {
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                  .validate(KillMatrixJson.write(matrix), InputFormat.JSON))
          .isEmpty();
    }
  }
}
