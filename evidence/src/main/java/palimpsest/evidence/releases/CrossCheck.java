package palimpsest.evidence.releases;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import palimpsest.model.release.Environment;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Release;
import palimpsest.model.release.UpdatePath;

/// Checks of names across a history whose parts are each in order. A name that nothing else in the
/// history knows is a slip of the pen: it would make a peer indifferent, or a loss go unaccepted,
/// without a word.
final class CrossCheck {
  private final Environment environment;
  private final List<Release> releases;

  CrossCheck(Environment environment, List<Release> releases) {
    this.environment = environment;
    this.releases = releases;
  }

  /// Each peer uses what some release has.
  void environment(Value value) {
    Set<String> capabilities =
        known(releases.stream().flatMap(release -> release.supports().fields().keySet().stream()));
    Set<String> procedures =
        known(
            releases.stream()
                .flatMap(release -> release.parameters().stream())
                .map(ParameterList::procedure));
    environment
        .peers()
        .forEach(
            peer -> {
              Value place = value.at("peers").at(peer.name());
              eachKnown(
                  place.at("uses-capabilities"),
                  capabilities,
                  "no release supports or denies this");
              eachKnown(
                  place.at("uses-procedures"), procedures, "no release has such a parameter list");
            });
  }

  /// A release accepts the loss of fields that some release has.
  void release(Release release, Value item) {
    if (!release.acceptedLosses().isEmpty()) {
      Set<String> fields = known(releases.stream().flatMap(CrossCheck::fields));
      eachKnown(item.at("accepts-loss"), fields, "no release has this field");
    }
  }

  /// A path accepts the loss of fields that the release it starts from has.
  void path(UpdatePath path, Value item) {
    if (!path.policy().acceptedLosses().isEmpty()) {
      Set<String> fields =
          known(
              releases.stream()
                  .filter(release -> release.name().equals(path.from()))
                  .flatMap(CrossCheck::fields));
      eachKnown(
          item.at("accept-loss"), fields, "release " + path.from() + " has no such field to lose");
    }
  }

  private static void eachKnown(Value list, Collection<String> known, String wrong) {
    if (!(list.node() instanceof YamlNode.Sequence)) {
      return;
    }
    for (Value item : list.items()) {
      item.text()
          .filter(name -> !known.contains(name))
          .ifPresent(name -> item.wrong(wrong + ": " + name, Spelling.advice(name, known)));
    }
  }

  private static Stream<String> fields(Release release) {
    return release.structures().stream()
        .flatMap(
            structure ->
                structure.fields().stream()
                    .map(field -> new FieldName(structure.name(), field.name()).toString()));
  }

  private static SortedSet<String> known(Stream<String> names) {
    return names.collect(TreeSet::new, Set::add, Set::addAll);
  }
}
