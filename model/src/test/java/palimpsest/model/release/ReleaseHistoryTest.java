package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReleaseHistoryTest {
  private static final Structure SHORTER =
      new Structure("login", Scope.PER_PORT, List.of(Sample.SPEED, Sample.PORT));

  @Test
  void aHistoryFindsItsReleasesByName() {
    Release first = Sample.release("r1", Sample.LOGIN);
    ReleaseHistory history = history(List.of(first), List.of());

    assertThat(history.release("r1")).contains(first);
    assertThat(history.release("r2")).isEmpty();
  }

  @Test
  void aHistoryHasEachReleaseAndPathOnce() {
    List<Release> releases =
        List.of(Sample.release("r1", Sample.LOGIN), Sample.release("r2", Sample.LOGIN));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> history(List.of(releases.getFirst(), releases.getFirst()), List.of()))
        .withMessage("a release is there twice: r1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> history(releases, List.of(Sample.path("r1", "r2"), Sample.path("r1", "r2"))))
        .withMessage("a path is there twice: r1 -> r2");
    assertThat(history(releases, List.of(Sample.path("r1", "r2"), Sample.path("r2", "r1"))).paths())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"r1, r9, r9", "r9, r1, r9"})
  void aPathGoesFromAReleaseToARelease(String from, String to, String missing) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                history(
                    List.of(Sample.release("r1", Sample.LOGIN)), List.of(Sample.path(from, to))))
        .withMessage(
            "a path goes from a release to a release: path="
                + from
                + " -> "
                + to
                + " missing="
                + missing);
  }

  @Test
  void aDroppedFieldIdDoesNotComeBack() {
    List<Release> releases =
        List.of(
            Sample.release("r1", Sample.LOGIN),
            Sample.release("r2", SHORTER),
            Sample.release("r3", SHORTER),
            Sample.release("r4", Sample.LOGIN));

    assertThat(history(releases.subList(0, 3), List.of()).releases()).hasSize(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history(releases, List.of()))
        .withMessage(
            "a field id is never used again once dropped: release=r4 structure=login id=2");
  }

  @Test
  void aFieldIdOfOneStructureIsFreeInAnother() {
    Structure other = new Structure("exchange", Scope.PER_PORT, Sample.LOGIN.fields());

    assertThat(
            history(
                    List.of(
                        Sample.release("r1", Sample.LOGIN),
                        Sample.release("r2", SHORTER),
                        Sample.release("r3", SHORTER, other)),
                    List.of())
                .releases())
        .hasSize(3);
  }

  @Test
  void aFieldMayChangeAllButItsId() {
    Structure changed =
        new Structure(
            "login",
            Scope.PER_PORT,
            List.of(Sample.PORT, Sample.SPEED.named("rate").withBits(64), Sample.STATE));

    assertThat(
            history(
                    List.of(
                        Sample.release("r1", Sample.LOGIN),
                        Sample.release("r2", changed),
                        Sample.release("r3", Sample.LOGIN)),
                    List.of())
                .releases())
        .hasSize(3);
  }

  @Test
  void aHistoryDoesNotChangeWithTheCallersLists() {
    List<Release> releases = new ArrayList<>(List.of(Sample.release("r1", Sample.LOGIN)));
    List<UpdatePath> paths = new ArrayList<>(List.of(Sample.path("r1", "r1")));
    ReleaseHistory history = history(releases, paths);

    releases.clear();
    paths.clear();

    assertThat(history.releases()).hasSize(1);
    assertThat(history.paths()).hasSize(1);
  }

  private static ReleaseHistory history(List<Release> releases, List<UpdatePath> paths) {
    return new ReleaseHistory("train", Sample.environment(), releases, paths);
  }
}
