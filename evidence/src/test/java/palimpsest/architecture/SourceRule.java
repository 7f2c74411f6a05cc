package palimpsest.architecture;

import static java.util.stream.Collectors.toSet;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/// What the sources must not do. **Think before you change me**: a limit that is raised whenever
/// somebody meets it is no limit; a file that meets one usually wants to be two.
enum SourceRule {
  /// A file past its limit has more than one subject.
  FILE_LENGTH(each(SourceRule::tooLong)),
  /// A method past its limit cannot be read without scrolling.
  METHOD_LENGTH(each(SourceRule::tooLongMethods)),
  /// The formatter leaves comments and strings as they are.
  LINE_LENGTH(each(SourceRule::tooLongLines)),
  /// What is caught is handled, translated, or not caught.
  NO_EMPTY_CATCH(each(SourceRule::emptyCatches)),
  /// A test that does not run is mended or removed.
  NO_DISABLED_TEST(each(SourceRule::disabledTests)),
  /// The build runs a test by the name of its class; a contract that others extend is abstract.
  TEST_FOUND(each(SourceRule::unfoundTests)),
  /// A test that sleeps is slow where the machine is fast, and wrong where it is slow.
  NO_SLEEPING_TEST(each(SourceRule::sleepingTests)),
  /// Each package says what it is, and that its parameters are not null.
  PACKAGE_DESCRIBED(SourceRule::undescribedPackages);

  private static final int MAIN_LINES_MAX = 500;
  private static final int TEST_LINES_MAX = 600;
  private static final int METHOD_LINES_MAX = 70;
  private static final int COLUMNS_MAX = 100;
  private static final Pattern CONDITION =
      Pattern.compile("(.*\\.)?(Disabled.*|Enabled(If|On|For).*|Ignore)");
  private static final Pattern TEST =
      Pattern.compile("(.*\\.)?(Test|ParameterizedTest|RepeatedTest|TestFactory|Property|Example)");
  private static final Pattern FOUND = Pattern.compile(".*(Test|Properties|Suite)\\.java");
  private static final Pattern SLEEPER =
      Pattern.compile("(.*\\.)?(Thread|TimeUnit|TimeUnit\\..*|[A-Z]+SECONDS)");

  @SuppressWarnings("ImmutableEnumChecker") // a method of this class
  private final Function<List<SourceFile>, Stream<String>> finder;

  SourceRule(Function<List<SourceFile>, Stream<String>> finder) {
    this.finder = finder;
  }

  /// One line per finding, beginning with its place.
  List<String> findings(List<SourceFile> files) {
    return finder.apply(files).toList();
  }

  private static Function<List<SourceFile>, Stream<String>> each(
      Function<SourceFile, Stream<String>> finder) {
    return files -> files.stream().flatMap(finder);
  }

  private static Stream<String> tooLong(SourceFile file) {
    int count = file.lines().size();
    int max = file.isTest() ? TEST_LINES_MAX : MAIN_LINES_MAX;
    return count <= max
        ? Stream.empty()
        : Stream.of(file.path() + ": too long: lines=" + count + " max=" + max);
  }

  private static Stream<String> tooLongMethods(SourceFile file) {
    return file.all(MethodTree.class)
        .filter(method -> lines(file, method) > METHOD_LINES_MAX)
        .map(method -> file.place(method) + ": too long: " + method(file, method));
  }

  private static String method(SourceFile file, MethodTree method) {
    return "method="
        + method.getName()
        + " lines="
        + lines(file, method)
        + " max="
        + METHOD_LINES_MAX;
  }

  private static long lines(SourceFile file, Tree tree) {
    return file.lastLine(tree) - file.firstLine(tree) + 1;
  }

  private static Stream<String> tooLongLines(SourceFile file) {
    return IntStream.range(0, file.lines().size())
        .filter(index -> columns(file.lines().get(index)) > COLUMNS_MAX)
        .filter(index -> !file.lines().get(index).startsWith("import "))
        .mapToObj(index -> file.path() + ":" + (index + 1) + ": too long: max=" + COLUMNS_MAX);
  }

  private static int columns(String line) {
    return line.codePointCount(0, line.length());
  }

  private static Stream<String> emptyCatches(SourceFile file) {
    return file.all(CatchTree.class)
        .filter(caught -> caught.getBlock().getStatements().isEmpty())
        .map(caught -> file.place(caught) + ": a catch block that does nothing");
  }

  private static Stream<String> disabledTests(SourceFile file) {
    Stream<String> marks =
        file.all(AnnotationTree.class)
            .filter(mark -> CONDITION.matcher(mark.getAnnotationType().toString()).matches())
            .map(mark -> file.place(mark) + ": repair the test or remove it: " + mark);
    Stream<String> assumptions =
        file.all(ImportTree.class)
            .filter(line -> line.getQualifiedIdentifier().toString().contains(".Assumptions"))
            .map(line -> file.place(line) + ": a test that assumes is a test that may not run");
    return Stream.concat(marks, assumptions);
  }

  private static Stream<String> unfoundTests(SourceFile file) {
    boolean hasTest =
        file.all(MethodTree.class)
            .flatMap(method -> method.getModifiers().getAnnotations().stream())
            .anyMatch(mark -> TEST.matcher(mark.getAnnotationType().toString()).matches());
    if (!file.isTest() || !hasTest || FOUND.matcher(file.path()).matches()) {
      return Stream.empty();
    }
    return file.unit().getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(type -> type.getKind() == Tree.Kind.CLASS)
        .filter(type -> !type.getModifiers().getFlags().contains(Modifier.ABSTRACT))
        .map(
            type ->
                file.place(type) + ": name it ...Test, ...Properties or ...Suite, or no test runs");
  }

  private static Stream<String> sleepingTests(SourceFile file) {
    if (!file.isTest()) {
      return Stream.empty();
    }
    Stream<Tree> calls =
        file.all(MemberSelectTree.class)
            .filter(call -> sleeps(call.getExpression(), call.getIdentifier()))
            .map(Tree.class::cast);
    Stream<Tree> references =
        file.all(MemberReferenceTree.class)
            .filter(call -> sleeps(call.getQualifierExpression(), call.getName()))
            .map(Tree.class::cast);
    return Stream.concat(calls, references)
        .map(call -> file.place(call) + ": wait for the condition (Awaitility): " + call);
  }

  private static boolean sleeps(Tree owner, CharSequence member) {
    return "sleep".contentEquals(member) && SLEEPER.matcher(owner.toString()).matches();
  }

  private static Stream<String> undescribedPackages(List<SourceFile> files) {
    Set<String> described =
        files.stream().filter(SourceRule::isNullMarked).map(SourceFile::folder).collect(toSet());
    return files.stream()
        .filter(file -> !file.isTest())
        .map(SourceFile::folder)
        .distinct()
        .filter(folder -> !described.contains(folder))
        .map(folder -> folder + ": needs a package-info.java with @NullMarked");
  }

  private static boolean isNullMarked(SourceFile file) {
    return file.path().endsWith("/package-info.java")
        && file.unit().getPackageAnnotations().stream()
            .anyMatch(mark -> mark.getAnnotationType().toString().endsWith("NullMarked"));
  }
}
