/// What commands have in common: the terminal, the machine, exit codes, and what is told of faults.
@NullMarked
package palimpsest.evidence.command;

import org.jspecify.annotations.NullMarked;
