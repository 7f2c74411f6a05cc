package palimpsest.properties.scenario;

import java.util.List;

/// When an update comes in between what hosts do: so many of their actions are over when it is
/// triggered; then it takes so many steps before each further one, counted round, until it has
/// ended; the rest follows behind. Without steps, all that is left comes behind.
public record UpdatePoint(int actionsBefore, List<Integer> stepsBetween) {
  public static final UpdatePoint AT_THE_END = new UpdatePoint(Integer.MAX_VALUE, List.of());

  public UpdatePoint {
    stepsBetween = List.copyOf(stepsBetween);
  }
}
