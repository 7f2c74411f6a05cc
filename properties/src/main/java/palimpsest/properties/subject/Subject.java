package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;
import palimpsest.properties.conformance.CodeUpdateTranslation;

/// The implementation, of which one step is taken at a time: of the update, of a worker, or of the
/// world around. It can be put back to what it was at any time before.
///
/// For one thread only.
public final class Subject implements Explorable<State, Step, Snapshot>, AutoCloseable {
  private final Hand hand;
  private final World world;
  private final Driver driver;
  private final Environment environment;
  private final Abstraction abstraction;

  public Subject(Constants constants, Substitutes substitutes) {
    hand = new Hand(constants);
    world = new World(constants, substitutes, hand::answered);
    driver = new Driver(world, hand, substitutes);
    Blocks blocks = new Blocks(world);
    environment = new Environment(world, hand, blocks, driver);
    abstraction = new Abstraction(world, hand, blocks);
  }

  @Override
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    driver.addSteps(steps);
    environment.addSteps(steps);
    return steps;
  }

  @Override
  public void take(Step step) {
    if (step instanceof EnvironmentStep event) {
      environment.take(event);
    } else {
      driver.take(step);
    }
  }

  @Override
  public State state(State before) {
    return abstraction.state(before.update());
  }

  @Override
  public String changes(State from, State to) {
    return new CodeUpdateTranslation().changes(from, to);
  }

  @Override
  public Snapshot capture() {
    return new Snapshot(
        world.pages().capture(),
        world.adapter().memory().rights(),
        world.adapter().running(),
        hand.capture(),
        world.surrounding().burnt(),
        world.surrounding().peers(),
        world.source().place());
  }

  @Override
  public void restore(Snapshot earlier) {
    world.pages().restore(earlier.pages());
    world.adapter().memory().restore(earlier.rights());
    world.adapter().restore(earlier.running());
    hand.restore(earlier.held());
    world.surrounding().restore(earlier.burnt(), earlier.peers());
    world.source().restore(earlier.source());
  }

  @Override
  public void close() {
    world.close();
  }
}
