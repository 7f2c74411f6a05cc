package palimpsest.evidence.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import palimpsest.evidence.report.page.Page;
import palimpsest.model.release.Promise;
import palimpsest.model.release.ReleaseHistory;

/// The page is read as XML, which is stricter than a browser.
final class PageTest {
  private static final String EVIL =
      "</title><script>alert(1)</script>\" onload='x' &amp; \u001b[2J";

  @Test
  void everyPath_hasASectionThatTheMatrixLeadsTo() {
    Document page = page(Certificates.kept());
    List<Element> sections = elements(page, "article");
    assertThat(sections).hasSize(3);
    assertThat(sections)
        .extracting(section -> elements(section, "h3").getFirst().getTextContent())
        .containsExactly("1.0 → 1.1", "1.1 → 2.0", "2.0 → 3.0");
    Element matrix = elements(page, "table").getFirst();
    assertThat(elements(matrix, "a"))
        .extracting(link -> link.getAttribute("href") + " " + link.getTextContent())
        .containsExactly("#path-1 compatible", "#path-2 converted", "#path-3 refused");
  }

  @Test
  void everyReference_isToAPlaceOnThePage() {
    Document page = page(Certificates.broken());
    List<String> ids = attributes(page, "id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(attributes(page, "href"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
    assertThat(attributes(page, "aria-labelledby"))
        .isNotEmpty()
        .allSatisfy(labels -> assertThat(ids).contains(labels.split(" ")));
  }

  @Test
  void nothingIsFetchedAndNothingRunsButTheSearch() throws Exception {
    String html = Page.html(Certificates.everything());
    Document page = page(Certificates.everything());
    String search = elements(page, "script").getFirst().getTextContent();
    assertThat(
            html.replace("<meta http-equiv=", "")
                .replace("<script>" + search + "</script>", "")
                .toLowerCase(Locale.ROOT))
        .doesNotContain("http", "<script", "<link", "<img", "<iframe", "url(", "@import", "src=");
    assertThat(search).doesNotContain("fetch", "http", "import", "eval", "innerHTML", "Request");
    assertThat(attributes(page, "href")).allMatch(at -> at.startsWith("#"));
    assertThat(elements(page, "*"))
        .allMatch(
            element ->
                IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(index -> element.getAttributes().item(index).getNodeName())
                    .noneMatch(name -> name.startsWith("on")));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(search.getBytes(UTF_8));
    assertThat(elements(page, "meta").get(1).getAttribute("content"))
        .isEqualTo(
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
                + Base64.getEncoder().encodeToString(digest)
                + "'; base-uri 'none'; form-action 'none'");
  }

  @Test
  void searchIsThereForRowsAlone_andHiddenUntilItsScriptRuns() throws IOException {
    assertThat(elements(page(Certificates.kept()), "script")).isEmpty();
    assertThat(elements(page(Certificates.kept()), "form")).isEmpty();
    Element form = elements(page(Certificates.everything()), "form").getFirst();
    assertThat(form.hasAttribute("hidden")).isTrue();
    assertThat(elements(form, "label").getFirst().getAttribute("for"))
        .isEqualTo(elements(form, "input").getFirst().getAttribute("id"));
  }

  @Test
  void everyFigure_canBeReadAloud() {
    Document page = page(Certificates.kept());
    assertThat(elements(page, "svg"))
        .filteredOn(svg -> svg.getAttribute("role").equals("img"))
        .hasSize(2 + 2 * 3 + 2)
        .allMatch(svg -> svg.hasAttribute("aria-label") || svg.hasAttribute("aria-labelledby"));
    assertThat(text(page, "desc"))
        .contains("The gate was closed for 1.22 ms", "hosts had 46 answers a millisecond");
  }

  @Test
  void verdict_comesFirstAndInNumbers() {
    assertThat(text(page(Certificates.kept()), "header"))
        .contains("All 3 promised update paths keep what was promised")
        .contains("1 compatible, 1 converted, 1 refused")
        .contains("In 15 updates under load, hosts checked 37,035 answers; none was wrong")
        .contains("The longest pause of a warm adapter was 1.83 ms");
    assertThat(text(page(Certificates.broken()), "header"))
        .contains(
            "2 of 3 promised update paths were tried, and 1 does not keep what was promised:"
                + " 1.0 → 1.1.")
        .doesNotContain("none was wrong");
  }

  @Test
  void interrupted_saysSoBeforeAnythingElse() {
    Document page = page(Certificates.interrupted());
    assertThat(text(page, "header"))
        .contains(
            "Incomplete. Interrupted when there were results of 1 of 3 promised paths. Of the"
                + " paths, 1 of 3 promised update paths was tried, and keeps what was promised");
    assertThat(elements(page, "p"))
        .filteredOn(each -> each.getAttribute("class").startsWith("verdict"))
        .allMatch(each -> each.getAttribute("class").endsWith("broken"));
  }

  @Test
  void brokenPromise_isFlaggedInTheMatrixAndToldInItsSection() {
    Document page = page(Certificates.broken());
    assertThat(text(page, "table")).contains("compatiblebroken").contains("not tried");
    assertThat(elements(page, "article").getFirst().getTextContent())
        .contains("Broken rules")
        .contains("block 7 does not hold what was written last")
        .contains("longest=20.000001 ms")
        .contains("but a rule was broken");
  }

  @Test
  void roll_hasALineForEachRollAndASignForEachPromise() {
    Document kept = page(Certificates.rolled(true));
    Element table = rolls(kept);
    assertThat(elements(table, "tr")).hasSize(1 + 4);
    assertThat(table.getTextContent())
        .contains("right cut at write 3 of 9", "(taken over)")
        .doesNotContain("✗");
    assertThat(text(kept, "header"))
        .contains("Rolled over 2 adapters, power was lost 2 times, and every promise was kept.");
    Document broken = page(Certificates.rolled(false));
    assertThat(rolls(broken).getTextContent()).containsOnlyOnce("✗");
    assertThat(text(broken, "header"))
        .contains("All 3 promised update paths keep", "did not keep what it has to");
    assertThat(broken.getDocumentElement().getTextContent())
        .contains("host mail has no path while right is updated");
    assertThat(Page.html(Certificates.kept())).doesNotContain("Rolled over");
  }

  @Test
  void power_hasALineForEachPathAndASignForEachPromise() {
    Document kept = page(Certificates.crashed(true));
    Element table = rolls(kept);
    assertThat(elements(table, "tr")).hasSize(1 + 2);
    assertThat(table.getTextContent()).contains("52 of 52", "1 of 8", "–").doesNotContain("✗");
    assertThat(text(kept, "header")).contains("Power was lost 53 times along them, and nothing");
    assertThat(kept.getDocumentElement().getTextContent())
        .contains("7 places where power can be lost");
    Document broken = page(Certificates.crashed(false));
    assertThat(rolls(broken).getTextContent()).containsOnlyOnce("✗");
    assertThat(text(broken, "header"))
        .contains("Where power was lost along them, not all was kept");
    assertThat(Page.html(Certificates.kept())).doesNotContain("Losses of power");
  }

  @Test
  void textOfOthers_isText() {
    ReleaseHistory named = Certificates.history();
    ReleaseHistory evil =
        new ReleaseHistory(EVIL, named.environment(), named.releases(), named.paths());
    Document page =
        page(
            Certificates.certificate(
                evil,
                Certificates.result(
                    2, Promise.REFUSED, List.of(), Optional.of(EVIL), List.of(EVIL))));
    assertThat(elements(page, "script")).isEmpty();
    assertThat(attributes(page, "onload")).isEmpty();
    String expected = EVIL.replace('\u001b', ' ');
    assertThat(text(page, "h1")).isEqualTo(expected);
    assertThat(text(page, "blockquote")).contains(expected);
    assertThat(text(page, "title")).startsWith(expected);
  }

  @Test
  void refusalAlone_hasNoFigures() {
    Document page = page(Certificates.certificate(Certificates.history(), Certificates.refused()));
    assertThat(elements(page, "svg")).isEmpty();
    assertThat(text(page, "article")).contains("the old image ran on").contains("“login.speed”");
  }

  private static Element rolls(Document page) {
    return elements(page, "table").stream()
        .filter(table -> table.getAttribute("class").equals("rolls"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRequirement_hasARowThatCanBeChosen() throws IOException {
    Document page = page(Certificates.withRequirements());
    Element table = elements(page, "table").getLast();
    List<Element> rows = elements(elements(table, "tbody").getFirst(), "tr");
    assertThat(rows).hasSize(96);
    assertThat(rows.getFirst().getTextContent()).contains("IMG-1").contains("CodeInData: not run");
    assertThat(rows)
        .extracting(Element::getTextContent)
        .anyMatch(text -> text.contains("LDR-7") && text.contains("no mutant breaks it"));
    assertThat(text(page, "header")).contains("0 of 96 requirements shown");
    String style = text(page, "style");
    List<String> choices =
        elements(page, "option").stream()
            .map(option -> option.getAttribute("value"))
            .filter(value -> !value.isEmpty())
            .toList();
    assertThat(choices)
        .contains("in-IMG", "is-IOC-4", "race-R11", "not-shown")
        .allSatisfy(
            choice -> {
              assertThat(style).contains("tr:not(." + choice + ") { display: none; }");
              assertThat(rows)
                  .anyMatch(row -> List.of(row.getAttribute("class").split(" ")).contains(choice));
            });
  }

  @Test
  void whatWasDrawn_isToldByClassesAndSoAreThoseThatNeverCame() throws IOException {
    Element table =
        elements(page(Certificates.everything()), "table").stream()
            .filter(each -> each.getAttribute("class").equals("drawn"))
            .findFirst()
            .orElseThrow();
    assertThat(table.getTextContent())
        .contains(
            "requests along paths",
            "out of session: 18 (28.6 %)",
            "never: login; login again; logout; write; flush")
        .contains("writes at which power is lost", "start, middle: 3 (75.0 %)")
        .contains("power lost before PauseAdapter: 1 (25.0 %)")
        .contains("tries of the adapter as it is", "hosts: 16 (100.0 %)");
  }

  @Test
  void everyWayToWhatIsWrong_hasALaneForEachActor() {
    Document page = page(Certificates.checked());
    List<Element> lanes =
        elements(page, "table").stream()
            .filter(table -> table.getAttribute("class").equals("lanes"))
            .toList();
    assertThat(lanes).hasSize(2);
    assertThat(elements(lanes.getFirst(), "th").stream().map(Element::getTextContent))
        .containsExactly("step", "worker 2", "1");
    assertThat(lanes.getFirst().getTextContent())
        .contains("Announce", "worker[2]: \"idle\" -> \"announced\"");
    assertThat(elements(lanes.getLast(), "th").stream().map(Element::getTextContent))
        .containsExactly("step", "operator", "update", "worker 1", "fault", "1", "2", "3", "4");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("and there the property is broken", "at the end: torn")
        .contains("LateWorker (not caught)")
        .contains("NoDrain breaks another property: expected=GateInv found=TextInv");
  }

  @Test
  void figuresOfModelsAndSizes_canBeReadAloud() {
    assertThat(
            elements(page(Certificates.checked()), "svg").stream()
                .map(svg -> svg.getAttribute("aria-label")))
        .contains(
            "SMALL: 13 states, none more than 3 steps from the beginning; most of them, 7, at 2",
            "4,096 ports: 1.22\u00a0ms",
            "SMALL, 13 states: 1\u00a0ms");
    assertThat(page(Certificates.checked()).getDocumentElement().getTextContent())
        .contains("came to 13,000 states of the reference machine a second")
        .contains("With 256 times as many entries in each table, the median pause was 2.0 times");
  }

  private static Document page(Certificate certificate) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(Page.html(certificate))));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("the page is well-formed: " + e.getMessage(), e);
    }
  }

  private static String text(Document page, String name) {
    return elements(page, name).getFirst().getTextContent().replace('\u00a0', ' ');
  }

  private static List<String> attributes(Document page, String name) {
    return elements(page, "*").stream()
        .filter(element -> element.hasAttribute(name))
        .map(element -> element.getAttribute(name))
        .toList();
  }

  private static List<Element> elements(Document page, String name) {
    return list(page.getElementsByTagName(name));
  }

  private static List<Element> elements(Element within, String name) {
    return list(within.getElementsByTagName(name));
  }

  private static List<Element> list(NodeList nodes) {
    return new ArrayList<>(
        IntStream.range(0, nodes.getLength())
            .mapToObj(nodes::item)
            .map(Element.class::cast)
            .toList());
  }
}
