package palimpsest.impl.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.fixture.OwnCode;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.ClassBytes;
import palimpsest.impl.image.ClassSet;
import palimpsest.impl.image.Code;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.model.release.Release;

/// Code is what lies in memory, and nothing that lies elsewhere.
class CodeDefinerTest {
  private static final CodeDefiner DEFINER = new CodeDefiner(ImageClasses.FRESH);
  private static final Release RELEASE = Releases.release("1.0").build();
  private static final Code STANDARD = ImageTemplates.code(RELEASE);

  private final AdapterMemory memory = new AdapterMemory(AdapterConfiguration.small().memoryMap());

  @AfterEach
  void close() {
    memory.close();
  }

  private LoadedImage put(Region region, byte[] image) {
    long base = memory.span(region).base();
    memory.write(base, MemorySegment.ofArray(image));
    return LoadedImage.at(memory, new Span(base, image.length));
  }

  private static Span bootstrap(LoadedImage image) {
    return image.span(image.header().sections().bootstrap());
  }

  private static String notDefined(CodeDefinition<?> definition) {
    assertThat(definition).isInstanceOf(CodeDefinition.NotDefined.class);
    return ((CodeDefinition.NotDefined<?>) definition).line();
  }

  private static ClassSet without(ClassSet set, Predicate<ClassBytes> gone) {
    return new ClassSet(set.entry(), set.classes().stream().filter(Predicate.not(gone)).toList());
  }

  @Test
  void codeIsDefinedByALoaderOfItsOwnEachTime() {
    LoadedImage image = put(Region.WINDOW, Worlds.image(RELEASE));
    List<ClassLoader> loaders =
        List.of(loader(bootstrap(image)), loader(bootstrap(image)), getClass().getClassLoader());
    assertThat(loaders).doesNotHaveDuplicates();
    CodeDefinition<RunTimeSegment> text =
        DEFINER.text(memory, image.span(image.header().sections().text()));
    assertThat(text).isInstanceOf(CodeDefinition.Defined.class);
  }

  @Test
  void whoKnowsTheClassesOfTheSameBytesMakesNewCodeOfThem() {
    LoadedImage image = put(Region.WINDOW, Worlds.image(RELEASE));
    Map<ByteBuffer, Class<?>> known = new HashMap<>();
    CodeDefiner knowing =
        new CodeDefiner(
            section -> {
              ByteBuffer bytes = ByteBuffer.wrap(section.toArray(ValueLayout.JAVA_BYTE));
              Class<?> entry = known.get(bytes);
              if (entry == null) {
                entry = ImageClasses.FRESH.entry(section);
                known.put(bytes, entry);
              }
              return entry;
            });
    Bootstrap first = defined(knowing.bootstrap(memory, bootstrap(image)));
    Bootstrap second = defined(knowing.bootstrap(memory, bootstrap(image)));
    assertThat(second).isNotSameAs(first).hasSameClassAs(first);
  }

  private static <T> T defined(CodeDefinition<T> code) {
    assertThat(code).isInstanceOf(CodeDefinition.Defined.class);
    return ((CodeDefinition.Defined<T>) code).entry();
  }

  private ClassLoader loader(Span section) {
    return defined(DEFINER.bootstrap(memory, section)).getClass().getClassLoader();
  }

  @Test
  void codeIsDefinedFromExecutableMemoryOnly() {
    LoadedImage image = put(Region.BUFFER, Worlds.image(RELEASE));
    assertThat(notDefined(DEFINER.bootstrap(memory, bootstrap(image))))
        .isEqualTo(
            "code is defined from executable memory only: address=" + bootstrap(image).base());
    memory.setExecutable(Region.BUFFER, true);
    assertThat(DEFINER.bootstrap(memory, bootstrap(image)))
        .isInstanceOf(CodeDefinition.Defined.class);
  }

  @Test
  void codeLiesInOneRegion() {
    assertThatThrownBy(() -> DEFINER.bootstrap(memory, new Span(0, 100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("code lies in one region: ");
  }

  @Test
  void bytesThatAreNoBundleAreNoCode() {
    Span section = new Span(memory.span(Region.WINDOW).base(), 4096);
    assertThat(notDefined(DEFINER.text(memory, section)))
        .startsWith("the section holds no RunTimeSegment that can be defined: ");
  }

  /// A class file whose bytes say something else than the bundle does.
  @Test
  void aClassUnderAnotherNameIsNoCode() {
    ClassBytes entry =
        STANDARD.bootstrap().classes().stream()
            .filter(each -> each.name().equals(STANDARD.bootstrap().entry()))
            .findFirst()
            .orElseThrow();
    ClassSet renamed =
        new ClassSet("some.Other", List.of(new ClassBytes("some.Other", entry.bytes())));
    byte[] image = OwnCode.image(RELEASE, new Code(STANDARD.text(), renamed));
    assertThat(notDefined(DEFINER.bootstrap(memory, bootstrap(put(Region.WINDOW, image)))))
        .contains("java.lang.NoClassDefFoundError", "wrong name");
  }

  @Test
  void codeOfAnotherKindIsNotTakenForIt() {
    LoadedImage image = put(Region.WINDOW, Worlds.image(RELEASE));
    assertThat(notDefined(DEFINER.text(memory, bootstrap(image))))
        .contains("java.lang.ClassCastException");
  }

  /// The class is on the class path of the tests, under the very same name.
  @Test
  void aTemplateThatTheImageDoesNotCarryIsNotTakenFromElsewhere() {
    ClassSet own =
        without(
            OwnCode.with(STANDARD.bootstrap(), "FailingBootstrap", "Point"),
            each -> each.name().endsWith(".StandardBootstrap"));
    LoadedImage image = put(Region.WINDOW, OwnCode.image(RELEASE, new Code(STANDARD.text(), own)));
    assertThat(notDefined(DEFINER.bootstrap(memory, bootstrap(image))))
        .contains("StandardBootstrap");
  }

  @Test
  void anImageKnowsItsStructuresByName() {
    LoadedImage image = put(Region.WINDOW, Worlds.image(RELEASE));
    assertThat(image.structure("exchange")).isEqualTo(1);
    assertThat(image.structure("none such")).isEqualTo(-1);
    LoadedImage moved = image.movedTo(memory.span(Region.BUFFER).base());
    assertThat(moved.span())
        .isEqualTo(new Span(memory.span(Region.BUFFER).base(), image.span().sizeBytes()));
    assertThat(moved.digest()).isEqualTo(image.digest());
    assertThat(moved.release()).isEqualTo(RELEASE);
  }
}
