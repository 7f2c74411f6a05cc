package palimpsest.evidence.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import palimpsest.evidence.report.Certificate;

/// The page of a report: one file that needs no other, with nothing in it that runs.
public final class Page {
  private static final String TEMPLATES = "palimpsest.evidence.page.template";
  private static final String STYLE = "certificate.css";

  private Page() {}

  /// The page as text.
  public static String html(Certificate certificate) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), TEMPLATES);
    TemplateOutput output = new StringOutput();
    Map<String, Object> given = Map.of("page", PageModel.of(certificate), "style", style());
    engine.render("certificate.jte", given, output);
    return output.toString();
  }

  private static String style() {
    try (InputStream stream =
        Objects.requireNonNull(Page.class.getResourceAsStream(STYLE), STYLE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
