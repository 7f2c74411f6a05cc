package palimpsest.properties.explorer;

import java.util.function.Predicate;

/// What holds in each state.
///
/// @param name a name as the specification has it
/// @param <S> a state
public record Invariant<S>(String name, Predicate<S> holds) {}
