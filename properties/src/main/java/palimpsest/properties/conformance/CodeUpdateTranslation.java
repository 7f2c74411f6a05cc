package palimpsest.properties.conformance;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Codec;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.State;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.tla.TlaValue;

/// `CodeUpdate`, in the words of the machine of that name.
public record CodeUpdateTranslation() implements Translation<Constants, State, Step> {
  @Override
  public String protocol() {
    return CodeUpdate.class.getSimpleName();
  }

  @Override
  public String expression() {
    return ConstantsReader.EXPRESSION;
  }

  @Override
  public Constants constants(List<String> printed) {
    return ConstantsReader.read(printed);
  }

  @Override
  public State state(Map<String, TlaValue> values) {
    return StateReader.read(values);
  }

  @Override
  public SequencedMap<String, Object> variables(State state) {
    return Variables.of(state);
  }

  @Override
  public Codec<State> codec(Constants constants) {
    return new StateCodec(constants);
  }

  @Override
  public Machine<State, Step> machine(Constants constants) {
    return new CodeUpdate(constants);
  }
}
