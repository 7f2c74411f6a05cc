package palimpsest.properties.arbitrary;

import java.util.List;
import java.util.function.Predicate;

/// The names that generated releases speak with, few enough that releases come to speak of the same
/// things.
final class Vocabulary {
  static final List<String> CAPABILITIES = List.of("npiv", "trunking");
  static final List<String> SURROUNDINGS = List.of("flash-ram", "cache-battery");
  static final List<String> MODULES = List.of("FLASH", "PLA");
  static final String MISSING_MODULE = "CPLD";
  static final List<String> PROCEDURES = List.of("port-login", "task-setup");
  static final List<String> PARAMETERS = List.of("wwn", "speed", "credit");
  static final List<String> STRUCTURES = List.of("statistics", "reservation");
  static final List<String> PEERS = List.of("switch", "driver");

  private static final List<String> FIELDS =
      List.of("speed", "credit", "class", "qos", "quota", "priority", "retries", "buffers");

  private Vocabulary() {}

  /// The one at a place, counted round.
  static <T> T pick(List<T> items, int place) {
    return items.get(Math.floorMod(place, items.size()));
  }

  /// A name for a new field, by its id.
  static String field(int id, Predicate<String> taken) {
    return free(FIELDS.get(Math.floorMod(id - 3, FIELDS.size())), taken);
  }

  /// The name with a number behind it, if it has to have one.
  static String free(String name, Predicate<String> taken) {
    String found = name;
    for (int number = 2; taken.test(found); number++) {
      found = name + "-" + number;
    }
    return found;
  }
}
