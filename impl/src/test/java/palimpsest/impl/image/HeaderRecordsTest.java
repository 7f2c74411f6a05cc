package palimpsest.impl.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.model.release.Version;

/// The rules of a header's middle, in images whose signer did not keep them.
final class HeaderRecordsTest {
  private static final int CRITICAL = ImageFormat.FLAG_CRITICAL;
  private static final Section BOOTSTRAP = Samples.header().sections().bootstrap();

  @Test
  void aRecordThatIsNotKnownAndNotCriticalIsPassedOver() {
    assertThat(Samples.check(Forger.withMiddle(middleAnd(40, 0))))
        .isInstanceOfSatisfying(
            ImageCheck.Whole.class,
            whole -> assertThat(whole.header().release()).isEqualTo(Samples.RELEASE));
  }

  @Test
  void aRecordThatIsNotKnownButCriticalRefusesTheImage() {
    assertMalformed(
        middleAnd(40, CRITICAL), "critical exactly if it is known here: tag=40 flags=1");
  }

  @Test
  void aRecordThatIsKnownButNotCriticalIsMalformed() {
    byte[] middle = Forger.middle().toArray();
    middle[3] = 0;
    assertMalformed(Bytes.of(middle), "critical exactly if it is known here: tag=1 flags=0");
  }

  @Test
  void flagsThatMeanNothingYetAreMalformed() {
    assertMalformed(middleAnd(40, 2), "all flags but the lowest are 0: tag=40 flags=2");
  }

  @Test
  void tagsThatDoNotAscendAreMalformed() {
    assertMalformed(middleAnd(PayloadCodec.TAG, CRITICAL), "tags ascend: tag=32 tagBefore=32");
    assertMalformed(middleAnd(31, 0), "tags ascend: tag=31 tagBefore=32");
  }

  @Test
  void aRecordThatIsMissingIsMalformed() {
    ByteWriter out = new ByteWriter();
    ReleaseCodec.write(out, Samples.RELEASE);
    assertMalformed(out.toBytes(), "missing tag=32");
  }

  @Test
  void aRecordThatGoesOnBehindItsValueIsMalformed() {
    ByteWriter out = new ByteWriter();
    HeaderRecords.write(
        out,
        1,
        new Form<String>(
            (content, text) -> {
              content.string(text);
              content.u8(0);
            },
            ByteReader::string),
        "r2.1");
    assertThatThrownBy(() -> ReleaseCodec.decode(out.toBytes().asSegment()))
        .isInstanceOf(MalformedImageException.class)
        .hasMessageContaining("a record ends with its value: endOffset=15: area=record 1");
  }

  @Test
  void bytesBehindTheRecordsAreMalformed() {
    Bytes middle = Forger.middle();
    byte[] image =
        Forger.resealed(
            bytes ->
                bytes.set(
                    ImageFormat.U8, ImageFormat.MIDDLE_OFFSET + middle.sizeBytes(), (byte) 1));
    assertMalformed(
        image,
        "zeros follow the records: fromByte=%d toByte=16159"
            .formatted(ImageFormat.MIDDLE_OFFSET + middle.sizeBytes()));
  }

  @Test
  void recordsMayFillTheMiddleToItsEnd() {
    ByteWriter out = new ByteWriter();
    out.bytes(Forger.middle());
    int leftBytes = (int) ImageFormat.MIDDLE_MAX_BYTES - out.sizeBytes() - 8;
    out.u16(40);
    out.u16(0);
    out.u32(leftBytes);
    out.bytes(Bytes.of(new byte[leftBytes]));

    assertThat(out.sizeBytes()).isEqualTo(16080);
    assertThat(Samples.check(Forger.withMiddle(out.toBytes())))
        .isInstanceOf(ImageCheck.Whole.class);
  }

  @Test
  void recordsThatContradictEachOtherAreMalformed() {
    byte[] middle = Forger.middle().toArray();
    String text = new String(middle, StandardCharsets.ISO_8859_1);
    int setting = text.lastIndexOf("timeout");
    middle[setting] = 'T';
    assertMalformed(Bytes.of(middle), "a setting is a field of the structure configuration");
  }

