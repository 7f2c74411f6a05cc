package palimpsest.properties.conformance;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import palimpsest.model.machine.State;

/// The variables of a state, by the specification's names.
final class Variables {
  private Variables() {}

  static SequencedMap<String, Object> of(State state) {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("host", state.hosts().host());
    all.put("request", state.hosts().request());
    all.put("worker", state.workers().worker());
    all.put("inside", state.workers().inside());
    all.put("gate", state.gate());
    all.put("whole", state.images().whole());
    all.put("window", state.images().window());
    all.put("saved", state.images().saved());
    all.put("buffer", state.images().buffer());
    all.put("handover", state.images().handover());
    all.put("running", state.images().running());
    all.put("tables", state.data().tables());
    all.put("root", state.data().root());
    all.put("tracking", state.data().tracking());
    all.put("marks", state.data().marks());
    all.put("module", state.outside().module());
    all.put("peers", state.outside().peers());
    all.put("update", state.update());
    return all;
  }
}
