/// What an adapter is surrounded by where it is tried: images, companion modules, peers, a device.
@NullMarked
package palimpsest.properties.world;

import org.jspecify.annotations.NullMarked;
