package palimpsest.properties.subject;

import palimpsest.impl.image.ImageHeader;

/// A real image for one of the specification.
///
/// @param index its place among all images
@SuppressWarnings("ArrayRecordComponent") // it never changes
record ExploredImage(String name, int index, byte[] bytes, ImageHeader header) {}
