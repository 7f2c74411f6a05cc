package palimpsest.properties.conformance;

import static palimpsest.properties.conformance.StateReader.row;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import palimpsest.model.machine.Codec;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.Fastload;
import palimpsest.model.machine.fastload.FastloadConstants;
import palimpsest.model.machine.fastload.FastloadFault;
import palimpsest.model.machine.fastload.FastloadPlace;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadState.Device;
import palimpsest.model.machine.fastload.FastloadState.Memory;
import palimpsest.model.machine.fastload.FastloadStep;
import palimpsest.model.machine.fastload.Key;
import palimpsest.model.machine.fastload.Progress;
import palimpsest.model.machine.fastload.RecordCopy;
import palimpsest.tla.TlaValue;

/// `Fastload`, in the words of the machine of that name.
public record FastloadTranslation()
    implements Translation<FastloadConstants, FastloadState, FastloadStep> {
  private static final Map<String, FastloadPlace> PLACES =
      StateReader.named(FastloadPlace.values());

  @Override
  public String protocol() {
    return Fastload.class.getSimpleName();
  }

  @Override
  public String expression() {
    return """
    <<"constants", Ports, Images, FirstImage, Blocks, TriesMax, Epochs, SequenceNumbers,
      Faults, SpoilsMax>>\
    """;
  }

  @Override
  public FastloadConstants constants(List<String> printed) {
    Iterator<TlaValue> in = ConstantsReader.printed(printed, 10);
    int ports = ConstantsReader.count("Ports", in.next());
    SequencedMap<String, FastloadConstants.Image> images = new LinkedHashMap<>();
    in.next().asFields().forEach((name, image) -> images.put(name, image(image)));
    return new FastloadConstants(
        ports,
        images,
        in.next().asString(),
        in.next().asInt(),
        in.next().asInt(),
        in.next().asInt(),
        in.next().asInt(),
        in.next().asSet().stream()
            .map(fault -> constant(FastloadFault.class, fault))
            .collect(Collectors.toSet()),
        in.next().asInt());
  }

  private static FastloadConstants.Image image(TlaValue value) {
    Fields in = new Fields(value, 2);
    return new FastloadConstants.Image(in.at("version").asInt(), in.at("signed").asBool());
  }

  @Override
  public FastloadState state(Map<String, TlaValue> values) {
    Fields in = new Fields(values, 9);
    return new FastloadState(
        row(in.at("host"), TlaValue::asBool),
        new Memory(
            row(in.at("session"), login -> constant(FastloadState.Login.class, login)),
            in.at("running").asString(),
            blocks(in.at("window")),
            in.at("witness").asInt()),
        new Device(
            row(in.at("slot"), FastloadTranslation::blocks),
            row(in.at("record"), FastloadTranslation::copy)),
        key(in.at("key")),
        progress(in.at("step")));
  }

  private static Row<String> blocks(TlaValue value) {
    return row(value, TlaValue::asString);
  }

  private static RecordCopy copy(TlaValue value) {
    Fields in = new Fields(value, 7);
    return new RecordCopy(
        in.at("whole").asBool(),
        in.at("sequence").asInt(),
        in.at("confirmed").asInt(),
        in.at("trial").asInt(),
        in.at("tries").asInt(),
        in.at("counter").asInt(),
        in.at("epoch").asInt());
  }

  private static Key key(TlaValue value) {
    Fields in = new Fields(value, 4);
    return new Key(
        constant(Key.Kind.class, in.at("state")),
        in.at("image").asString(),
        constant(Key.Adapter.class, in.at("adapter")),
        in.at("epoch").asInt());
  }

  private static Progress progress(TlaValue value) {
    Fields in = new Fields(value, 7);
    return new Progress(
        StateReader.oneOf(PLACES, in.at("at")),
        in.at("image").asString(),
        in.at("slot").asInt(),
        in.at("block").asInt(),
        in.at("fast").asBool(),
        in.at("spoilt").asInt(),
        constant(Progress.Refusal.class, in.at("refusal")));
  }

  private static <T extends Enum<T>> T constant(Class<T> type, TlaValue name) {
    return Enum.valueOf(type, name.asString().toUpperCase(Locale.ROOT));
  }

  @Override
  public SequencedMap<String, Object> variables(FastloadState state) {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("host", state.host());
    all.put("session", state.memory().session());
    all.put("running", state.memory().running());
    all.put("window", state.memory().window());
    all.put("witness", state.memory().witness());
    all.put("slot", state.device().slot());
    all.put("record", state.device().record());
    all.put("key", state.key());
    all.put("step", state.step());
    return all;
  }

  @Override
  public Codec<FastloadState> codec(FastloadConstants constants) {
    return new NumberedStates<>();
  }

  @Override
  public Machine<FastloadState, FastloadStep> machine(FastloadConstants constants) {
    return new Fastload(constants);
  }
}
