package palimpsest.properties.history;

import net.jqwik.api.Tag;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.sequential.SequentialImplementation;

/// Whatever is done with this project's adapter, in any order.
@Tag("quick")
final class SequentialSuiteProperties implements SequentialSuite {
  private final Implementation adapter = SequentialImplementation.standard();

  @Override
  public Implementation implementation() {
    return adapter;
  }
}
