package palimpsest.properties.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.Structure;
import palimpsest.model.release.UpdatePath;

/// The rules that a generated history keeps, so that data can take any path through it.
@Domain(PalimpsestDomain.class)
final class HistoriesProperties {
  @Property(tries = 300)
  void versionsNeverGoBack(@ForAll ReleaseHistory history) {
    List<Release> releases = history.releases();
    for (int index = 1; index < releases.size(); index++) {
      assertThat(releases.get(index).version())
          .isGreaterThanOrEqualTo(releases.get(index - 1).version());
    }
  }

  @Property(tries = 300)
  void theFirstReleaseRunsAndCanBeUpdatedToItself(@ForAll ReleaseHistory history) {
    Release first = history.releases().getFirst();
    assertThat(Paths.canStart(history, first)).isTrue();
    UpdatePath path = history.paths().getFirst();
    assertThat(List.of(path.from(), path.to())).containsExactly(first.name(), first.name());
    assertThat(path.promise()).isEqualTo(Promise.COMPATIBLE);
  }

  /// Going to a release in one step, a field is multiplied by as much as going there in two.
  @Property(tries = 500)
  void unitsAreTheSameWhicheverWayIsTaken(@ForAll ReleaseHistory history) {
    List<Release> releases = history.releases();
    for (int to = 2; to < releases.size(); to++) {
      for (int over = 1; over < to; over++) {
        for (int from = 0; from < over; from++) {
          assertUnits(releases.get(from), releases.get(over), releases.get(to));
        }
      }
    }
  }

  private static void assertUnits(Release from, Release over, Release to) {
    for (Structure structure : from.structures()) {
      for (Field field : structure.fields()) {
        if (has(over, structure, field) && has(to, structure, field)) {
          assertThat(factor(from, to, structure, field))
              .as("%s of %s from %s over %s", field, to, from, over)
              .isEqualTo(factor(from, over, structure, field) * factor(over, to, structure, field));
        }
      }
    }
  }

  private static boolean has(Release release, Structure structure, Field field) {
    return release.structure(structure.name()).flatMap(it -> it.field(field.id())).isPresent();
  }

  private static long factor(Release from, Release to, Structure structure, Field field) {
    String name =
        to.structure(structure.name())
            .flatMap(it -> it.field(field.id()))
            .map(Field::name)
            .orElseThrow();
    return to.implicitChanges().stream()
        .filter(change -> change.field().equals(new FieldName(structure.name(), name)))
        .filter(change -> change.versions().contains(from.version()))
        .mapToLong(ImplicitChange::factor)
        .reduce(1, (one, other) -> one * other);
  }
}