  @Test
  void payloadsThatTheReleaseDoesNotCarryAreMalformed() {
    Payload flash = payload("FLASH", "4.7", BOOTSTRAP);
    assertMalformed(withPayloads(flash), "listed=[FLASH=4.7] carried=[FLASH=4.7, PLA=2.0]");
    assertMalformed(withPayloads(flash, payload("PLA", "2.1", BOOTSTRAP)), "PLA=2.1]");
    assertMalformed(withPayloads(payload("PLA", "2.0", BOOTSTRAP), flash), "listed=[PLA=2.0");
  }

  @Test
  void aPayloadOutsideTheBootstrapSectionIsMalformed() {
    Section outside = new Section(BOOTSTRAP.offset(), BOOTSTRAP.sizeBytes() + 1);
    assertMalformed(
        withPayloads(payload("FLASH", "4.7", BOOTSTRAP), payload("PLA", "2.0", outside)),
        "a payload lies in the bootstrap section: payload=Payload[module=PLA");
    Section before = new Section(BOOTSTRAP.offset() - 1, 1);
    assertMalformed(
        withPayloads(payload("FLASH", "4.7", before), payload("PLA", "2.0", BOOTSTRAP)),
        "a payload lies in the bootstrap section: payload=Payload[module=FLASH");
  }

  @Test
  void aPayloadWhoseEndNoNumberNamesIsMalformed() {
    ByteWriter out = new ByteWriter();
    ReleaseCodec.write(out, Samples.RELEASE);
    HeaderRecords.write(
        out,
        PayloadCodec.TAG,
        new Form<String>(
            (content, module) -> {
              content.u16(1);
              content.string(module);
              ReleaseForms.VERSION.write(content, Version.of("4.7"));
              content.u64(Long.MAX_VALUE);
              content.u64(1);
            },
            ByteReader::string),
        "FLASH");
    assertMalformed(out.toBytes(), "a section starts and ends at or above 0");
  }

  @Test
  void payloadsThatDoNotFollowEachOtherAreAMalformedSection() {
    List<Payload> payloads = Samples.header().payloads();
    Payload flash = payloads.getFirst();
    Payload later =
        new Payload(
            flash.module(),
            flash.version(),
            new Section(flash.place().offset() + 1, flash.place().sizeBytes()));

    assertThat(Samples.check(Forger.withMiddle(withPayloads(later, payloads.getLast()))))
        .isInstanceOfSatisfying(
            ImageCheck.Bad.class,
            bad -> {
              assertThat(bad.kind()).isEqualTo(Defect.MALFORMED_SECTION);
              assertThat(bad.line()).contains("at byte " + flash.place().offset());
            });
  }

  private static Payload payload(String module, String version, Section place) {
    return new Payload(module, Version.of(version), place);
  }

  private static Bytes withPayloads(Payload... payloads) {
    ByteWriter out = new ByteWriter();
    ReleaseCodec.write(out, Samples.RELEASE);
    PayloadCodec.write(out, List.of(payloads));
    return out.toBytes();
  }

  private static Bytes middleAnd(int tag, int flags) {
    ByteWriter out = new ByteWriter();
    out.bytes(Forger.middle());
    out.u16(tag);
    out.u16(flags);
    out.u32(3);
    out.bytes(Samples.bytes("new"));
    return out.toBytes();
  }

  private static void assertMalformed(Bytes middle, String part) {
    assertMalformed(Forger.withMiddle(middle), part);
  }

  private static void assertMalformed(byte[] image, String part) {
    assertThat(Samples.check(image))
        .isInstanceOfSatisfying(
            ImageCheck.Bad.class,
            bad -> {
              assertThat(bad.line()).contains(part);
              assertThat(bad.kind()).isEqualTo(Defect.MALFORMED_HEADER);
            });
  }
}
