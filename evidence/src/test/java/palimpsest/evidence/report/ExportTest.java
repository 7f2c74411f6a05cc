package palimpsest.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import palimpsest.evidence.report.export.JunitXml;
import palimpsest.evidence.report.export.Markdown;
import palimpsest.evidence.report.export.SpecObjects;
import palimpsest.evidence.requirements.Catalogue;
import palimpsest.evidence.requirements.Requirement;
import palimpsest.model.release.Promise;
import palimpsest.model.release.ReleaseHistory;

/// What other programs read of a certificate.
final class ExportTest {
  private static final String EVIL = "</testsuites>\" | <b>\u001b[2J & so on";

  @Test
  void junit_countsWhatIsBrokenAndWhatIsNotShown() throws IOException {
    Document broken = xml(JunitXml.of(Certificates.broken()));
    assertThat(named(broken, "testsuite"))
        .extracting(suite -> suite.getAttribute("name") + " " + suite.getAttribute("failures"))
        .containsExactly("paths 1");
    assertThat(named(broken, "failure").getFirst().getAttribute("message"))
        .contains("block 7 does not hold what was written last");
    Document nothing = xml(JunitXml.of(Certificates.withRequirements()));
    Element requirements = named(nothing, "testsuite").getLast();
    assertThat(requirements.getAttribute("tests")).isEqualTo("96");
    assertThat(requirements.getAttribute("skipped")).isEqualTo("96");
    assertThat(named(nothing, "skipped"))
        .hasSize(96)
        .allMatch(skipped -> skipped.getAttribute("message").startsWith("not shown: "));
    assertThat(named(nothing, "property"))
        .allMatch(property -> property.getAttribute("name").equals("requirement"))
        .extracting(property -> property.getAttribute("value"))
        .contains("IMG-1", "SYS-8");
  }

  @Test
  void lossesOfPower_areASuiteOfTheirOwnAndASentence() {
    Document broken = xml(JunitXml.of(Certificates.crashed(false)));
    assertThat(named(broken, "testsuite"))
        .extracting(suite -> suite.getAttribute("name") + " " + suite.getAttribute("failures"))
        .containsExactly("paths 0", "losses of power 1");
    assertThat(named(broken, "failure").getFirst().getAttribute("message"))
        .contains("block 7 holds less");
    assertThat(Markdown.of(Certificates.crashed(true)))
        .contains("Power was lost along 2 paths", "it was lost in 53 of them");
  }

  @Test
  void specificationObjects_coverEachRequirementInItsRevision() throws IOException {
    Document document =
        xml(SpecObjects.of(Certificates.withRequirements().requirements().orElseThrow()));
    Catalogue catalogue = Catalogue.packaged();
    Element requirements = named(document, "specobjects").getFirst();
    assertThat(requirements.getAttribute("doctype")).isEqualTo("req");
    assertThat(text(requirements, "id"))
        .containsExactlyElementsOf(catalogue.requirements().stream().map(Requirement::id).toList());
    Element first = named(requirements, "specobject").getFirst();
    assertThat(text(first, "version")).containsExactly("1");
    assertThat(text(first, "needsobj")).containsExactly("implementation", "exercise", "mutant");
    Element excused = object(requirements, "LDR-7");
    assertThat(text(excused, "needsobj")).containsExactly("implementation", "exercise");
    Element mutants = named(document, "specobjects").getLast();
    assertThat(mutants.getAttribute("doctype")).isEqualTo("mutant");
    Element drain = object(mutants, "NoDrain");
    assertThat(text(drain, "linksto")).containsExactly("req:IOC-4");
    assertThat(text(drain, "dstversion")).containsExactly("1");
  }

  private static Element object(Element objects, String id) {
    return named(objects, "specobject").stream()
        .filter(object -> text(object, "id").equals(List.of(id)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void markdown_saysVerdictMissingAndHowToSeeItAgain() throws IOException {
    assertThat(Markdown.of(Certificates.withRequirements()))
        .contains("All 3 promises are kept.")
        .contains("0 of 96 requirements shown")
        .contains("| IMG-1 | not shown | tests ImageBuilderTest, ClaimsTest: not run; mutant")
        .contains("| LDR-7 | not shown | test AdapterMemoryTest: not run; no mutant breaks it")
        .contains("To see it again: `palimpsest certify releases.yaml --runs 4 --seed 1`")
        .contains("| Java | Some VM 25 |");
    assertThat(Markdown.of(Certificates.broken()))
        .contains("| 1.0 → 1.1 | compatible | **no**: run 2: host 1");
  }

  @Test
  void textOfOthers_isText() {
    ReleaseHistory named = Certificates.history();
    Certificate evil =
        Certificates.certificate(
            new ReleaseHistory(EVIL, named.environment(), named.releases(), named.paths()),
            Certificates.result(2, Promise.REFUSED, List.of(), Optional.of(EVIL), List.of(EVIL)));
    assertThat(named(xml(JunitXml.of(evil)), "failure").getFirst().getAttribute("message"))
        .isEqualTo(EVIL.replace('\u001b', ' '));
    assertThat(Markdown.of(evil)).doesNotContain("\u001b", "<b>").contains("\\|");
  }

  private static Document xml(String text) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("it is well-formed: " + e.getMessage(), e);
    }
  }

  private static List<Element> named(Document document, String name) {
    return list(document.getElementsByTagName(name)).toList();
  }

  private static List<Element> named(Element within, String name) {
    return list(within.getElementsByTagName(name)).toList();
  }

  private static List<String> text(Element within, String name) {
    return list(within.getElementsByTagName(name)).map(Node::getTextContent).toList();
  }

  private static Stream<Element> list(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
  }
}
