package palimpsest.evidence.releases;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Scope;
import palimpsest.properties.roll.Medium;

/// The words of a release file that stand for a value of the model.
final class Words {
  /// Takes away what was inherited under a name.
  static final String NONE = "none";

  static final SequencedMap<String, Presence> PRESENCES = words(Presence.values());
  static final SequencedMap<String, Promise> PROMISES = words(Promise.values());
  static final SequencedMap<String, Scope> SCOPES = words(Scope.values());
  static final SequencedMap<String, Medium> MEDIA = words(Medium.values());
  static final SequencedMap<String, ByteOrder> ORDERS =
      words(List.of("big", "little"), List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN));
  static final SequencedMap<String, InitializationStep> STEPS =
      words(
          List.of("clear-buffers", "clear-cache"),
          List.of(new InitializationStep.ClearBuffers(), new InitializationStep.ClearCache()));

  private Words() {}

  private static <E extends Enum<E>> SequencedMap<String, E> words(E[] values) {
    return words(
        Arrays.stream(values)
            .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList(),
        List.of(values));
  }

  private static <T> SequencedMap<String, T> words(List<String> words, List<? extends T> values) {
    SequencedMap<String, T> paired = new LinkedHashMap<>();
    for (int index = 0; index < words.size(); index++) {
      paired.put(words.get(index), values.get(index));
    }
    return Collections.unmodifiableSequencedMap(paired);
  }
}
