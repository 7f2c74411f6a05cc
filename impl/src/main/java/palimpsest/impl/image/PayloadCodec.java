package palimpsest.impl.image;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// The list of what an image carries for its companion modules, as the record with tag 32: for each
/// its module, its version, and its offset from the image's first byte and size in bytes.
final class PayloadCodec {
  static final int TAG = 32;

  private static final Form<Section> PLACE =
      new Form<>(
          (out, place) -> {
            out.u64(place.offset());
            out.u64(place.sizeBytes());
          },
          in -> new Section(in.u64(), in.u64()));

  private static final Form<List<Payload>> PAYLOADS =
      new Form<Payload>(
              (out, payload) -> {
                out.string(payload.module());
                ReleaseForms.VERSION.write(out, payload.version());
                PLACE.write(out, payload.place());
              },
              in -> new Payload(in.string(), ReleaseForms.VERSION.read(in), PLACE.read(in)))
          .list();

  private PayloadCodec() {}

  static void write(ByteWriter out, List<Payload> payloads) {
    HeaderRecords.write(out, TAG, PAYLOADS, payloads);
  }

  static List<Payload> read(HeaderRecords records) {
    return records.value(TAG, PAYLOADS);
  }

  /// What the release says it carries, by module: what the list of its image has to say too.
  static SortedMap<String, Version> carriedBy(Release release) {
    SortedMap<String, Version> carried = new TreeMap<>();
    for (CompanionRequirement requirement : release.companions()) {
      requirement.carries().ifPresent(version -> carried.put(requirement.module(), version));
    }
    return carried;
  }

  /// The header's own part of the truth: the payloads are those of the release, and lie where the
  /// bootstrap section lies.
  static void check(Release release, List<Payload> payloads, Section bootstrap) {
    List<String> listed =
        payloads.stream().map(payload -> payload.module() + "=" + payload.version()).toList();
    List<String> carried = carriedBy(release).entrySet().stream().map(String::valueOf).toList();
    if (!listed.equals(carried)) {
      throw new MalformedImageException(
          Defect.MALFORMED_HEADER,
          "the payloads are those that the release carries: listed=%s carried=%s"
              .formatted(listed, carried));
    }
    for (Payload payload : payloads) {
      if (!bootstrap.contains(payload.place())) {
        throw new MalformedImageException(
            Defect.MALFORMED_HEADER,
            "a payload lies in the bootstrap section: payload=%s bootstrap=%s"
                .formatted(payload, bootstrap));
      }
    }
  }

  /// The bootstrap section's part of it: payloads follow the classes, one after the other.
  static void checkOrder(List<Payload> payloads, long bundleEndOffset) {
    long endOffset = bundleEndOffset;
    for (Payload payload : payloads) {
      if (payload.place().offset() != endOffset) {
        throw new MalformedImageException(
            Defect.MALFORMED_SECTION,
            "a payload follows what lies before it, at byte %d: payload=%s"
                .formatted(endOffset, payload));
      }
      endOffset = payload.place().endOffset();
    }
  }
}
