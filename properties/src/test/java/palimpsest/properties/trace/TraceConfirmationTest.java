package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.properties.trace.Recording.Line;
import palimpsest.properties.trace.Recording.Part;
import palimpsest.tla.ModelCheck;

/// TLC takes the steps that explain a trace, and no others.
final class TraceConfirmationTest {
  private static final Path TRACE = Path.of("..", "docs", "examples", "emitted_by_python.ndjson");

  @TempDir private Path temporary;
  private ModelCheck modelCheck;

  @BeforeEach
  void open() throws IOException {
    modelCheck = ModelCheck.packaged(temporary);
  }

  @AfterEach
  void close() {
    modelCheck.close();
  }

  /// The part in which the update converts and overlays, the last one.
  private static Part update() throws IOException {
    Recording recording = new Recording();
    TraceVerdict verdict =
        new TraceCheck(TraceCheck.LINES_AHEAD).check(Files.newInputStream(TRACE), recording);
    assertThat(verdict).isInstanceOf(TraceVerdict.Conforms.class);
    return recording.parts().getLast();
  }

  private TraceConfirmation confirm(Part part) throws IOException {
    return TraceConfirmation.of(List.of(part), part.lines().size(), modelCheck);
  }

  @Test
  void theStepsThatExplainAnUpdateAreTakenByTlc() throws IOException {
    TraceConfirmation confirmation = confirm(update());
    assertThat(confirmation.differs()).isEmpty();
    assertThat(confirmation.confirmed()).isGreaterThan(30);
  }

  @Test
  void aStepThatIsNotEnabledIsNamed() throws IOException {
    Part part = update();
    List<Line> lines = new ArrayList<>(part.lines());
    lines.removeIf(line -> line.action().equals("Drain"));
    assertThat(confirm(new Part(part.constants(), part.start(), lines)).differs())
        .hasValueSatisfying(line -> assertThat(line).contains("DEADLOCK"));
  }

  @Test
  void aStepThatLeadsElsewhereIsNamed() throws IOException {
    Part part = update();
    List<Line> lines = new ArrayList<>(part.lines());
    int drain = lines.stream().map(Line::action).toList().indexOf("Drain");
    Line taken = lines.get(drain);
    lines.set(drain, new Line("Drain", taken.step(), lines.get(drain - 1).after()));
    assertThat(confirm(new Part(part.constants(), part.start(), lines)).differs())
        .hasValueSatisfying(line -> assertThat(line).contains("Drain", "DEADLOCK"));
  }
}
