package palimpsest.evidence.report.export;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import palimpsest.evidence.requirements.Link;
import palimpsest.evidence.requirements.Requirement;
import palimpsest.evidence.requirements.Requirement.Need;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.evidence.requirements.RequirementResult;
import palimpsest.evidence.requirements.Tried;

/// Requirements and what covers them, as the specification objects (`specobject`) that
/// OpenFastTrace and ReqM2 read. Revisions are versions, and what covers a requirement covers one
/// version of it.
public final class SpecObjects {
  private static final String VERSION = "1";

  private SpecObjects() {}

  public static String of(RequirementMatrix matrix) {
    return Xml.document(
        xml ->
            xml.element(
                "specdocument",
                document -> {
                  document.element(
                      "specobjects",
                      objects -> {
                        for (RequirementResult result : matrix.results()) {
                          requirement(objects, result.requirement());
                        }
                      },
                      "doctype",
                      "req");
                  for (Need need : Need.values()) {
                    covering(document, matrix, need);
                  }
                }));
  }

  private static void requirement(Xml xml, Requirement requirement) throws XMLStreamException {
    List<Need> needs =
        Stream.of(Need.values()).filter(need -> !requirement.without().containsKey(need)).toList();
    xml.element(
        "specobject",
        object -> {
          object.element("id", requirement.id());
          object.element("status", "approved");
          object.element("version", String.valueOf(requirement.revision()));
          object.element("description", requirement.text());
          if (requirement.because().isPresent()) {
            object.element("rationale", requirement.because().get());
          }
          object.element("comment", "rests on " + String.join(" ", requirement.rests()));
          if (!needs.isEmpty()) {
            object.element(
                "needscoverage",
                coverage -> {
                  for (Need need : needs) {
                    coverage.element("needsobj", need.word());
                  }
                });
          }
        });
  }

  /// All that meets a need, each with what it covers.
  private static void covering(Xml xml, RequirementMatrix matrix, Need need)
      throws XMLStreamException {
    SequencedMap<String, SequencedSet<Link>> items = new LinkedHashMap<>();
    matrix.results().stream()
        .flatMap(result -> result.tried().stream())
        .map(Tried::link)
        .filter(link -> link.kind().meets(need))
        .forEach(link -> items.computeIfAbsent(link.item(), _ -> new LinkedHashSet<>()).add(link));
    xml.element(
        "specobjects",
        objects -> {
          for (Map.Entry<String, SequencedSet<Link>> item : items.entrySet()) {
            objects.element(
                "specobject", object -> covering(object, item.getKey(), item.getValue()));
          }
        },
        "doctype",
        need.word());
  }

  private static void covering(Xml xml, String item, SequencedSet<Link> links)
      throws XMLStreamException {
    xml.element("id", item);
    xml.element("version", VERSION);
    xml.element(
        "providescoverage",
        coverage -> {
          for (Link link : links) {
            coverage.element(
                "provcov",
                covered -> {
                  covered.element("linksto", "req:" + link.requirement());
                  covered.element("dstversion", String.valueOf(link.revision()));
                });
          }
        });
  }
}
