package palimpsest.evidence.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.evidence.report.Certificates;
import palimpsest.evidence.report.Report;
import palimpsest.evidence.report.ReportFolder;
import tools.jackson.databind.JsonNode;

/// The page in a real browser. Where none is installed this says so and passes, unless one is
/// required: `mvn verify -Dbrowser.required=true`, as CI does.
final class PageInBrowserTest {
  private static final Path SHOTS = Path.of("target", "browser");

  /// Each link is followed: where it leads to has to be there.
  private static final String DEAD_LINKS =
      """
      [...document.querySelectorAll('a[href]')].filter(link => {
        link.click();
        return location.hash !== link.getAttribute('href') || !document.querySelector(':target');
      }).map(link => link.outerHTML)
      """;

  /// Choices are made, of requirements each twelfth: rows that have it are there, and no others.
  private static final String WRONG_CHOICES =
      """
      [...document.querySelectorAll('#requirement-table select')].flatMap(select =>
        [...select.options].filter((option, at) =>
          option.value && (at % 12 === 1 || !option.value.startsWith('is-'))).filter(option => {
          select.value = option.value;
          const rows = [...document.querySelectorAll('.requirements tbody tr')];
          const seen = rows.filter(row => getComputedStyle(row).display !== 'none');
          const meant = rows.filter(row => row.classList.contains(option.value));
          select.value = '';
          return seen.length === 0 || seen.length !== meant.length
            || seen.some(row => !meant.includes(row));
        }).map(option => option.value))
      """;

  /// The contrast of each text with what is behind it, by the formula of WCAG; details are opened.
  private static final String TOO_FAINT =
      """
      (() => {
        document.querySelectorAll('details').forEach(each => { each.open = true; });
        const context = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
          .getContext('2d', {willReadFrequently: true});
        const known = new Map();
        const rgba = colour => {
          if (!known.has(colour)) {
            context.clearRect(0, 0, 1, 1);
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
            known.set(colour, [...context.getImageData(0, 0, 1, 1).data]);
          }
          return known.get(colour);
        };
        const behind = element => {
          if (!element) return [255, 255, 255];
          const [r, g, b, a] = rgba(getComputedStyle(element).backgroundColor);
          if (a === 255) return [r, g, b];
          const below = behind(element.parentElement);
          return [r, g, b].map((part, at) => (part * a + below[at] * (255 - a)) / 255);
        };
        const light = colour => colour.map(part => part / 255)
          .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
          .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
        const faint = [];
        document.querySelectorAll('body *').forEach(element => {
          const own = [...element.childNodes].some(
            node => node.nodeType === Node.TEXT_NODE && node.data.trim());
          if (!own || element.namespaceURI.endsWith('svg') || !element.checkVisibility()) return;
          const text = rgba(getComputedStyle(element).color).slice(0, 3);
          const [a, b] = [light(text), light(behind(element))].sort((x, y) => y - x);
          if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(element.outerHTML.slice(0, 120));
        });
        return faint;
      })()
      """;

  /// Headings go down by one level at a time.
  private static final String SKIPPED_HEADINGS =
      """
      [...document.querySelectorAll('h1, h2, h3, h4')].filter((heading, at, all) =>
        at > 0 && heading.tagName[1] - all[at - 1].tagName[1] > 1).map(each => each.outerHTML)
      """;

  private static final String BROKEN =
      """
      <!DOCTYPE html>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>broken</title>
      <h1>top</h1><h3>low</h3>
      <a href="#nowhere">nowhere</a>
      <p style="color: #aaa; width: 900px">faint</p>
      <div id="requirement-table"><select><option value="">all<option value="none">none</select>
      <table class="requirements"><tbody><tr><td>row</td></tr></tbody></table></div>
      <script>console.error('wrong')</script>
      """;

  @Test
  void page_worksInABrowser(@TempDir Path home) throws Exception {
    Optional<Path> program = Browser.installed();
    if (program.isEmpty()) {
      assertThat(Boolean.getBoolean("browser.required"))
          .as("a browser is required, and none is installed: install chromium")
          .isFalse();
      System.err.println("NOT TESTED: the page in a browser; install chromium to have it tested");
      return;
    }
    Path page = home.resolve(ReportFolder.PAGE);
    Files.writeString(
        page, Report.files(Certificates.everything()).getOrDefault(ReportFolder.PAGE, ""));
    try (Browser browser = Browser.start(program.get(), SHOTS.resolve("profile-page"))) {
      browser.resize(1200, 2400);
      browser.open(page);
      browser.screenshot(SHOTS.resolve("page.png"));
      assertThat(found(browser, DEAD_LINKS)).isEmpty();
      assertThat(found(browser, WRONG_CHOICES)).isEmpty();
      assertThat(found(browser, SKIPPED_HEADINGS)).isEmpty();
      assertThat(found(browser, TOO_FAINT)).isEmpty();
      browser.screenshot(SHOTS.resolve("opened.png"));
      browser.resize(390, 844);
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .as("on a phone the page is no wider than the phone")
          .isLessThanOrEqualTo(390);
      browser.screenshot(SHOTS.resolve("phone.png"));
      assertThat(browser.printed()).isGreaterThan(10_000);
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).containsExactly(page.toUri().toString());
    }
  }

  /// A page with a defect of each kind: what is looked for is found.
  @Test
  void defects_areFound(@TempDir Path home) throws Exception {
    Optional<Path> program = Browser.installed();
    if (program.isEmpty()) {
      return; // which the other test says
    }
    Path page = home.resolve("broken.html");
    Files.writeString(page, BROKEN);
    try (Browser browser = Browser.start(program.get(), SHOTS.resolve("profile-defects"))) {
      browser.resize(390, 844);
      browser.open(page);
      assertThat(found(browser, DEAD_LINKS)).singleElement().asString().contains("nowhere");
      assertThat(found(browser, WRONG_CHOICES)).containsExactly("none");
      assertThat(found(browser, SKIPPED_HEADINGS)).containsExactly("<h3>low</h3>");
      assertThat(found(browser, TOO_FAINT)).singleElement().asString().contains("faint");
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .isGreaterThan(390);
      assertThat(browser.complaints()).isNotEmpty();
    }
  }

  private static List<String> found(Browser browser, String expression) throws Exception {
    return browser.evaluate(expression).valueStream().map(JsonNode::asString).toList();
  }
}
