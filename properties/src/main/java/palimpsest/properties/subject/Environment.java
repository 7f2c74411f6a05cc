package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import palimpsest.impl.stage.ConvertStage;
import palimpsest.impl.stage.LoadStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.PrepareStage;
import palimpsest.impl.stage.ReconcileStage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.stage.UpdateView;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.EnvironmentStep.FailBurn;
import palimpsest.model.machine.EnvironmentStep.FailCode;
import palimpsest.model.machine.EnvironmentStep.FailSource;
import palimpsest.model.machine.EnvironmentStep.FailUndo;
import palimpsest.model.machine.EnvironmentStep.HangDevice;
import palimpsest.model.machine.EnvironmentStep.Interrupt;
import palimpsest.model.machine.EnvironmentStep.ReplaceModule;
import palimpsest.model.machine.EnvironmentStep.SpoilBlock;
import palimpsest.model.machine.EnvironmentStep.SpoilBuffer;
import palimpsest.model.machine.EnvironmentStep.StopWorker;
import palimpsest.model.machine.EnvironmentStep.Submit;
import palimpsest.model.machine.Fault;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.Words;
import palimpsest.properties.subject.code.CodeFault;

/// What the world around the explored adapter does: hosts, who interrupts, and faults. When it may
/// is the specification's to say, by what the adapter's stages and memory are.
final class Environment {
  private final World world;
  private final Hand hand;
  private final Blocks blocks;
  private final Driver driver;
  private final Constants constants;
  private final List<Request> requests = new ArrayList<>();
  private final Set<Integer> levels = new TreeSet<>();

  Environment(World world, Hand hand, Blocks blocks, Driver driver) {
    this.world = world;
    this.hand = hand;
    this.blocks = blocks;
    this.driver = driver;
    constants = world.constants();
    constants.values().stream().mapToObj(Request::login).forEach(requests::add);
    requests.add(Request.LOGOUT);
    requests.add(Request.READ);
    requests.removeIf(request -> !constants.kinds().contains(request.kind()));
    for (Image image : constants.images().values()) {
      image.runsWith().forEach(combination -> combination.forEach(levels::add));
    }
  }

  void addSteps(List<Step> steps) {
    for (int port = 1; port <= constants.ports(); port++) {
      if (hand.hosts().request().at(port).kind() == Request.Kind.NONE) {
        for (Request request : requests) {
          steps.add(new Submit(port, request));
        }
      }
    }
    for (int number = 1; number <= constants.workers(); number++) {
      RequestStage stage = hand.worker(number);
      if (occurs(Fault.WORKER) && stage instanceof RequestStage.Serve && !hand.isStopped(number)) {
        steps.add(new StopWorker(number));
      }
      if (occurs(Fault.DEVICE)
          && stage instanceof RequestStage.MoveBlock
          && !hand.isStopped(number)) {
        steps.add(new HangDevice(number));
      }
    }
    UpdateStage stage = hand.update();
    if (stage == null) {
      for (String name : constants.images().keySet()) {
        if (constants.isPath(blocks.running(), name)) {
          steps.add(new Interrupt(name));
        }
      }
    } else {
      addFaults(stage, steps);
    }
  }

  private boolean occurs(Fault fault) {
    return constants.faults().contains(fault);
  }

  private void addFaults(UpdateStage stage, List<Step> steps) {
    if (occurs(Fault.SOURCE) && stage instanceof LoadStage.LoadChunk) {
      steps.add(new FailSource());
    }
    if (occurs(Fault.CODE) && runsCode(stage)) {
      steps.add(new FailCode());
    }
    if (occurs(Fault.BURN) && stage instanceof ReconcileStage.BurnModule) {
      steps.add(new FailBurn());
    }
    if (occurs(Fault.UNDO) && stage instanceof UnwindStage.UndoBurn) {
      steps.add(new FailUndo());
    }
    if (occurs(Fault.BUFFER) && !blocks.isBufferSealed()) {
      for (int block = 1; block <= blocks.buffer().size(); block++) {
        steps.add(new SpoilBuffer(block));
      }
    }
    if (occurs(Fault.BLOCK)) {
      addSpoils(stage, steps);
    }
    addReplacements(stage, steps);
  }

  /// Where an image's code runs: the old one's to load the new one, and the new one's from there
  /// on.
  private static boolean runsCode(UpdateStage stage) {
    return stage instanceof LoadStage
        || stage instanceof ReconcileStage.Identify
        || stage instanceof PrepareStage.DefineCode
        || stage instanceof ConvertStage.WriteEntry
        || stage instanceof OverlayStage.CopyBlock
        || stage instanceof OverlayStage.VerifyCopy;
  }

  private void addSpoils(UpdateStage stage, List<Step> steps) {
    boolean isCopied = stage instanceof OverlayStage.VerifyCopy;
    if ((isCopied || stage instanceof UnwindStage.VerifyRestored)
        && hand.history().spoilt() < constants.spoilsMax()) {
      String name = isCopied ? UpdateView.of(stage).command().orElseThrow() : blocks.running();
      for (int block = 1; block <= constants.image(name).blocks(); block++) {
        if (!blocks.window().at(block).equals(Words.DAMAGED)) {
          steps.add(new SpoilBlock(block));
        }
      }
    }
  }

  private void addReplacements(UpdateStage stage, List<Step> steps) {
    if (constants.replaceable().isEmpty()
        || !(stage instanceof ReconcileStage.PlaceTables
            || stage instanceof ReconcileStage.BurnModule)) {
      return;
    }
    UpdateView view = UpdateView.of(stage);
    constants.replaceable().stream()
        .filter(module -> view.plan().contains(Requirements.module(module)))
        .filter(_ -> view.burnt().isEmpty())
        .forEach(
            module -> {
              for (int level : levels) {
                if (mayReplace(module, level)) {
                  steps.add(new ReplaceModule(module, level));
                }
              }
            });
  }

  /// Whether the image that runs boots with it.
  private boolean mayReplace(int module, int level) {
    var present = world.surrounding().levels();
    return present.at(module) != level
        && constants.image(blocks.running()).runsWith().contains(present.with(module, level));
  }

  private void spoil(int block) {
    blocks.spoilWindow(block);
    hand.hold(hand.history().withSpoilt());
  }

  void take(EnvironmentStep event) {
    switch (event) {
      case Submit(int port, Request request) -> hand.ask(port, request);
      case Interrupt(String image) -> driver.interrupt(image);
      case SpoilBuffer(int block) -> blocks.spoilBuffer(block);
      case SpoilBlock(int block) -> spoil(block);
      case FailSource _ -> {
        world.source().failing(true);
        try {
          driver.advance();
        } finally {
          world.source().failing(false);
        }
      }
      case FailBurn _, FailUndo _ -> {
        world.surrounding().failBurns(true);
        try {
          driver.advance();
        } finally {
          world.surrounding().failBurns(false);
        }
      }
      case FailCode _ -> ScopedValue.where(CodeFault.NOW, true).run(driver::advance);
      case StopWorker(int number) -> hand.stop(number);
      case HangDevice(int number) -> hand.stop(number);
      case ReplaceModule(int module, int level) -> world.surrounding().replace(module, level);
    }
  }
}
