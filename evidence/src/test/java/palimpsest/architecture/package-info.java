/// The house rules that a compiler does not know: arrows between modules, banned calls, sizes.
///
/// Each rule is held against the whole tree, and against a small fixture that breaks it: a rule
/// that nobody has seen fail is not a rule.
@NullMarked
package palimpsest.architecture;

import org.jspecify.annotations.NullMarked;
