package palimpsest.impl.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import palimpsest.impl.image.Digest;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;

/// Tells a trace of the steps of rolls: each with what it found of the adapters that it asked, as
/// one that dies says nothing of that itself.
///
/// Used by one thread at a time.
public final class RollTrace {
  private static final String ADAPTER = "adapter";
  private static final String DEAD = "dead";

  private final Actor actor;
  private final SequencedMap<String, List<String>> found = new LinkedHashMap<>();

  public RollTrace(TraceSink sink) {
    this.actor = new Actor("processor", sink);
  }

  /// The system as it is, with whatever its adapters answer noted.
  public StorageSystem heard(StorageSystem system) {
    return new StorageSystem(
        system.input(),
        system.adapters().stream().<RolledAdapter>map(Heard::new).toList(),
        system.checks());
  }

  /// A roll is asked for, and begins.
  public void triggered(RollCommand command) {
    actor.took("Trigger", List.of(new Argument("id", command.id())));
  }

  /// A step was taken; one that had to wait is none.
  public void took(RollStage stage, RollStage next) {
    if (next.equals(stage)) {
      return;
    }
    List<Argument> arguments = new ArrayList<>(arguments(stage, next));
    if (next instanceof RollStage.Ended(RollOutcome.Stopped stopped)) {
      switch (stage) {
        case RollStage.Accept _ -> actor.turnsOut("FailMedium");
        case RollStage.UpdateAdapter _ -> actor.turnsOut("FailUpdate");
        default -> {}
      }
      arguments.add(new Argument("because", stopped.line()));
    }
    if (!found.isEmpty()) {
      arguments.add(new Argument("answers", told()));
    }
    actor.took(stage.action(), arguments);
    found.clear();
  }

  private static List<Argument> arguments(RollStage stage, RollStage next) {
    return switch (stage) {
      case RollStage.Accept _ when next instanceof RollStage.StartRoll(Roll roll) ->
          List.of(new Argument("image", roll.image().release().name()));
      case RollStage.Copy(_, var lacking) -> List.of(new Argument(ADAPTER, lacking.getFirst()));
      case RollStage.PauseAdapter(Roll roll) -> List.of(new Argument(ADAPTER, roll.next()));
      case RollStage.UpdateAdapter(Roll roll, _) -> List.of(new Argument(ADAPTER, roll.next()));
      case RollStage.Confirm(Roll roll) -> List.of(new Argument(ADAPTER, roll.next()));
      case RollStage.TakeOver _ ->
          heir(next).map(heir -> List.of(new Argument("source", heir))).orElse(List.of());
      case RollStage.Accept _, RollStage.StartRoll _, RollStage.Ended _ -> List.of();
    };
  }

  /// Who took over, where anything is left to be done.
  private static Optional<String> heir(RollStage next) {
    return switch (next) {
      case RollStage.Copy(Roll roll, _) -> Optional.of(roll.source());
      case RollStage.PauseAdapter(Roll roll) -> Optional.of(roll.source());
      default -> Optional.empty();
    };
  }

  private String told() {
    return found.entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(answer -> each.getKey() + "=" + answer))
        .collect(Collectors.joining(","));
  }

  /// An adapter whose answer changes within a step has both in it.
  private void answers(String adapter, String answer) {
    List<String> answers = found.computeIfAbsent(adapter, _ -> new ArrayList<>());
    if (!answers.contains(answer)) {
      answers.add(answer);
    }
  }

  private final class Heard implements RolledAdapter {
    private final RolledAdapter behind;

    Heard(RolledAdapter behind) {
      this.behind = behind;
    }

    @Override
    public String name() {
      return behind.name();
    }

    @Override
    public Condition condition() {
      Condition condition = behind.condition();
      answers(
          name(),
          switch (condition) {
            case Condition.Serves(var release, _) -> release.name();
            case Condition.Paused _ -> "paused";
            case Condition.Dead _ -> DEAD;
          });
      return condition;
    }

    /// It is dead from now on, whatever it answered before.
    private Reply heard(Reply reply) {
      if (reply instanceof Reply.Died) {
        found.remove(name());
        answers(name(), DEAD);
      }
      return reply;
    }

    @Override
    public Reply copy(ImageSourceFactory image, Digest digest) {
      return heard(behind.copy(image, digest));
    }

    /// One that has no image may be dead.
    @Override
    public Optional<ImageSourceFactory> image(Digest digest) {
      Optional<ImageSourceFactory> image = behind.image(digest);
      if (image.isEmpty()) {
        condition();
      }
      return image;
    }

    @Override
    public CompletableFuture<Outcome> update(UpdateCommand command) {
      return behind.update(command);
    }

    @Override
    public Reply confirm() {
      return heard(behind.confirm());
    }
  }
}
