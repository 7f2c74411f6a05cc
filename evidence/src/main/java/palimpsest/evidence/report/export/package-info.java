/// A certificate for other programs: JUnit's XML, requirements as specification objects, Markdown.
@NullMarked
package palimpsest.evidence.report.export;

import org.jspecify.annotations.NullMarked;
