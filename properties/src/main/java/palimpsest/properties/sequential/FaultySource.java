package palimpsest.properties.sequential;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;
import palimpsest.properties.scenario.Fault;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.world.FailingStream;

/// An image on its way in, with what goes wrong there.
final class FaultySource {
  private FaultySource() {}

  static ImageSourceFactory of(String name, byte[] image, FaultPlan faults) {
    byte[] bytes = image.clone();
    faults
        .first(Fault.SourceFlips.class)
        .ifPresent(flip -> bytes[at(image, flip.permille())] ^= (byte) (1 << flip.bit()));
    int ends =
        faults
            .first(Fault.SourceEnds.class)
            .map(end -> at(image, end.permille()))
            .orElse(image.length);
    Optional<Integer> fails =
        faults.first(Fault.SourceFails.class).map(failure -> at(image, failure.permille()));
    return ImageSources.stream(
        name,
        OptionalLong.of(image.length),
        () -> {
          InputStream stream = new ByteArrayInputStream(bytes, 0, ends);
          return fails.isPresent() ? new FailingStream(stream, fails.get()) : stream;
        });
  }

  private static int at(byte[] image, int permille) {
    return (int) ((long) image.length * permille / 1000);
  }
}
