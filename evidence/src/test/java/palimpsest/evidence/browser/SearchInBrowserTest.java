package palimpsest.evidence.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.evidence.report.Certificates;
import palimpsest.evidence.report.Report;
import palimpsest.evidence.report.ReportFolder;

/// The page's search in a real browser, by keyboard; `PageInBrowserTest` says where none is
/// installed.
final class SearchInBrowserTest {
  private static final int TABS_MAX = 5;
  private static final String FIELD = "document.activeElement.id";
  private static final String HITS = "document.getElementById('hits').textContent.trim()";
  private static final String SEEN =
      "[...document.querySelectorAll('table[data-rows] > tbody > tr')]"
          + ".filter(row => row.checkVisibility()).map(row => row.id).join(' ')";
  private static final String ROWS =
      "document.querySelectorAll('table[data-rows] > tbody > tr').length";
  private static final String SEEN_ROWS = SEEN + ".split(' ').length";

  @Test
  void search_findsRowsByKeyboardAndSaysHowMany(@TempDir Path home) throws Exception {
    Optional<Path> program = Browser.installed();
    if (program.isEmpty()) {
      return; // which the test of the page says
    }
    Path page = home.resolve(ReportFolder.PAGE);
    Files.writeString(
        page, Report.files(Certificates.everything()).getOrDefault(ReportFolder.PAGE, ""));
    try (Browser browser =
        Browser.start(program.get(), Path.of("target", "browser", "profile-search"))) {
      browser.resize(1200, 2400);
      browser.open(page);
      int rows = browser.evaluate(ROWS).asInt();
      assertThat(rows).isEqualTo(96 + 2 + 1);
      for (int tabs = 0; tabs < TABS_MAX && !text(browser, FIELD).equals("find"); tabs++) {
        browser.press("Tab", 9, "");
      }
      assertThat(text(browser, FIELD)).as("the field is reached by the keyboard").isEqualTo("find");
      assertThat(text(browser, HITS)).isEmpty();

      browser.type("ioc-4");
      assertThat(text(browser, SEEN)).isEqualTo("requirement-IOC-4");
      assertThat(text(browser, HITS))
          .isEqualTo("1 of 96 requirements 0 of 1 results of TLC 0 of 2 mutants");
      browser.screenshot(Path.of("target", "browser", "search.png"));
      browser.show("print");
      assertThat(browser.evaluate(SEEN_ROWS).asInt()).as("on paper").isEqualTo(rows);
      browser.show("screen");

      sought(browser, "LateWorker");
      assertThat(text(browser, SEEN)).contains("mutant-LateWorker").doesNotContain("NoDrain");
      sought(browser, "R1");
      assertThat(text(browser, SEEN)).as("R1 is not R11").doesNotContain("mutant-NoDrain");
      sought(browser, "r11 nodr");
      assertThat(text(browser, SEEN)).contains("mutant-NoDrain", "model-NoDrain");
      sought(browser, "\"not shown\" IMG-1");
      assertThat(text(browser, SEEN)).isEqualTo("requirement-IMG-1");
      browser.evaluate("document.querySelector('select').value = 'in-IOC';");
      sought(browser, "img-1");
      assertThat(text(browser, HITS)).as("what is chosen counts, too").startsWith("0 of 96 ");
      browser.evaluate("document.querySelector('select').value = '';");
      sought(browser, "(.*[\\");
      assertThat(text(browser, HITS)).startsWith("0 of 96 ");
      sought(browser, "NoDrain");
      browser.press("Enter", 13, "\r");
      assertThat(text(browser, FIELD)).isNotEqualTo("find");
      assertThat(text(browser, SEEN)).as("the first hit").startsWith(text(browser, FIELD) + " ");
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).containsExactly(page.toUri().toString());

      browser.evaluate(
          "document.body.append(Object.assign(document.createElement('script'),"
              + " {textContent: 'document.title = \"taken\"'}))");
      assertThat(text(browser, "document.title")).as("no other script").doesNotContain("taken");
      assertThat(browser.complaints()).hasSize(1);

      Path still = home.resolve("still.html");
      Files.writeString(still, Files.readString(page).replaceFirst("(?s)<script>.*</script>", ""));
      browser.open(still);
      assertThat(browser.evaluate("document.getElementById('find').checkVisibility()").asBoolean())
          .as("where no script runs there is no field")
          .isFalse();
      assertThat(browser.evaluate(SEEN_ROWS).asInt()).isEqualTo(rows);
    }
  }

  private static void sought(Browser browser, String words) throws Exception {
    browser.evaluate("document.getElementById('find').select()");
    browser.type(words);
  }

  private static String text(Browser browser, String expression) throws Exception {
    return browser.evaluate(expression).asString();
  }
}
