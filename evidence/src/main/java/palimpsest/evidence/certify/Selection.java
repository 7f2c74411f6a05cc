package palimpsest.evidence.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import palimpsest.evidence.report.Wording;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;

/// The promised paths that were asked for, in the order of the history.
///
/// A path is asked for as `FROM..TO`. Names of releases may hold dots, so what is asked for is
/// compared with what is promised rather than taken apart.
final class Selection {
  private Selection() {}

  /// The chosen paths, or one line for each that nothing is promised of.
  sealed interface Choice {
    record Chosen(List<UpdatePath> paths) implements Choice {
      public Chosen {
        paths = List.copyOf(paths);
      }
    }

    record Unknown(List<String> lines) implements Choice {
      public Unknown {
        lines = List.copyOf(lines);
      }
    }
  }

  /// All paths, where none is asked for.
  static Choice of(ReleaseHistory history, List<String> asked) {
    if (history.paths().isEmpty()) {
      return new Choice.Unknown(List.of("the history promises no path, so there is none to run"));
    }
    if (asked.isEmpty()) {
      return new Choice.Chosen(history.paths());
    }
    List<String> unknown = new ArrayList<>();
    for (String text : asked) {
      if (history.paths().stream().noneMatch(path -> option(path).equals(text))) {
        unknown.add(
            "--only "
                + Wording.plain(text)
                + ": no such path is promised; a path is FROM..TO, and promised are "
                + history.paths().stream()
                    .map(Selection::option)
                    .collect(Collectors.joining(", ")));
      }
    }
    return unknown.isEmpty()
        ? new Choice.Chosen(
            history.paths().stream().filter(path -> asked.contains(option(path))).toList())
        : new Choice.Unknown(unknown);
  }

  /// A path as it is asked for.
  static String option(UpdatePath path) {
    return path.from() + ".." + path.to();
  }
}
