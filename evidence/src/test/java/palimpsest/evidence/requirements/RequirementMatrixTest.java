package palimpsest.evidence.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import palimpsest.evidence.requirements.Link.Kind;
import palimpsest.evidence.requirements.Tried.Level;

/// What is said of a requirement, whatever comes of what is linked to it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequirementMatrixTest {
  private static final Trial PASSED = new Trial.Passed("so it did");
  private static final Trial FAILED = new Trial.Failed("so it did not");
  private static final Trial NOT_RUN = new Trial.NotRun("not run; ask for it");

  private Catalogue catalogue = new Catalogue(List.of(), List.of());
  private final Set<Requirement> shown = new HashSet<>();

  @BeforeAll
  void read() throws IOException {
    catalogue = Catalogue.packaged();
    for (Requirement each : catalogue.requirements()) {
      if (RequirementResult.of(catalogue, each, findings(PASSED, _ -> false)).standing()
          == Standing.SHOWN) {
        shown.add(each);
      }
    }
    assertThat(shown).hasSizeGreaterThan(30);
  }

  /// All that is linked passes, but for some of it.
  private static RunFindings findings(Trial other, Predicate<Link> some) {
    return new RunFindings() {
      @Override
      public List<Tried> of(Link link) {
        Trial trial = some.test(link) ? other : PASSED;
        return switch (link.kind()) {
          case SPECIFICATION, ACTIONS -> List.of(new Tried(link, Level.SPECIFICATION, trial));
          case IMPLEMENTATION -> List.of();
          case PROPERTIES -> List.of(new Tried(link, Level.BUILD, NOT_RUN));
          case DETECTORS, PATHS -> List.of(new Tried(link, Level.IMPLEMENTATION, trial));
          case MUTANTS ->
              link.item().contains("#")
                  ? List.of(new Tried(link, Level.BUILD, NOT_RUN))
                  : List.of(
                      new Tried(link, Level.SPECIFICATION, trial),
                      new Tried(link, Level.IMPLEMENTATION, trial));
        };
      }

      @Override
      public List<String> races(Link link) {
        return link.kind() == Kind.MUTANTS ? List.of("R10", "R9") : List.of();
      }
    };
  }

  private RequirementResult result(Requirement requirement, Trial other, Predicate<Link> some) {
    return RequirementResult.of(catalogue, requirement, findings(other, some));
  }

  @Test
  void anythingThatFails_breaksWhatItIsLinkedTo() {
    int tried = 0;
    for (Requirement each : catalogue.requirements()) {
      for (Link link : catalogue.links(each)) {
        if (!findings(PASSED, _ -> true).of(link).isEmpty()
            && link.kind() != Kind.PROPERTIES
            && !link.item().contains("#")) {
          RequirementResult result = result(each, FAILED, link::equals);
          assertThat(result.standing()).as(link.place()).isEqualTo(Standing.BROKEN);
          assertThat(result.missing()).first().asString().contains("so it did not");
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(400);
  }

  @Test
  void anExerciseWithoutAResult_isNoSuccess() {
    for (Requirement each : shown) {
      for (Link link : catalogue.links(each)) {
        if (link.kind() == Kind.DETECTORS || link.kind() == Kind.PATHS) {
          RequirementResult result = result(each, NOT_RUN, link::equals);
          assertThat(result.standing()).as(link.place()).isNotEqualTo(Standing.SHOWN);
          assertThat(result.missing()).singleElement().asString().endsWith(": not run; ask for it");
        }
      }
    }
  }

  @Test
  void withoutAMutantThatIsCaught_nothingIsShown() {
    for (Requirement each : catalogue.requirements()) {
      RequirementResult result = result(each, NOT_RUN, link -> link.kind() == Kind.MUTANTS);
      assertThat(result.standing()).as(each.id()).isEqualTo(Standing.NOT_SHOWN);
      assertThat(result.missing()).as(each.id()).isNotEmpty();
    }
  }

  @Test
  void withoutAnyResult_everyRequirementSaysWhatIsMissing() {
    RequirementMatrix matrix =
        RequirementMatrix.of("quick", catalogue, findings(NOT_RUN, _ -> true));
    assertThat(matrix.count(Standing.NOT_SHOWN)).isEqualTo(catalogue.requirements().size());
    assertThat(matrix.broken()).isEmpty();
    assertThat(matrix.results())
        .allSatisfy(result -> assertThat(result.missing()).isNotEmpty())
        .filteredOn(result -> result.requirement().id().equals("IOC-4"))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.missing())
                  .containsExactly(
                      "detectors states, trace, hosts: not run; ask for it",
                      "mutants NoDrain, LateWorker, LateWrite and 2 more: not run; ask for it");
              assertThat(result.races()).containsExactly("R9", "R10");
            });
  }

  @Test
  void whatHoldsOfTheSpecification_isSaidToHoldThereOnly() {
    RequirementResult result =
        result(catalogue.requirement("FST-8").orElseThrow(), PASSED, _ -> true);
    RequirementResult specified =
        new RequirementResult(
            result.requirement(),
            result.tried().stream().filter(each -> each.level() != Level.IMPLEMENTATION).toList(),
            List.of(),
            List.of());
    assertThat(specified.standing()).isEqualTo(Standing.SPECIFIED);
    assertThat(specified.missing())
        .containsExactly(
            "tests SequencesTest, FastloadEqualitySuite, FastloadTraceTest: not run; ask for it",
            "mutants KeyLeft, ErasedBehind, ReadAgain and 1 more: not run; ask for it");
  }

  @Test
  void linksToAnotherRevision_countForNothing() {
    List<Requirement> revised = new ArrayList<>();
    for (Requirement it : catalogue.requirements()) {
      revised.add(
          it.id().equals("IOC-4")
              ? new Requirement(it.id(), 2, it.rests(), it.text(), it.because(), it.without())
              : it);
    }
    Catalogue later = new Catalogue(revised, catalogue.links());
    RequirementResult result =
        RequirementResult.of(
            later, later.requirement("IOC-4").orElseThrow(), findings(PASSED, _ -> false));
    assertThat(result.standing()).isEqualTo(Standing.NOT_SHOWN);
    assertThat(result.missing()).contains("NoDrain is linked to revision 1, and this is 2");
  }
}
