/// The code image as bytes: its format, the builder that makes one, and the reader that says
/// whether one is whole (IMG-1 to IMG-8, LDR-5).
///
/// An image is a header, a run-time segment, a bootstrap section and a data segment; [ImageFormat]
/// draws it. Nothing here owns memory: images come and go as `byte[]` or as a `MemorySegment` of
/// somebody else, and nothing is kept of them.
@NullMarked
package palimpsest.impl.image;

import org.jspecify.annotations.NullMarked;
