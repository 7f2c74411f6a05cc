/// The page of a report: what its templates are given, as text and places that are ready to print.
@NullMarked
package palimpsest.evidence.report.page;

import org.jspecify.annotations.NullMarked;
