package palimpsest.properties.path;

import palimpsest.model.release.UpdatePath;

/// Is told how far a certification is, while it runs.
public interface PathListener {
  /// Listens to nothing.
  PathListener NONE =
      new PathListener() {
        @Override
        public void running(UpdatePath path, int run, int runs) {}

        @Override
        public void finished(PathResult result) {}
      };

  /// Run `run` (from 1) of `runs` of a path begins.
  void running(UpdatePath path, int run, int runs);

  void finished(PathResult result);
}
