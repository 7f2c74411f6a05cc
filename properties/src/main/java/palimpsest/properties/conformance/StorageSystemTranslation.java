package palimpsest.properties.conformance;

import static palimpsest.properties.conformance.StateReader.row;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import palimpsest.model.machine.Codec;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.storage.Roll;
import palimpsest.model.machine.storage.RollPlace;
import palimpsest.model.machine.storage.StorageConstants;
import palimpsest.model.machine.storage.StorageFault;
import palimpsest.model.machine.storage.StorageState;
import palimpsest.model.machine.storage.StorageState.Adapters;
import palimpsest.model.machine.storage.StorageState.Condition;
import palimpsest.model.machine.storage.StorageStep;
import palimpsest.model.machine.storage.StorageSystem;
import palimpsest.tla.TlaValue;

/// `StorageSystem`, in the words of the machine of that name.
public record StorageSystemTranslation()
    implements Translation<StorageConstants, StorageState, StorageStep> {
  private static final Map<String, RollPlace> PLACES = StateReader.named(RollPlace.values());

  @Override
  public String protocol() {
    return StorageSystem.class.getSimpleName();
  }

  @Override
  public String expression() {
    return """
    <<"constants", Adapters, Hosts, Paths, Images, FirstImage, Updates, Faults>>\
    """;
  }

  @Override
  public StorageConstants constants(List<String> printed) {
    Iterator<TlaValue> in = ConstantsReader.printed(printed, 8);
    int adapters = ConstantsReader.count("Adapters", in.next());
    int hosts = ConstantsReader.count("Hosts", in.next());
    Row<Numbers> paths = row(in.next(), StateReader::numbers);
    if (paths.size() != hosts) {
      throw new IllegalArgumentException("each host has paths: found=" + paths);
    }
    SequencedMap<String, Set<String>> images = new LinkedHashMap<>();
    in.next()
        .asFields()
        .forEach(
            (name, others) -> images.put(name, Set.copyOf(StateReader.strings(others.asSet()))));
    return new StorageConstants(
        adapters,
        paths,
        images,
        in.next().asString(),
        row(in.next(), TlaValue::asString),
        in.next().asSet().stream()
            .map(fault -> StorageFault.valueOf(upper(fault)))
            .collect(Collectors.toSet()));
  }

  @Override
  public StorageState state(Map<String, TlaValue> values) {
    Fields in = new Fields(values, 6);
    return new StorageState(
        StateReader.levels(in.at("begun")),
        new Adapters(
            row(in.at("condition"), condition -> Condition.valueOf(upper(condition))),
            row(in.at("version"), TlaValue::asString),
            row(in.at("device"), TlaValue::asString),
            StateReader.numbers(in.at("trial"))),
        roll(in.at("roll")));
  }

  private static Roll roll(TlaValue value) {
    Fields in = new Fields(value, 6);
    return new Roll(
        StateReader.oneOf(PLACES, in.at("at")),
        in.at("id").asInt(),
        in.at("image").asString(),
        in.at("source").asInt(),
        StateReader.numbers(in.at("lacking")),
        StateReader.numbers(in.at("left")));
  }

  private static String upper(TlaValue name) {
    return name.asString().toUpperCase(Locale.ROOT);
  }

  @Override
  public SequencedMap<String, Object> variables(StorageState state) {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("begun", state.begun());
    all.put("condition", state.adapters().condition());
    all.put("version", state.adapters().version());
    all.put("device", state.adapters().device());
    all.put("trial", state.adapters().trial());
    all.put("roll", state.roll());
    return all;
  }

  @Override
  public Codec<StorageState> codec(StorageConstants constants) {
    return new NumberedStates<>();
  }

  @Override
  public Machine<StorageState, StorageStep> machine(StorageConstants constants) {
    return new StorageSystem(constants);
  }
}
