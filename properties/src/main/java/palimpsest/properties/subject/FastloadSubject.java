package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.stage.Stage;
import palimpsest.impl.stage.StartStage;
import palimpsest.model.machine.fastload.FastloadConstants;
import palimpsest.model.machine.fastload.FastloadStep;
import palimpsest.model.machine.fastload.FastloadStep.Advance;
import palimpsest.model.machine.fastload.FastloadStep.Confirm;
import palimpsest.model.machine.fastload.FastloadStep.EnvironmentStep;
import palimpsest.properties.conformance.FastloadTranslation;

/// An adapter with storage, of which one step is taken at a time: of updates, starts and
/// confirmations, or of the world around. Power is lost at each of them.
///
/// For one thread only.
public final class FastloadSubject
    implements Explorable<FineState, FineStep, StoredSnapshot>, AutoCloseable {
  private final StoredWorld world;
  private final StoredDriver driver;
  private final StoredEnvironment environment;
  private final FastloadAbstraction abstraction;

  public FastloadSubject(FastloadConstants constants, Substitutes substitutes) {
    world = new StoredWorld(constants, substitutes);
    driver = new StoredDriver(world, substitutes);
    DurableAbstraction durable = new DurableAbstraction(world);
    VolatileAbstraction memory = new VolatileAbstraction(world, durable);
    environment = new StoredEnvironment(world, driver, durable, memory);
    abstraction = new FastloadAbstraction(world, durable, memory);
  }

  @Override
  public List<FineStep> steps() {
    List<FineStep> all = new ArrayList<>();
    driver.next().map(FastloadSubject::step).ifPresent(all::add);
    List<FastloadStep> events = new ArrayList<>();
    environment.addSteps(events);
    events.forEach(event -> all.add(new FineStep.Whole(event)));
    return all;
  }

  private static FineStep step(Stage stage) {
    if (FineFastload.isPart(stage.action())) {
      return new FineStep.Part(stage.action());
    }
    return new FineStep.Whole(
        stage instanceof StartStage.Confirm
            ? new Confirm()
            : new Advance(FastloadAbstraction.place(stage)));
  }

  @Override
  public void take(FineStep step) {
    switch (step) {
      case FineStep.Part _ -> driver.advance();
      case FineStep.Whole(Advance _) -> driver.advance();
      case FineStep.Whole(Confirm _) -> driver.confirm();
      case FineStep.Whole(EnvironmentStep event) -> environment.take(event);
    }
  }

  @Override
  public FineState state(FineState before) {
    return abstraction.state(driver.hand());
  }

  @Override
  public String changes(FineState from, FineState to) {
    return new FastloadTranslation().changes(from.state(), to.state())
        + "      stage = "
        + to.stage()
        + "\n";
  }

  @Override
  public StoredSnapshot capture() {
    return driver.capture();
  }

  @Override
  public void restore(StoredSnapshot earlier) {
    driver.restore(earlier);
  }

  @Override
  public void close() {
    world.close();
  }
}
