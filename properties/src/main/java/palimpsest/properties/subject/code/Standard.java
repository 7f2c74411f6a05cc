package palimpsest.properties.subject.code;

/// The standard code that an image carries beside its own. It is found by name, as a reference
/// would be to the class on the class path.
final class Standard {
  private static final String PACKAGE = "palimpsest.impl.template.";

  private Standard() {}

  static <T> T of(Class<T> kind, String name) {
    try {
      Object made =
          Class.forName(PACKAGE + name, true, Standard.class.getClassLoader())
              .getDeclaredConstructor()
              .newInstance();
      return kind.cast(made);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an image carries the standard code: class=" + name, e);
    }
  }
}
