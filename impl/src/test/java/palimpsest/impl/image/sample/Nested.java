package palimpsest.impl.image.sample;

import java.util.Map;
import java.util.function.Supplier;

/// Entered through `get`; carries classes nested in each way there is.
public final class Nested implements Supplier<String> {
  @Override
  public String get() {
    record Local(String text) {}
    Supplier<String> anonymous =
        new Supplier<>() {
          @Override
          public String get() {
            return new Local(new Inner.Deep().text()).text();
          }
        };
    Map.Entry<String, Supplier<String>> stranger = Map.entry("anonymous", anonymous);
    return stranger.getValue().get();
  }

  static final class Inner {
    static final class Deep {
      String text() {
        return "from the depth";
      }
    }
  }
}
