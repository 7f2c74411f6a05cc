package palimpsest.properties.conformance;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import palimpsest.model.machine.Codec;
import palimpsest.model.machine.Machine;
import palimpsest.tla.TlaValue;

/// A protocol as TLC has it, in the words of the reference machine that is to be the same.
///
/// @param <C> the protocol's constants
/// @param <S> a state
/// @param <A> a step
public interface Translation<C, S, A> {
  /// The name that the protocol has in the manifest.
  String protocol();

  /// A TLA+ expression that TLC evaluates to what [#constants] reads.
  String expression();

  /// The constants of a model. TLC itself prints them, so a configuration has one source only, and
  /// no second parser reads it.
  ///
  /// @param printed what TLC printed, a line each
  /// @throws IllegalArgumentException if the constants are not in it
  C constants(List<String> printed);

  /// A state of the specification as a state of the machine. Each variable and each field has to be
  /// there, and nothing else.
  ///
  /// @param values by variable
  /// @throws IllegalArgumentException if they are not a state of the specification
  S state(Map<String, TlaValue> values);

  /// The variables of a state, by the specification's names.
  SequencedMap<String, Object> variables(S state);

  /// Codes for the states of a machine.
  Codec<S> codec(C constants);

  /// The reference machine.
  Machine<S, A> machine(C constants);

  /// The variables that a step changed, a line each.
  default String changes(S from, S to) {
    StringBuilder text = new StringBuilder();
    SequencedMap<String, Object> old = variables(from);
    variables(to)
        .forEach(
            (name, value) -> {
              if (!value.equals(old.get(name))) {
                text.append("      ").append(name).append(" = ").append(value).append('\n');
              }
            });
    return text.isEmpty() ? "      nothing changes\n" : text.toString();
  }
}
