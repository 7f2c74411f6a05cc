package palimpsest.properties.conformance;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.Fastload;
import palimpsest.model.machine.fastload.FastloadConstants;
import palimpsest.model.machine.fastload.FastloadPlace;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadState.Device;
import palimpsest.model.machine.fastload.FastloadState.Memory;
import palimpsest.model.machine.fastload.FastloadStep;
import palimpsest.model.machine.fastload.FastloadStep.Advance;
import palimpsest.model.machine.fastload.Progress;
import palimpsest.model.machine.fastload.RecordCopy;
import palimpsest.properties.conformance.Mutant.Replacement;

/// The mutants of the reference machine of fastload, by the names that the specification's have:
/// each replaces the same actions.
final class FastloadMutants {
  private final FastloadConstants constants;
  private final Fastload machine;
  private final SortedMap<String, List<Replacement<FastloadState, FastloadStep>>> all =
      new TreeMap<>();

  private FastloadMutants(FastloadConstants constants) {
    this.constants = constants;
    machine = new Fastload(constants);
    FastloadUpdateMutants.addTo(this);
    FastloadStartMutants.addTo(this);
    FastloadKeyMutants.addTo(this);
  }

  /// Their names.
  static List<String> names(FastloadConstants constants) {
    return List.copyOf(new FastloadMutants(constants).all.keySet());
  }

  /// Without a record there is no start: what follows then is not looked at.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  static Mutant<FastloadState, FastloadStep> of(FastloadConstants constants, String name) {
    FastloadMutants mutants = new FastloadMutants(constants);
    List<Replacement<FastloadState, FastloadStep>> replacements = mutants.all.get(name);
    if (replacements == null) {
      throw new IllegalArgumentException("a mutant has a name: name=" + name);
    }
    return Mutant.of(mutants.machine, replacements, FastloadMutants::isReadable);
  }

  private static boolean isReadable(FastloadState state) {
    return record(state, 1).whole() || record(state, 2).whole();
  }

  FastloadConstants constants() {
    return constants;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // they are only read
  final void add(String name, Replacement<FastloadState, FastloadStep>... replacements) {
    all.put(name, List.of(replacements));
  }

  /// The action of a place, with another effect.
  ///
  /// @param effect of the state, and of what it should be behind it
  Replacement<FastloadState, FastloadStep> at(
      FastloadPlace place, BinaryOperator<FastloadState> effect) {
    return when(new Advance(place), state -> state.step().at() == place, effect);
  }

  /// An action that is never taken.
  Replacement<FastloadState, FastloadStep> never(FastloadStep step) {
    return when(step, _ -> false, (state, _) -> state);
  }

  /// An action without arguments, with another effect.
  Replacement<FastloadState, FastloadStep> when(
      FastloadStep step, Predicate<FastloadState> isEnabled, BinaryOperator<FastloadState> effect) {
    return new Replacement<>(
        step.action(),
        state -> isEnabled.test(state) && machine.enabled(state, step) ? List.of(step) : List.of(),
        (state, _) -> effect.apply(state, machine.apply(state, step)));
  }

  /// A loss of power, whatever it tears.
  Replacement<FastloadState, FastloadStep> losing(BinaryOperator<FastloadState> effect) {
    List<FastloadStep> losses =
        List.of(new FastloadStep.PowerLoss(false), new FastloadStep.PowerLoss(true));
    return new Replacement<>(
        losses.getFirst().action(),
        state -> losses.stream().filter(step -> machine.enabled(state, step)).toList(),
        (state, step) -> effect.apply(state, machine.apply(state, step)));
  }

  // ---------------------------------------------------------------------------- the record

  static RecordCopy record(FastloadState state, int number) {
    return state.device().record().at(number);
  }

  /// The number of the copy that counts.
  int newest(FastloadState state) {
    RecordCopy first = record(state, 1);
    RecordCopy second = record(state, 2);
    boolean isFirst =
        first.whole()
            && (!second.whole()
                || first.sequence() == (second.sequence() + 1) % constants.sequenceNumbers());
    return isFirst ? 1 : 2;
  }

  RecordCopy current(FastloadState state) {
    return record(state, newest(state));
  }

  /// What was written is another copy.
  FastloadState rewritten(
      FastloadState before, FastloadState after, UnaryOperator<RecordCopy> change) {
    int written = 3 - newest(before);
    return with(
        after,
        new Device(
            after.device().slot(),
            after.device().record().with(written, change.apply(record(after, written)))));
  }

  // ---------------------------------------------------------------------------- the images

  int version(String image) {
    return constants.image(image).version();
  }

  Row<String> all(String image) {
    return Row.each(constants.blocks(), _ -> image);
  }

  // ------------------------------------------------------------------------------ the parts

  static FastloadState with(FastloadState state, Row<Boolean> host) {
    return new FastloadState(host, state.memory(), state.device(), state.key(), state.step());
  }

  static FastloadState with(FastloadState state, Memory memory) {
    return new FastloadState(state.host(), memory, state.device(), state.key(), state.step());
  }

  static FastloadState with(FastloadState state, Device device) {
    return new FastloadState(state.host(), state.memory(), device, state.key(), state.step());
  }

  static FastloadState with(FastloadState state, Progress step) {
    return new FastloadState(state.host(), state.memory(), state.device(), state.key(), step);
  }

  static FastloadState goes(FastloadState state, FastloadPlace place) {
    Progress step = state.step();
    return with(
        state,
        new Progress(
            place,
            step.image(),
            step.slot(),
            step.block(),
            step.fast(),
            step.spoilt(),
            step.refusal()));
  }
}
