package palimpsest.evidence.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/// The page of a report: one file that needs no other.
final class Page {
  private static final String TEMPLATES = "palimpsest.evidence.page.template";

  private Page() {}

  static String html(Certificate certificate) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), TEMPLATES);
    TemplateOutput output = new StringOutput();
    engine.render("certificate.jte", certificate, output);
    return output.toString();
  }
}
