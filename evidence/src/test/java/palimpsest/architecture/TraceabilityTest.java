package palimpsest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import palimpsest.evidence.requirements.Catalogue;
import palimpsest.evidence.requirements.Inventory;
import palimpsest.evidence.requirements.Link;
import palimpsest.evidence.requirements.LinkCheck;
import palimpsest.evidence.requirements.Requirement;
import palimpsest.evidence.requirements.Requirement.Need;

/// Every requirement leads to what is there for it, and back. **Think before you change me**: a
/// link that no check can break says nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TraceabilityTest {
  private static final String GATE = "palimpsest.impl.gate.Gate";
  private static final int REQUIREMENTS = 96;
  private static final int UPDATE_CLAIMS = 30;
  private static final int FASTLOAD_CLAIMS = 37;

  private final SequencedMap<String, String> project = SourceTree.texts();
  private final SequencedMap<String, String> texts = new TreeMap<>();
  private Catalogue catalogue = new Catalogue(List.of(), List.of());

  @BeforeEach
  void read() throws IOException {
    catalogue = Catalogue.packaged();
    texts.putAll(project);
  }

  @Test
  void everyLinkHolds() throws IOException {
    assertThat(findings(catalogue)).isEmpty();
  }

  @Test
  void allRequirementsAreThereAndEveryClaimIsCited() {
    assertThat(catalogue.requirements()).hasSize(REQUIREMENTS);
    assertThat(catalogue.requirements().stream().flatMap(each -> each.rests().stream()))
        .containsAll(
            IntStream.rangeClosed(1, UPDATE_CLAIMS).mapToObj(claim -> "U" + claim).toList())
        .containsAll(
            IntStream.rangeClosed(1, FASTLOAD_CLAIMS).mapToObj(claim -> "F" + claim).toList());
  }

  @Test
  void linkToARequirementThatIsNotThere_isUnknown() throws IOException {
    assertThat(findings(linking(new Link(Link.Kind.MUTANTS, "NoDrain", "IOC-44", 1))))
        .containsExactly(
            "links.json: mutants.NoDrain: IOC-44~1 is unknown: no requirement has this id;"
                + " did you mean IOC-4?",
            "links.json: mutants.NoDrain: IOC-44~1 misses a property: what the mutant breaks,"
                + " CodeUpdate.NobodyInsideTornInv, is not linked to it");
  }

  @Test
  void commentThatNamesARequirementThatIsNotThere_isUnknown() throws IOException {
    rewrite(GATE, text -> text.replace("IOC-3", "IOC-3, IOC-9"));
    assertThat(findings(catalogue))
        .containsExactly(
            GATE
                + ": its comment names IOC-9, which is unknown: no requirement has this id;"
                + " did you mean IOC-1?");
  }

  @Test
  void requirementWithoutAMutant_isMissingOne() throws IOException {
    assertThat(findings(without(link -> link.kind() == Link.Kind.MUTANTS && is(link, "CNV-7"))))
        .containsExactly(
            "catalogue.json: CNV-7 misses mutant: link one in links.json, or say in \"without\" why"
                + " there is none");
  }

  @Test
  void commentThatNamesARequirementWithoutALink_isMissingOne() throws IOException {
    rewrite(GATE, text -> text.replace("IOC-3", "IOC-3, IOC-4"));
    assertThat(findings(catalogue))
        .containsExactly("links.json: " + GATE + " misses IOC-4, which its comment names: link it");
  }

  @Test
  void propertyThatIsThereForNothing_isMissingALink() throws IOException {
    assertThat(findings(without(link -> link.item().equals("CodeUpdate.InsideInv"))))
        .contains(
            "links.json: specification misses CodeUpdate.InsideInv: say which requirement it is"
                + " there for",
            "links.json: mutants.EntersUnannounced: IOC-4~1 misses a property: what the mutant"
                + " breaks, CodeUpdate.InsideInv, is not linked to it");
  }

  @Test
  void reasonForAMutantThatIsThere_isStale() throws IOException {
    assertThat(findings(revised("IOC-4", TraceabilityTest::excused)))
        .containsExactly(
            "catalogue.json: IOC-4 says why there is no mutant, and there is one: remove the"
                + " reason, or the link");
  }

  @Test
  void linksToAnEarlierRevision_areOutdated() throws IOException {
    List<String> links =
        catalogue.links().stream().filter(link -> is(link, "CNV-7")).map(Link::item).toList();
    assertThat(findings(revised("CNV-7", TraceabilityTest::later)))
        .hasSize(links.size() + Need.values().length)
        .contains(
            "links.json: paths.1.3..2.0: CNV-7~1 is outdated: the requirement is at revision 2;"
                + " see whether the link still holds, and make it CNV-7~2");
  }

  @Test
  void linkOfWhatIsGone_isOrphaned() throws IOException {
    assertThat(findings(linking(new Link(Link.Kind.MUTANTS, "NoDrein", "IOC-4", 1))))
        .containsExactly(
            "links.json: mutants.NoDrein: IOC-4~1 is orphaned: there is no such thing any more;"
                + " did you mean NoDrain?");
    texts.remove("impl/src/main/java/palimpsest/impl/gate/Gate.java");
    assertThat(findings(catalogue))
        .singleElement()
        .asString()
        .startsWith("links.json: implementation." + GATE + ": IOC-3~1 is orphaned: there is no");
  }

  @Test
  void linkThatTheCommentDoesNotName_isOrphaned() throws IOException {
    rewrite(GATE, text -> text.replace("IOC-3", "the pause"));
    assertThat(findings(catalogue))
        .containsExactly(
            "links.json: implementation."
                + GATE
                + ": IOC-3~1 is orphaned: no comment of the class names it; name it there or"
                + " unlink");
  }

  @Test
  void mutantOfATestThatIsRenamed_isOrphaned() throws IOException {
    rewrite(
        "palimpsest.impl.system.RollMutantsTest",
        text -> text.replace("aDeadSourceIsWaitedFor", "aDeadSourceIsAwaited"));
    assertThat(findings(catalogue))
        .singleElement()
        .asString()
        .contains("RollMutantsTest#aDeadSourceIsWaitedFor: SYS-2~1 is orphaned");
  }

  private List<String> findings(Catalogue other) throws IOException {
    Inventory inventory = ProjectInventory.of(other, texts);
    return LinkCheck.findings(other, inventory);
  }

  /// Changes a source for the next look at it.
  private void rewrite(String type, UnaryOperator<String> change) {
    String file = "/" + type.replace('.', '/') + ".java";
    texts.replaceAll((path, text) -> path.endsWith(file) ? change.apply(text) : text);
  }

  private static boolean is(Link link, String requirement) {
    return link.requirement().equals(requirement);
  }

  private Catalogue linking(Link link) {
    List<Link> links = new ArrayList<>(catalogue.links());
    links.add(link);
    return new Catalogue(catalogue.requirements(), links);
  }

  private Catalogue without(Predicate<Link> removed) {
    return new Catalogue(
        catalogue.requirements(), catalogue.links().stream().filter(removed.negate()).toList());
  }

  private Catalogue revised(String id, UnaryOperator<Requirement> change) {
    return new Catalogue(
        catalogue.requirements().stream()
            .map(each -> each.id().equals(id) ? change.apply(each) : each)
            .toList(),
        catalogue.links());
  }

  private static Requirement later(Requirement it) {
    return new Requirement(
        it.id(), it.revision() + 1, it.rests(), it.text(), it.because(), it.without());
  }

  private static Requirement excused(Requirement it) {
    TreeMap<Need, String> without = new TreeMap<>(it.without());
    without.put(Need.MUTANT, "nobody knows");
    return new Requirement(it.id(), it.revision(), it.rests(), it.text(), it.because(), without);
  }
}
