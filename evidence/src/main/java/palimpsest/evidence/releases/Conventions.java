package palimpsest.evidence.releases;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.model.release.Field;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// The fields that an adapter's run-time segment keeps its state in, by their ids. Each release has
/// them, under whatever name, at whatever place and in whatever byte order.
final class Conventions {
  private record Needed(
      String structure, Scope scope, int id, int bitsMin, int bitsMax, String what) {}

  private static final List<Needed> NEEDED =
      List.of(
          new Needed("login", Scope.PER_PORT, 1, 64, 64, "the port's world-wide name"),
          new Needed("login", Scope.PER_PORT, 2, 32, 64, "the session number given at login"),
          new Needed("exchange", Scope.PER_PORT, 1, 32, 64, "the next exchange id"),
          new Needed("configuration", Scope.PER_ADAPTER, 1, 8, 64, "the queue depth"),
          new Needed("configuration", Scope.PER_ADAPTER, 2, 8, 64, "the I/O timeout"));

  private Conventions() {}

  /// Reports, where the release speaks of the structure, each field that is not as needed.
  static void check(Section release, LayoutReader layouts) {
    Set<String> reported = new HashSet<>();
    for (Needed needed : NEEDED) {
      if (reported.contains(needed.structure())) {
        continue;
      }
      Value place = layouts.mention(needed.structure()).orElse(release.value().at("structures"));
      Optional<Structure> structure =
          layouts.structures().stream()
              .filter(candidate -> candidate.name().equals(needed.structure()))
              .findFirst();
      if (structure.isEmpty()) {
        place.atKey().wrong("there is no structure " + needed.structure(), text(needed));
        reported.add(needed.structure());
        continue;
      }
      if (structure.get().scope() != needed.scope()) {
        place.at("scope").wrong("is another scope than the adapter needs", text(needed));
        reported.add(needed.structure());
        continue;
      }
      Optional<Field> field = structure.get().field(needed.id());
      Value declaration =
          layouts
              .declaration(needed.structure(), needed.id())
              .map(found -> found.at("bits"))
              .orElse(place.atKey());
      if (field.isEmpty()) {
        place
            .atKey()
            .wrong(
                "no field of " + needed.structure() + " has the id " + needed.id(), text(needed));
      } else if (field.get().bits() < needed.bitsMin()) {
        declaration.wrong(
            field.get().name() + " has only " + field.get().bits() + " bits", text(needed));
      }
    }
  }

  private static String text(Needed needed) {
    String width =
        needed.bitsMin() == needed.bitsMax()
            ? " in " + needed.bitsMin() + " bits"
            : needed.bitsMin() == Byte.SIZE ? "" : " in " + needed.bitsMin() + " or more bits";
    return "the adapter keeps "
        + needed.what()
        + " in field "
        + needed.id()
        + " of the "
        + (needed.scope() == Scope.PER_PORT ? "per-port" : "per-adapter")
        + " structure "
        + needed.structure()
        + width;
  }
}
