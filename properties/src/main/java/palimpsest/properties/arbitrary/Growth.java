package palimpsest.properties.arbitrary;

import java.util.List;

/// What a release has of its own: how far its version lies ahead, what changes, and whether it
/// names and accepts what is lost by that.
record Growth(VersionStep step, List<Change> changes, boolean acceptsLosses) {
  Growth {
    changes = List.copyOf(changes);
  }
}
