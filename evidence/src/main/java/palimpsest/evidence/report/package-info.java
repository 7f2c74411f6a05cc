/// What a certification found, as pages, data and lines; nothing here runs anything.
@NullMarked
package palimpsest.evidence.report;

import org.jspecify.annotations.NullMarked;
