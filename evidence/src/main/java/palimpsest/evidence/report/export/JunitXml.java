package palimpsest.evidence.report.export;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Wording;
import palimpsest.evidence.requirements.Link;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.evidence.requirements.RequirementResult;
import palimpsest.evidence.requirements.Standing;
import palimpsest.properties.crash.CrashPromise.Breach;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.path.PathResult;

/// A certificate as JUnit reports: a suite of the paths, one of losses of power along them, and one
/// of the requirements. What is not shown is skipped, and says why; the ids of requirements are
/// properties.
public final class JunitXml {
  private JunitXml() {}

  public static String of(Certificate certificate) {
    List<RequirementResult> requirements =
        certificate.requirements().stream().flatMap(matrix -> matrix.results().stream()).toList();
    return Xml.document(
        xml ->
            xml.element(
                "testsuites",
                suites -> {
                  paths(suites, certificate);
                  losses(suites, certificate);
                  requirements(suites, requirements);
                },
                "name",
                certificate.history().name()));
  }

  private static void paths(Xml xml, Certificate certificate) throws XMLStreamException {
    List<PathResult> results = certificate.results();
    xml.element(
        "testsuite",
        suite -> {
          for (PathResult result : results) {
            path(suite, certificate, result);
          }
        },
        counts("paths", results, result -> !result.isKept(), _ -> false));
  }

  private static void path(Xml xml, Certificate certificate, PathResult result)
      throws XMLStreamException {
    xml.element(
        "testcase",
        test -> {
          properties(test, ids(certificate, result));
          if (!result.isKept()) {
            test.empty("failure", "message", String.join("; ", result.problems()));
          }
        },
        "classname",
        "paths",
        "name",
        Wording.path(result.path()));
  }

  /// A test for each path along which power was lost.
  private static void losses(Xml xml, Certificate certificate) throws XMLStreamException {
    List<CrashResult> paths =
        certificate.losses().stream().flatMap(losses -> losses.paths().stream()).toList();
    if (paths.isEmpty()) {
      return;
    }
    xml.element(
        "testsuite",
        suite -> {
          for (CrashResult path : paths) {
            suite.element(
                "testcase",
                test -> {
                  if (!path.isKept()) {
                    test.empty(
                        "failure",
                        "message",
                        path.breaches().stream()
                            .map(Breach::toString)
                            .collect(Collectors.joining("; ")));
                  }
                },
                "classname",
                "losses of power",
                "name",
                Wording.path(path.path()));
          }
        },
        counts("losses of power", paths, path -> !path.isKept(), _ -> false));
  }

  /// The requirements that the path is linked to.
  private static List<String> ids(Certificate certificate, PathResult result) {
    String item = result.path().from() + ".." + result.path().to();
    return certificate.requirements().map(RequirementMatrix::results).stream()
        .flatMap(List::stream)
        .filter(
            each ->
                each.of(Link.Kind.PATHS).stream()
                    .anyMatch(tried -> tried.link().item().equals(item)))
        .map(each -> each.requirement().id())
        .toList();
  }

  private static void requirements(Xml xml, List<RequirementResult> results)
      throws XMLStreamException {
    if (results.isEmpty()) {
      return;
    }
    xml.element(
        "testsuite",
        suite -> {
          for (RequirementResult result : results) {
            requirement(suite, result);
          }
        },
        counts("requirements", results, JunitXml::isBroken, JunitXml::isSkipped));
  }

  private static void requirement(Xml xml, RequirementResult result) throws XMLStreamException {
    String message = result.standing().words() + ": " + String.join("; ", result.missing());
    xml.element(
        "testcase",
        test -> {
          properties(test, List.of(result.requirement().id()));
          if (isBroken(result)) {
            test.empty("failure", "message", message);
          } else if (isSkipped(result)) {
            test.empty("skipped", "message", message);
          }
        },
        "classname",
        "requirements",
        "name",
        result.requirement().id());
  }

  private static boolean isBroken(RequirementResult result) {
    return result.standing() == Standing.BROKEN;
  }

  private static boolean isSkipped(RequirementResult result) {
    return result.standing() == Standing.SPECIFIED || result.standing() == Standing.NOT_SHOWN;
  }

  private static void properties(Xml xml, List<String> ids) throws XMLStreamException {
    if (!ids.isEmpty()) {
      xml.element(
          "properties",
          properties -> {
            for (String id : ids) {
              properties.empty("property", "name", "requirement", "value", id);
            }
          });
    }
  }

  private static <T> String[] counts(
      String name, List<T> all, Predicate<T> failed, Predicate<T> skipped) {
    return Stream.of(
            "name",
            name,
            "tests",
            String.valueOf(all.size()),
            "failures",
            String.valueOf(all.stream().filter(failed).count()),
            "skipped",
            String.valueOf(all.stream().filter(skipped).count()))
        .toArray(String[]::new);
  }
}
