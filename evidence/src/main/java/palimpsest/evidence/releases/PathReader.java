package palimpsest.evidence.releases;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;

/// Reads the promised update paths.
final class PathReader {
  private record Ends(String from, String to) {}

  private final Set<String> releases;
  private final boolean allNamed;
  private final Map<Ends, Integer> lines = new HashMap<>();

  /// A reader for a file whose releases have these names. Unless they are all, a path to another
  /// one may be right.
  PathReader(Set<String> releases, boolean allNamed) {
    this.releases = releases;
    this.allNamed = allNamed;
  }

  Optional<UpdatePath> path(Value item) {
    return item.section(Shape.PATH).flatMap(this::path);
  }

  private Optional<UpdatePath> path(Section in) {
    Optional<String> from = in.required("from").flatMap(this::release);
    Optional<String> to = in.required("to").flatMap(this::release);
    if (from.isPresent() && to.isPresent()) {
      checkOnce(in, new Ends(from.get(), to.get()));
    }
    Optional<Promise> promise = in.required("promise").flatMap(word -> word.choice(Words.PROMISES));
    Optional<String> because = in.optional("because").flatMap(Value::text);
    if (promise.isPresent() && promise.get() != Promise.REFUSED) {
      in.optional("because")
          .ifPresent(
              value ->
                  value.wrong(
                      "is for paths that are refused", "leave it out, or promise: refused"));
    }
    because
        .filter(String::isBlank)
        .ifPresent(
            _ ->
                in.value()
                    .at("because")
                    .wrong("is blank", "expected a part of the refusal's line"));
    Optional<Boolean> downgrade = in.optional("downgrade").flatMap(Value::truth);
    SortedSet<FieldName> losses =
        in.optional("accept-loss")
            .map(value -> value.distinct(name -> name.parsed(FieldName::of)))
            .orElse(Collections.emptySortedSet());
    return in.build(
        () ->
            new UpdatePath(
                from.orElseThrow(),
                to.orElseThrow(),
                new Policy(downgrade.orElse(false), losses),
                promise.orElseThrow(),
                because));
  }

  private Optional<String> release(Value value) {
    Optional<String> name = value.name();
    if (allNamed && name.isPresent() && !releases.contains(name.get())) {
      value.wrong("is no release: " + name.get(), Spelling.advice(name.get(), releases));
    }
    return name;
  }

  private void checkOnce(Section in, Ends ends) {
    Integer first = lines.putIfAbsent(ends, in.value().node().place().line());
    if (first != null) {
      in.value()
          .wrong(
              "is there twice: " + ends.from() + " -> " + ends.to(),
              "promised already in line " + first);
    }
  }
}
