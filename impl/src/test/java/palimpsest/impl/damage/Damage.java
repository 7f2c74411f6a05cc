package palimpsest.impl.damage;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.ClassBytes;
import palimpsest.impl.image.ClassSet;
import palimpsest.impl.image.Code;

/// One bit of one class file, turned.
record Damage(String className, int offset, int bit) {
  /// One that is drawn, by class first: so small class files are damaged as often as large ones.
  static Damage drawn(Code code, Random random) {
    List<ClassBytes> classes =
        Stream.of(code.text(), code.bootstrap()).flatMap(set -> set.classes().stream()).toList();
    ClassBytes drawn = classes.get(random.nextInt(classes.size()));
    return new Damage(
        drawn.name(), random.nextInt(drawn.bytes().sizeBytes()), random.nextInt(Byte.SIZE));
  }

  Code in(Code code) {
    return new Code(in(code.text()), in(code.bootstrap()), code.payloads());
  }

  private ClassSet in(ClassSet set) {
    return new ClassSet(set.entry(), set.classes().stream().map(this::in).toList());
  }

  private ClassBytes in(ClassBytes file) {
    if (!file.name().equals(className)) {
      return file;
    }
    byte[] content = file.bytes().toArray();
    content[offset] ^= (byte) (1 << bit);
    return new ClassBytes(className, Bytes.of(content));
  }

  @Override
  public String toString() {
    return "%s byte %d bit %d".formatted(className, offset, bit);
  }
}
