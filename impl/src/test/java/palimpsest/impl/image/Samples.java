package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.InitializationStep.ClearBuffers;
import palimpsest.model.release.InitializationStep.ClearCache;
import palimpsest.model.release.InitializationStep.ResetRegister;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// One release that uses each kind of declaration there is, and an image of it.
final class Samples {
  static final Ed25519Signer SIGNER = Ed25519Signer.seeded(1);
  static final TrustAnchor TRUST = TrustAnchor.of(SIGNER.publicKey());
  static final long LIMIT_BYTES = 1 << 20;

  static final Structure LOGIN =
      new Structure(
          "login",
          Scope.PER_PORT,
          List.of(
              new Field(1, "id", 64, ByteOrder.BIG_ENDIAN, -1),
              new Field(2, "speed", 16, ByteOrder.LITTLE_ENDIAN, 8)));
  static final Structure CONFIGURATION =
      new Structure(
          Setting.STRUCTURE,
          Scope.PER_ADAPTER,
          List.of(new Field(1, "timeout", 32, ByteOrder.BIG_ENDIAN, 30)));

  static final Release RELEASE =
      new Release(
          "r2.1",
          Version.of("2.1"),
          new Capabilities(
              Map.of(
                  "fast-path",
                  Presence.PRESENT,
                  "trunking",
                  Presence.ABSENT,
                  "Größe",
                  Presence.UNKNOWN)),
          new TreeSet<>(List.of("sensor", "flash ram")),
          List.of(LOGIN, CONFIGURATION),
          List.of(new ResetRegister(63, -2), new ClearBuffers(), new ClearCache()),
          List.of(
              new CompanionRequirement(
                  "PLA",
                  VersionRange.of("1.0..3.0"),
                  Optional.of(Version.of("2.0")),
                  Map.of("FLASH", VersionRange.of("4.0..5.0"))),
              new CompanionRequirement(
                  "FLASH", VersionRange.of("4.0..5.0"), Optional.of(Version.of("4.7")), Map.of()),
              new CompanionRequirement(
                  "SENSOR", VersionRange.of("1.0"), Optional.empty(), Map.of())),
          List.of(new ParameterList("open", List.of("port", "speed"))),
          List.of(new Setting("timeout", 10, 60, 30)),
          List.of(new ImplicitChange(VersionRange.of("1.0..1.4"), FieldName.of("login.speed"), 10)),
          new TreeSet<>(List.of(FieldName.of("login.class"), FieldName.of("login.alias"))),
          new ImageShape(Duration.ofMillis(50), "standard", 300));

  static final Code CODE =
      new Code(
          new ClassSet("text.Entry", List.of(classNamed("text.Entry"), classNamed("text.Entry$A"))),
          new ClassSet("boot.Entry", List.of(classNamed("boot.Entry"))),
          Map.of("PLA", bytes("the PLA's bytes"), "FLASH", bytes("the FLASH's bytes")));

  private Samples() {}

  static byte[] image() {
    return ImageBuilder.build(RELEASE, CODE, SIGNER);
  }

  static ImageCheck check(byte[] image) {
    return ImageReader.check(MemorySegment.ofArray(image), LIMIT_BYTES, TRUST);
  }

  static ImageHeader header() {
    return ImageReader.header(MemorySegment.ofArray(image()));
  }

  static ClassBytes classNamed(String name) {
    return new ClassBytes(name, bytes("class file of " + name));
  }

  static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
