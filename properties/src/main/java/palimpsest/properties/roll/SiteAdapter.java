package palimpsest.properties.roll;

import java.util.Optional;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.driver.DriverConfiguration;
import palimpsest.impl.driver.ThreadedAdapter;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.system.RunningAdapter;
import palimpsest.impl.trace.TraceSink;
import palimpsest.model.release.Release;

/// An adapter with power of its own, and with storage that outlives its loss: it is started anew
/// from there.
///
/// It is restarted by one thread while nobody uses it.
final class SiteAdapter implements AutoCloseable {
  private final String name;
  private final Power power;
  private final Surroundings surroundings;
  private final AdapterConfiguration sizes;
  private ThreadedAdapter threaded;
  private int starts;

  SiteAdapter(String name, Power power, Surroundings surroundings, AdapterConfiguration sizes) {
    this.name = name;
    this.power = power;
    this.surroundings = surroundings;
    this.sizes = sizes;
    this.threaded = adapter();
  }

  private ThreadedAdapter adapter() {
    return new ThreadedAdapter(sizes, surroundings, DriverConfiguration.standard(), TraceSink.NONE);
  }

  /// Starts the adapter; the line says why it does not.
  ///
  /// @param image that is installed at the first start
  Optional<String> start(byte[] image) {
    starts++;
    return threaded.start(image).map(line -> name + " does not start: " + line);
  }

  /// Power is back.
  Optional<String> restart(byte[] image) {
    threaded.close();
    power.restore();
    threaded = adapter();
    return start(image);
  }

  String name() {
    return name;
  }

  Power power() {
    return power;
  }

  ThreadedAdapter threaded() {
    return threaded;
  }

  /// Sessions live from one start to the next.
  int starts() {
    return starts;
  }

  RunningAdapter rolled() {
    return new RunningAdapter(name, threaded, () -> !power.isLost());
  }

  /// What the bytes in its window say of themselves.
  Release release() {
    var memory = threaded.adapter().memory();
    return ImageReader.header(memory.view(memory.span(Region.WINDOW))).release();
  }

  @Override
  public void close() {
    threaded.close();
  }
}
