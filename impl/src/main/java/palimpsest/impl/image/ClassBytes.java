package palimpsest.impl.image;

/// A class file and the binary name of its class, such as `palimpsest.impl.template.Text$Entry`.
public record ClassBytes(String name, Bytes bytes) {
  public ClassBytes {
    if (name.isEmpty() || bytes.sizeBytes() == 0) {
      throw new IllegalArgumentException(
          "a class file has a name and bytes: name='" + name + "' sizeBytes=" + bytes.sizeBytes());
    }
  }
}
