package palimpsest.properties.sequential;

import java.util.LinkedHashMap;
import java.util.Map;
import palimpsest.model.release.Release;

/// Remembers the images made last: within a scenario the same ones come again and again. May be
/// shared by threads.
public final class RecentImages implements ImageMaker {
  private static final int IMAGES_MAX = 32;

  private final ImageMaker maker;
  private final Map<Release, byte[]> images = new LinkedHashMap<>();

  public RecentImages(ImageMaker maker) {
    this.maker = maker;
  }

  @Override
  public synchronized byte[] image(Release release) {
    byte[] known = images.remove(release);
    byte[] image = known == null ? maker.image(release) : known;
    images.put(release, image);
    if (images.size() > IMAGES_MAX) {
      images.remove(images.keySet().iterator().next());
    }
    return image.clone();
  }
}
