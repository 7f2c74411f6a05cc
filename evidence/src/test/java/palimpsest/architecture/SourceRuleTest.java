package palimpsest.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SourceRuleTest {
  private static final List<SourceFile> PROJECT = SourceTree.ofProject();
  private static final String MAIN = "impl/src/main/java/palimpsest/impl/Example.java";
  private static final String TEST = "impl/src/test/java/palimpsest/impl/ExampleTest.java";

  /// A text at a path, and what each rule it breaks must say about it.
  record Fixture(SourceRule rule, String path, String text, String finding) {}

  static List<Fixture> broken() {
    return List.of(
        new Fixture(SourceRule.FILE_LENGTH, MAIN, blank(500) + "class A {}", "lines=501 max=500"),
        new Fixture(SourceRule.FILE_LENGTH, TEST, blank(600) + "class A {}", "lines=601 max=600"),
        new Fixture(SourceRule.METHOD_LENGTH, MAIN, method(71), "method=run lines=71 max=70"),
        new Fixture(SourceRule.LINE_LENGTH, MAIN, "// " + "x".repeat(98), ":1: too long"),
        new Fixture(
            SourceRule.NO_EMPTY_CATCH,
            MAIN,
            body("try { go(); } catch (Exception e) { /* ignored */ }"),
            "a catch block that does nothing"),
        new Fixture(
            SourceRule.NO_DISABLED_TEST, TEST, member("@Disabled(\"later\") void a() {}"), "later"),
        new Fixture(
            SourceRule.NO_DISABLED_TEST,
            TEST,
            member("@EnabledOnOs(OS.LINUX) void a() {}"),
            "LINUX"),
        new Fixture(
            SourceRule.NO_DISABLED_TEST,
            TEST,
            "import static org.junit.jupiter.api.Assumptions.assumeTrue; class A {}",
            "a test that assumes"),
        new Fixture(
            SourceRule.TEST_FOUND,
            TEST.replace("ExampleTest", "ExampleTests"),
            member("@Test void a() {}"),
            "no test runs"),
        new Fixture(SourceRule.NO_SLEEPING_TEST, TEST, body("Thread.sleep(10);"), "Awaitility"),
        new Fixture(
            SourceRule.NO_SLEEPING_TEST, TEST, body("TimeUnit.SECONDS.sleep(1);"), "Awaitility"),
        new Fixture(SourceRule.NO_SLEEPING_TEST, TEST, body("run(Thread::sleep);"), "Awaitility"),
        new Fixture(
            SourceRule.NO_SLEEPING_TEST,
            TEST,
            "import static java.lang.Thread.sleep; class A {}",
            "Awaitility"),
        new Fixture(SourceRule.PACKAGE_DESCRIBED, MAIN, "class A {}", "needs a package-info.java"));
  }

  static List<Fixture> sound() {
    return List.of(
        new Fixture(SourceRule.FILE_LENGTH, MAIN, blank(499) + "class A {}", ""),
        new Fixture(SourceRule.FILE_LENGTH, TEST, blank(599) + "class A {}", ""),
        new Fixture(SourceRule.METHOD_LENGTH, MAIN, method(70), ""),
        new Fixture(SourceRule.LINE_LENGTH, MAIN, "// " + "x".repeat(97), ""),
        new Fixture(SourceRule.LINE_LENGTH, MAIN, "import a." + "x".repeat(98) + ";", ""),
        new Fixture(
            SourceRule.NO_EMPTY_CATCH, MAIN, body("try { go(); } catch (E e) { back(); }"), ""),
        new Fixture(SourceRule.NO_DISABLED_TEST, TEST, member("@Test void a() {}"), ""),
        new Fixture(SourceRule.TEST_FOUND, TEST, member("@Test void a() {}"), ""),
        new Fixture(
            SourceRule.TEST_FOUND,
            TEST.replace("ExampleTest", "ExampleContract"),
            "abstract " + member("@Property void a() {}"),
            ""),
        new Fixture(
            SourceRule.NO_SLEEPING_TEST, TEST, body("disk.sleep(); /* Thread.sleep(1); */"), ""),
        new Fixture(
            SourceRule.PACKAGE_DESCRIBED,
            MAIN.replace("Example", "package-info"),
            "@NullMarked package palimpsest.impl;",
            ""));
  }

  @ParameterizedTest
  @EnumSource
  void projectObeys(SourceRule rule) {
    assertThat(rule.findings(PROJECT)).as(rule.name()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenFixtureIsFound(Fixture fixture) {
    assertThat(findings(fixture))
        .as(fixture.text())
        .singleElement()
        .satisfies(
            found -> assertThat(found).startsWith(place(fixture)).contains(fixture.finding()));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void soundFixtureIsNotFound(Fixture fixture) {
    assertThat(findings(fixture)).as(fixture.text()).isEmpty();
  }

  @Test
  void everyRuleHasBothFixtures() {
    assertThat(broken()).extracting(Fixture::rule).contains(SourceRule.values());
    assertThat(sound()).extracting(Fixture::rule).contains(SourceRule.values());
  }

  @Test
  void everyModuleIsRead() {
    assertThat(PROJECT)
        .extracting(file -> file.path().substring(0, file.path().indexOf('/')))
        .contains("model", "impl", "tla", "properties", "evidence", "bench");
  }

  @Test
  void textThatDoesNotParseIsNoCleanText() {
    assertThatThrownBy(() -> SourceTree.parse(new TreeMap<>(Map.of(MAIN, "class A {"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sources must parse");
  }

  private static List<String> findings(Fixture fixture) {
    return fixture
        .rule()
        .findings(SourceTree.parse(new TreeMap<>(Map.of(fixture.path(), fixture.text()))));
  }

  private static String place(Fixture fixture) {
    return fixture.path().substring(0, fixture.path().lastIndexOf('/'));
  }

  private static String blank(int lines) {
    return "\n".repeat(lines);
  }

  private static String method(int lines) {
    return "class A {\n  void run() {" + "\n".repeat(lines - 1) + "  }\n}\n";
  }

  private static String body(String statement) {
    return member("void run() { " + statement + " }");
  }

  private static String member(String member) {
    return "class A { " + member + " }";
  }
}
