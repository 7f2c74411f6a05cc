package palimpsest.evidence.releases;

/// One thing that is wrong with a release file, and what would be right.
///
/// Lines and columns count from 1; a problem of the file as a whole has line 0. `field` is the path
/// to what is wrong, such as `releases[2].supports.fast-login`, and empty for the file as a whole;
/// `right` is empty where `wrong` already says it.
public record Problem(String file, int line, int column, String field, String wrong, String right) {
  /// The problem in one line, as compilers print theirs, so that editors and terminals find it.
  @Override
  public String toString() {
    return file
        + (line == 0 ? "" : ":" + line + ":" + column)
        + ": "
        + (field.isEmpty() ? "" : field + ": ")
        + wrong
        + (right.isEmpty() ? "" : "; " + right);
  }
}
