package palimpsest.impl.image;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// The byte forms of the parts that a release consists of. Each form writes the record's components
/// in their order.
final class ReleaseForms {
  private static final int RESET_REGISTER = 0;
  private static final int CLEAR_BUFFERS = 1;
  private static final int CLEAR_CACHE = 2;

  private static final Form<Presence> PRESENCE =
      Form.oneOf(List.of(Presence.ABSENT, Presence.PRESENT, Presence.UNKNOWN));
  private static final Form<Scope> SCOPE = Form.oneOf(List.of(Scope.PER_PORT, Scope.PER_ADAPTER));
  private static final Form<ByteOrder> BYTE_ORDER =
      Form.oneOf(List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN));
  private static final Form<SortedMap<String, Presence>> PRESENCES = Form.sortedMap(PRESENCE);
  private static final Form<List<String>> STRINGS = Form.STRING.list();

  static final Form<Version> VERSION =
      new Form<>(ReleaseForms::writeVersion, ReleaseForms::readVersion);

  private static final Form<VersionRange> RANGE =
      new Form<>(
          (out, range) -> {
            VERSION.write(out, range.low());
            VERSION.write(out, range.high());
          },
          in -> new VersionRange(VERSION.read(in), VERSION.read(in)));

  static final Form<Capabilities> CAPABILITIES =
      new Form<>(
          (out, capabilities) -> PRESENCES.write(out, capabilities.fields()),
          in -> new Capabilities(PRESENCES.read(in)));

  static final Form<SortedSet<String>> NAMES = Form.sortedSet(Form.STRING);

  private static final Form<Field> FIELD =
      new Form<>(
          (out, field) -> {
            out.u16(field.id());
            out.string(field.name());
            out.u8(field.bits());
            BYTE_ORDER.write(out, field.order());
            out.u64(field.defaultValue());
          },
          in -> new Field(in.u16(), in.string(), in.u8(), BYTE_ORDER.read(in), in.u64()));
  private static final Form<List<Field>> FIELDS = FIELD.list();

  static final Form<List<Structure>> STRUCTURES =
      new Form<Structure>(
              (out, structure) -> {
                out.string(structure.name());
                SCOPE.write(out, structure.scope());
                FIELDS.write(out, structure.fields());
              },
              in -> new Structure(in.string(), SCOPE.read(in), FIELDS.read(in)))
          .list();

  static final Form<List<InitializationStep>> INITIALIZATION =
      new Form<>(ReleaseForms::writeStep, ReleaseForms::readStep).list();

  private static final Form<Optional<Version>> CARRIES = Form.optional(VERSION);
  private static final Form<SortedMap<String, VersionRange>> NEEDS = Form.sortedMap(RANGE);

  static final Form<List<CompanionRequirement>> COMPANIONS =
      new Form<CompanionRequirement>(
              (out, requirement) -> {
                out.string(requirement.module());
                RANGE.write(out, requirement.runsWith());
                CARRIES.write(out, requirement.carries());
                NEEDS.write(out, requirement.needs());
              },
              in ->
                  new CompanionRequirement(
                      in.string(), RANGE.read(in), CARRIES.read(in), NEEDS.read(in)))
          .list();

  static final Form<List<ParameterList>> PARAMETERS =
      new Form<ParameterList>(
              (out, list) -> {
                out.string(list.procedure());
                STRINGS.write(out, list.parameters());
              },
              in -> new ParameterList(in.string(), STRINGS.read(in)))
          .list();

  static final Form<List<Setting>> SETTINGS =
      new Form<Setting>(
              (out, setting) -> {
                out.string(setting.name());
                out.u64(setting.lowest());
                out.u64(setting.highest());
                out.u64(setting.fallback());
              },
              in -> new Setting(in.string(), in.u64(), in.u64(), in.u64()))
          .list();

  private static final Form<FieldName> FIELD_NAME =
      new Form<>(
          (out, name) -> {
            out.string(name.structure());
            out.string(name.field());
          },
          in -> new FieldName(in.string(), in.string()));

  static final Form<List<ImplicitChange>> IMPLICIT_CHANGES =
      new Form<ImplicitChange>(
              (out, change) -> {
                RANGE.write(out, change.versions());
                FIELD_NAME.write(out, change.field());
                out.u32(change.factor());
              },
              in -> new ImplicitChange(RANGE.read(in), FIELD_NAME.read(in), readInt(in)))
          .list();

  static final Form<SortedSet<FieldName>> LOSSES = Form.sortedSet(FIELD_NAME);

  static final Form<ImageShape> SHAPE =
      new Form<>(
          (out, shape) -> {
            out.u64(shape.pauseBound().toSeconds());
            out.u32(shape.pauseBound().toNanosPart());
            out.string(shape.bootstrap());
            out.u32(shape.fillingBytes());
          },
          in -> new ImageShape(readDuration(in), in.string(), readInt(in)));

  private ReleaseForms() {}

  private static void writeVersion(ByteWriter out, Version version) {
    out.u8(version.numbers().size());
    version.numbers().forEach(out::u16);
  }

  private static Version readVersion(ByteReader in) {
    int count = in.u8();
    List<Integer> numbers = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      numbers.add(in.u16());
    }
    Version version = new Version(numbers);
    if (version.numbers().size() != count) {
      throw in.malformed("a version ends without zeros: numbers=" + numbers);
    }
    return version;
  }

  private static void writeStep(ByteWriter out, InitializationStep step) {
    switch (step) {
      case InitializationStep.ResetRegister(int register, long value) -> {
        out.u8(RESET_REGISTER);
        out.u8(register);
        out.u64(value);
      }
      case InitializationStep.ClearBuffers() -> out.u8(CLEAR_BUFFERS);
      case InitializationStep.ClearCache() -> out.u8(CLEAR_CACHE);
    }
  }

  private static InitializationStep readStep(ByteReader in) {
    int kind = in.u8();
    return switch (kind) {
      case RESET_REGISTER -> new InitializationStep.ResetRegister(in.u8(), in.u64());
      case CLEAR_BUFFERS -> new InitializationStep.ClearBuffers();
      case CLEAR_CACHE -> new InitializationStep.ClearCache();
      default -> throw in.malformed("an initialization step is of kind 0, 1 or 2: kind=" + kind);
    };
  }

  private static Duration readDuration(ByteReader in) {
    long seconds = in.u64();
    long nanos = in.u32();
    if (nanos >= Duration.ofSeconds(1).toNanos()) {
      throw in.malformed("a second has 1000000000 nanoseconds: nanos=" + nanos);
    }
    return Duration.ofSeconds(seconds, nanos);
  }

  private static int readInt(ByteReader in) {
    long value = in.u32();
    if (value > Integer.MAX_VALUE) {
      throw in.malformed("a number is at most 2147483647: value=" + value);
    }
    return (int) value;
  }
}
