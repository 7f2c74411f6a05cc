package palimpsest.properties.plain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.properties.fixture.Falsified;
import palimpsest.properties.fixture.Suite;
import palimpsest.properties.seam.Decider;
import palimpsest.properties.seam.Implementation;

/// The suites find what is wrong with another implementation, and it is another one.
class FlawTest {
  private record Flawed(Flaw flaw) implements Suite.Judged {
    @Override
    public Implementation implementation() {
      return new PlainLoader(flaw);
    }

    @Override
    public Decider logic() {
      return new PlainLoader(flaw);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FORGETS_LATE_CHANGES, DATA_SURVIVE, the entries of",
    "JUMPS_WITHOUT_DEFAULTS, PATH_INDEPENDENCE, 'the data, step by step as at once'",
    "LOSES_SILENTLY, UP_AND_DOWN, an update that loses what nobody named is refused",
    "KEEPS_BURNS, NO_TRACE, what a refused update leaves",
    "PREDICTS_NO_LOST_VALUE, DRY_RUN_PREDICTS, the refusal",
    "DECIDES_BY_NAME, NOTHING_ELSE_MATTERS, the decision under other circumstances",
    "CONVERTS_EVERYTHING, PLAN_IS_MINIMAL, how structures come about",
    "KEEPS_SESSIONS_OVER_A_RESTART, EACH_STEP_HOLDS, the entries of login",
    "BOOTS_UNVERIFIED_IMAGES, NO_TRACE, an update is refused for what went wrong",
    "BOOTS_UNVERIFIED_IMAGES, EACH_STEP_HOLDS, an update is refused for what went wrong",
    "GOES_ON_WHEN_TAKEN_BACK, NO_TRACE, an update is refused for what went wrong",
    "CALLS_BROKEN_SOURCES_INCOMPATIBLE, NO_TRACE, an update is refused for a reason",
    "CALLS_LOSSES_INCOMPATIBLE, UP_AND_DOWN, a refusal for losses alone is one for losses",
    "RESETS_SETTINGS_AND_SAYS_SO, PATH_INDEPENDENCE, what was reconciled",
    "RESETS_SETTINGS_AND_SAYS_SO, UP_AND_DOWN, what was reconciled",
    "REFUSES_JUMPS, PATH_INDEPENDENCE, an update is refused for a reason"
  })
  void whatIsWrongIsFound(Flaw flaw, Suite suite, String symptom) {
    assertThat(Falsified.by(suite, new Flawed(flaw)))
        .as("%s finds %s: seed=%d", suite, flaw, Falsified.SEED)
        .hasValueSatisfying(
            found ->
                assertThat(found.by())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(symptom));
  }

  /// Requests, responses, outcomes and refusals are words of the first implementation; nothing that
  /// decides, converts or copies is used.
  @Test
  void itSharesOnlyWordsWithTheFirstImplementation() throws Exception {
    Set<String> used = new TreeSet<>();
    for (Path file : classFiles()) {
      ClassModel model = ClassFile.of().parse(file);
      model
          .constantPool()
          .forEach(
              entry -> {
                if (entry instanceof ClassEntry named
                    && named.asInternalName().startsWith("palimpsest/impl/")) {
                  used.add(named.asInternalName().replaceFirst("[$].*", ""));
                }
              });
    }
    assertThat(used)
        .containsExactly(
            "palimpsest/impl/io/Request",
            "palimpsest/impl/io/Response",
            "palimpsest/impl/update/Outcome",
            "palimpsest/impl/update/Refusal");
  }

  private static List<Path> classFiles() throws Exception {
    Path folder = folder();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(requireNonNull(FlawTest.class.getResource("PlainLoader.class")).toURI())
        .resolveSibling(".");
  }
}
