package palimpsest.properties.trace;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import palimpsest.properties.trace.Recording.Part;
import palimpsest.tla.CheckResult;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.Tlc.Job;
import palimpsest.tla.Tlc.Limits;

/// What TLC itself says of a trace that conforms: whether each step of a sample of those that
/// explain it is an action of the specification.
///
/// @param parts how many were looked at, each in a run of TLC
/// @param confirmed steps that TLC took
/// @param steps that explain the trace, in the sample or not
/// @param differs the step that TLC cannot take, if there is one
public record TraceConfirmation(int parts, long confirmed, long steps, Optional<String> differs) {
  /// How many steps of a part are in the sample.
  public static final int STEPS_EACH = Recording.LINES_MAX;

  /// How many parts are looked at, the first ones.
  public static final int PARTS_MAX = Recording.PARTS_MAX;

  private static final Limits LIMITS = new Limits(1, 700, Duration.ofMinutes(10), true);

  /// Has TLC take the steps of a trace, and closes its stream.
  ///
  /// @param modelCheck the specification; modules for the trace are put beside it
  /// @throws IOException if a module cannot be written, or TLC does not come to a result
  public static TraceConfirmation of(InputStream in, int linesAhead, ModelCheck modelCheck)
      throws IOException {
    Recording recording = new Recording();
    new TraceCheck(linesAhead).check(in, recording);
    return of(recording.parts(), recording.steps(), modelCheck);
  }

  static TraceConfirmation of(List<Part> parts, long steps, ModelCheck modelCheck)
      throws IOException {
    long confirmed = 0;
    for (int number = 1; number <= parts.size(); number++) {
      Part part = parts.get(number - 1);
      TraceModule module = new TraceModule("Trace" + number, part);
      module.write(modelCheck.folder());
      CheckResult result =
          modelCheck.tlc().check(new Job(module.name(), LIMITS, false, Optional.empty()), _ -> {});
      Optional<String> differs = differs(part, result);
      if (differs.isPresent()) {
        return new TraceConfirmation(number, confirmed, steps, differs);
      }
      confirmed += part.lines().stream().filter(line -> line.step().isPresent()).count();
    }
    return new TraceConfirmation(parts.size(), confirmed, steps, Optional.empty());
  }

  private static Optional<String> differs(Part part, CheckResult result) throws IOException {
    return switch (result.outcome()) {
      case Outcome.Holds _ -> {
        long states = result.counts().orElseThrow().distinct();
        long expected = part.lines().size() + 1L;
        yield states == expected
            ? Optional.empty()
            : Optional.of("TLC comes to other states: found=" + states + " expected=" + expected);
      }
      case Outcome.Violated violated -> {
        int line = violated.counterexample().length();
        yield Optional.of(
            line > part.lines().size()
                ? violated.toString()
                : "TLC does not take step "
                    + line
                    + ": "
                    + part.lines().get(line - 1).action()
                    + " "
                    + violated.kind());
      }
      case Outcome.Broken broken -> throw new IOException(broken.line());
    };
  }
}
