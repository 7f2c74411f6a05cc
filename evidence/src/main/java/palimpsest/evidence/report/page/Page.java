package palimpsest.evidence.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import palimpsest.evidence.report.Certificate;

/// The page of a report: one file that needs no other. One script runs on it, the search; the page
/// says by its digest that no other may, and is complete without it.
public final class Page {
  private static final String TEMPLATES = "palimpsest.evidence.page.template";
  private static final String STYLE = "certificate.css";
  private static final String SEARCH = "search.js";

  private Page() {}

  /// The page as text.
  public static String html(Certificate certificate) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), TEMPLATES);
    TemplateOutput output = new StringOutput();
    String search = resource(SEARCH);
    engine.render(
        "certificate.jte",
        Map.of(
            "page",
            PageModel.of(certificate),
            "style",
            resource(STYLE),
            "search",
            search,
            "policy",
            policy(search)),
        output);
    return output.toString();
  }

  /// What a browser lets the page do: show its own style, and run a script that reads like this.
  private static String policy(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
          + Base64.getEncoder().encodeToString(digest)
          + "'; base-uri 'none'; form-action 'none'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
