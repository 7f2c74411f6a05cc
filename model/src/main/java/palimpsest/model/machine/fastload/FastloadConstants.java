package palimpsest.model.machine.fastload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/// The constants of the specification, with the same assumptions about them.
///
/// @param ports one host each
/// @param images by name, which stands for the image's digest
/// @param firstImage the name of the one that is confirmed at first
/// @param blocks the size of an image, of a slot and of the window
/// @param triesMax the starts that a trial has
/// @param epochs epochs are counted modulo this
/// @param sequenceNumbers the record's sequence numbers are counted modulo this
/// @param faults the kinds of fault that occur
/// @param spoilsMax reads that differ in one update or one start
public record FastloadConstants(
    int ports,
    SequencedMap<String, Image> images,
    String firstImage,
    int blocks,
    int triesMax,
    int epochs,
    int sequenceNumbers,
    Set<FastloadFault> faults,
    int spoilsMax) {
  /// An image as its header declares it.
  ///
  /// @param signed whether its signature is good
  public record Image(int version, boolean signed) {}

  public FastloadConstants {
    images = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(images));
    faults = Set.copyOf(faults);
    Image first = images.get(firstImage);
    check(first != null && first.signed(), "the first image runs", firstImage);
    check(epochs >= 2, "an epoch differs from the next one", epochs);
    check(sequenceNumbers >= 3, "the newer of two copies can be told", sequenceNumbers);
    check(triesMax >= 1, "a trial is tried", triesMax);
    check(blocks >= 1, "an image has blocks", blocks);
    check(spoilsMax >= 0 && spoilsMax <= 3, "reads that differ are 0 to 3", spoilsMax);
  }

  /// The image of that name.
  ///
  /// @throws IllegalArgumentException if there is none
  public Image image(String name) {
    Image image = images.get(name);
    if (image == null) {
      throw new IllegalArgumentException("an image has a name: name=" + name);
    }
    return image;
  }

  private static void check(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": found=" + found);
    }
  }
}
