package palimpsest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LayerRuleTest {
  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("palimpsest");

  /// What fixtures refer to; there is one class `Known` in each of these packages.
  private static final List<String> PACKAGES =
      List.of(
          "palimpsest.model.release",
          "palimpsest.model.machine",
          "palimpsest.impl.loader",
          "palimpsest.impl.template",
          "palimpsest.tla",
          "palimpsest.properties",
          "palimpsest.evidence",
          "palimpsest.bench");

  /// A class in a package of the project: the body of its method, and what the rule must say.
  record Fixture(LayerRule rule, String folder, String body, String finding) {

    static Fixture sound(LayerRule rule, String folder, String body) {
      return new Fixture(rule, folder, body, "");
    }

    static Fixture unrepeatable(String body, String instead) {
      return new Fixture(LayerRule.NOTHING_UNREPEATABLE, "palimpsest.impl", body, instead);
    }

    static Fixture knows(LayerRule rule, String folder, String known) {
      return new Fixture(rule, folder, "new " + known + ".Known();", known + ".Known");
    }

    String name() {
      return "Fixture" + Integer.toUnsignedString((rule.name() + folder + body).hashCode());
    }

    SourceText source() {
      return new SourceText(
          name() + ".java",
          """
          package %s;
          public class %s {
            java.time.Clock clock() { return null; }
            void run() throws Exception { %s }
          }
          """
              .formatted(folder, name(), body));
    }
  }

  static List<Fixture> broken() {
    return List.of(
        Fixture.knows(
            LayerRule.MODEL_KNOWS_NOBODY, "palimpsest.model.release", "palimpsest.impl.loader"),
        Fixture.knows(
            LayerRule.IMPL_KNOWS_WORDS_NOT_THE_MACHINE,
            "palimpsest.impl.loader",
            "palimpsest.model.machine"),
        Fixture.knows(
            LayerRule.IMPL_KNOWS_WORDS_NOT_THE_MACHINE, "palimpsest.impl.loader", "palimpsest.tla"),
        Fixture.knows(LayerRule.TLA_KNOWS_MODEL, "palimpsest.tla", "palimpsest.impl.loader"),
        Fixture.knows(
            LayerRule.PROPERTIES_KNOW_BOTH_MACHINES,
            "palimpsest.properties",
            "palimpsest.evidence"),
        Fixture.knows(
            LayerRule.NOBODY_KNOWS_EVIDENCE, "palimpsest.properties", "palimpsest.evidence"),
        Fixture.knows(LayerRule.NOBODY_KNOWS_BENCH, "palimpsest.evidence", "palimpsest.bench"),
        new Fixture(
            LayerRule.TEMPLATES_ARE_BYTES,
            "palimpsest.impl.loader",
            "Object type = palimpsest.impl.template.Known.class;",
            "palimpsest.impl.template.Known"));
  }

  static List<Fixture> unrepeatable() {
    String clock = "take a clock";
    String chance = "take a seeded generator";
    String settings = "read it in main";
    String waiting = "advance a step";
    return List.of(
        Fixture.unrepeatable("System.nanoTime();", clock),
        Fixture.unrepeatable("System.currentTimeMillis();", clock),
        Fixture.unrepeatable("Runnable run = () -> System.nanoTime();", clock),
        Fixture.unrepeatable("java.time.Instant.now();", clock),
        Fixture.unrepeatable("java.time.Clock.systemUTC();", clock),
        Fixture.unrepeatable("new java.util.Date();", clock),
        Fixture.unrepeatable("new java.util.Random();", chance),
        Fixture.unrepeatable("new java.util.SplittableRandom();", chance),
        Fixture.unrepeatable("new java.security.SecureRandom();", chance),
        Fixture.unrepeatable("Math.random();", chance),
        Fixture.unrepeatable("java.util.concurrent.ThreadLocalRandom.current();", chance),
        Fixture.unrepeatable("java.util.UUID.randomUUID();", chance),
        Fixture.unrepeatable(
            "java.util.function.Supplier<?> draw = java.util.UUID::randomUUID;", chance),
        Fixture.unrepeatable("System.getenv(\"A\");", settings),
        Fixture.unrepeatable("System.getProperty(\"a\");", settings),
        Fixture.unrepeatable("Integer.getInteger(\"a\");", settings),
        Fixture.unrepeatable("Boolean.getBoolean(\"a\");", settings),
        Fixture.unrepeatable("Thread.sleep(1);", waiting),
        Fixture.unrepeatable("java.util.concurrent.TimeUnit.SECONDS.sleep(1);", waiting));
  }

  /// What looks like a broken rule and is none.
  static List<Fixture> sound() {
    return List.of(
        Fixture.sound(
            LayerRule.IMPL_KNOWS_WORDS_NOT_THE_MACHINE,
            "palimpsest.impl.loader",
            "new palimpsest.model.release.Known();"),
        Fixture.sound(
            LayerRule.TEMPLATES_ARE_BYTES,
            "palimpsest.impl.template",
            "new palimpsest.impl.template.Known();"),
        Fixture.sound(
            LayerRule.NOTHING_UNREPEATABLE,
            "palimpsest.impl",
            "new java.util.Random(7); java.time.Instant.now(clock());"),
        Fixture.sound(
            LayerRule.NOTHING_UNREPEATABLE,
            "palimpsest.properties",
            "} static void main(String[] arguments) { System.getenv(\"A\");"));
  }

  private JavaClasses fixtures = new ClassFileImporter().importClasses();

  /// The rules judge the fixtures as they stand: a fixture has the package, and so the rank, of
  /// real code.
  @BeforeAll
  void compileFixtures(@TempDir Path folder) {
    List<SourceText> sources =
        Stream.of(
                broken().stream().map(Fixture::source),
                unrepeatable().stream().map(Fixture::source),
                sound().stream().map(Fixture::source),
                PACKAGES.stream().map(LayerRuleTest::known))
            .flatMap(texts -> texts)
            .toList();
    StringWriter complaints = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    boolean compiled =
        SourceTree.compiler().getTask(complaints, null, null, options, null, sources).call();
    assertThat(compiled).as(complaints.toString()).isTrue();
    fixtures = new ClassFileImporter().importPath(folder);
    assertThat(fixtures).hasSameSizeAs(sources);
  }

  @ParameterizedTest
  @EnumSource
  void projectObeys(LayerRule rule) {
    assertThat(rule.findings(PROJECT)).as(rule.name()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource({"broken", "unrepeatable"})
  void brokenFixtureIsFound(Fixture fixture) {
    assertThat(findings(fixture))
        .as(fixture.body())
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found).contains(fixture.finding()));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void soundFixtureIsNotFound(Fixture fixture) {
    assertThat(findings(fixture)).as(fixture.body()).isEmpty();
  }

  @Test
  void everyRuleHasABrokenFixture() {
    assertThat(Stream.concat(broken().stream(), unrepeatable().stream()).map(Fixture::rule))
        .contains(LayerRule.values());
  }

  @Test
  void everyModuleIsRead() {
    assertThat(PROJECT)
        .extracting(type -> type.getPackageName().split("\\.", -1)[1])
        .contains("model", "impl", "tla", "properties", "evidence");
  }

  private List<String> findings(Fixture fixture) {
    return fixture.rule().findings(fixtures).stream()
        .filter(found -> found.contains(fixture.name()))
        .toList();
  }

  private static SourceText known(String folder) {
    return new SourceText(folder + "/Known.java", "package " + folder + "; public class Known {}");
  }
}
