package palimpsest.properties.sequential;

import palimpsest.model.release.Release;

/// Makes the image of a release.
public interface ImageMaker {
  byte[] image(Release release);
}
