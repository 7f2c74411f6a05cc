package palimpsest.impl.image;

/// Thrown when bytes that are taken for an image, or for a part of one, are none.
///
/// [ImageReader#check] turns it into an answer. Whoever meets it elsewhere has read bytes that were
/// not checked, or that changed since: a broken caller.
public final class MalformedImageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final Defect defect;

  MalformedImageException(Defect defect, String line) {
    super(line);
    this.defect = defect;
  }

  public Defect defect() {
    return defect;
  }
}
