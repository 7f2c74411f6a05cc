package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.Update;

/// The implementation, of which one step is taken at a time: of the update, of a worker, or of the
/// world around. It can be put back to what it was at any time before.
///
/// For one thread only.
public final class Subject implements AutoCloseable {
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

  /// All steps that can be taken.
  ///
  /// @throws Impossible if one that cannot be taken changes something
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    driver.addSteps(steps);
    environment.addSteps(steps);
    return steps;
  }

  /// Takes a step that can be taken.
  ///
  /// @throws Impossible if it leads nowhere, or nowhere that there are words for
  void take(Step step) {
    if (step instanceof EnvironmentStep event) {
      environment.take(event);
    } else {
      driver.take(step);
    }
  }

  /// What all this is, in the words of the specification.
  ///
  /// @param before the update as it was before the last step
  /// @throws Impossible if there are no words for it
  State state(Update before) {
    return abstraction.state(before);
  }

  Snapshot capture() {
    return new Snapshot(
        world.pages().capture(),
        world.adapter().memory().rights(),
        world.adapter().running(),
        hand.capture(),
        world.surrounding().burnt(),
        world.surrounding().peers(),
        world.source().place());
  }

  void restore(Snapshot earlier) {
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
