package palimpsest.impl.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.impl.image.sample.Nested;
import palimpsest.impl.image.sample.Other;

final class ClassFilesTest {
  private static final String NESTED = Nested.class.getName();
  private static final String OTHER = Other.class.getName();
  private static final List<String> NESTED_AND_ALL_IN_IT =
      List.of(NESTED, NESTED + "$1", NESTED + "$1Local", NESTED + "$Inner", NESTED + "$Inner$Deep");

  private final ClassFiles classPath = new ClassFiles(ClassFilesTest.class.getClassLoader());

  @Test
  void gathersAClassWithAllThatAreNestedInItAndNoStranger() {
    ClassSet set = classPath.gather(NESTED);

    assertThat(set.entry()).isEqualTo(NESTED);
    assertThat(set.classes()).extracting(ClassBytes::name).isEqualTo(NESTED_AND_ALL_IN_IT);
  }

  @Test
  void gathersTheOtherClassesThatAreListed() {
    ClassSet set = classPath.gather(OTHER, List.of(NESTED, NESTED));

    assertThat(set.entry()).isEqualTo(OTHER);
    assertThat(set.classes()).extracting(ClassBytes::name).contains(OTHER).hasSize(6);
  }

  @Test
  void gathersWhatIsNestedInANestedClass() {
    ClassSet set = classPath.gather(NESTED + "$Inner");

    assertThat(set.classes())
        .extracting(ClassBytes::name)
        .containsExactly(NESTED + "$Inner", NESTED + "$Inner$Deep");
  }

  @Test
  void gathersTheSameFromAJar(@TempDir Path folder) throws IOException {
    ClassSet expected = classPath.gather(NESTED, List.of(OTHER));
    Path jar = folder.resolve("sample.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (ClassBytes each : expected.classes()) {
        out.putNextEntry(new JarEntry(each.name().replace('.', '/') + ".class"));
        out.write(each.bytes().toArray());
      }
    }

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      assertThat(new ClassFiles(loader).gather(NESTED, List.of(OTHER))).isEqualTo(expected);
    }
  }

  @Test
  void aClassThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> classPath.gather("palimpsest.Nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("class=palimpsest.Nowhere resource=palimpsest/Nowhere.class");
  }

  @Test
  void aClassFileThatCannotBeReadIsNamed() {
    ClassFiles broken =
        new ClassFiles(
            new ClassLoader() {
              @Override
              public InputStream getResourceAsStream(String name) {
                InputStream closed = InputStream.nullInputStream();
                assertThatCode(closed::close).doesNotThrowAnyException();
                return closed;
              }
            });

    assertThatThrownBy(() -> broken.gather(OTHER))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Other.class");
  }

  /// The whole way: from class files to an image, into native memory, and into the machine.
  @Test
  void whatWasGatheredRunsFromTheBytesOfAnImage() throws ReflectiveOperationException {
    ClassSet code = classPath.gather(NESTED);
    byte[] built =
        ImageBuilder.build(
            Samples.RELEASE, new Code(code, code, Samples.CODE.payloads()), Samples.SIGNER);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment image = arena.allocate(built.length, ImageFormat.PAGE_BYTES);
      image.copyFrom(MemorySegment.ofArray(built));
      MemorySegment text = ImageReader.header(image).sections().text().in(image);
      ClassBundle bundle = ClassBundle.read(text);
      Class<?> entry = new BundleLoader(text, bundle).loadClass(bundle.entry());

      assertThat(entry).isNotEqualTo(Nested.class);
      assertThat(((Supplier<?>) entry.getConstructor().newInstance()).get())
          .isEqualTo("from the depth");
    }
  }

  private static final class BundleLoader extends ClassLoader {
    private final MemorySegment text;
    private final ClassBundle bundle;

    BundleLoader(MemorySegment text, ClassBundle bundle) {
      super(ClassLoader.getPlatformClassLoader());
      this.text = text;
      this.bundle = bundle;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Section place = bundle.place(name).orElseThrow(() -> new ClassNotFoundException(name));
      return defineClass(name, place.in(text).asByteBuffer(), null);
    }
  }
}
