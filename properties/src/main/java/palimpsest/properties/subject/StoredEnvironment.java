package palimpsest.properties.subject;

import java.util.List;
import palimpsest.impl.image.Digest;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.Power.Cut;
import palimpsest.impl.nonvolatile.Power.Tear;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.PrepareStage;
import palimpsest.impl.stage.ReconcileStage;
import palimpsest.impl.stage.Stage;
import palimpsest.impl.stage.StandardStage;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.StoreStage;
import palimpsest.model.machine.fastload.FastloadConstants;
import palimpsest.model.machine.fastload.FastloadFault;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadState.Device;
import palimpsest.model.machine.fastload.FastloadStep;
import palimpsest.model.machine.fastload.FastloadStep.EnvironmentStep;
import palimpsest.model.machine.fastload.Key;
import palimpsest.properties.subject.code.CodeFault;

/// What the world around an adapter with storage does: hosts, who interrupts, and faults. Whether a
/// request is admitted is tried; when a fault may happen is the specification's to say.
final class StoredEnvironment {
  /// Where a write is torn: at its first byte, at its last, and on the way.
  private static final List<Tear> TEARS =
      List.of(_ -> 0, size -> size / 3, size -> size / 2 + 1, size -> size - 1);

  private final StoredWorld world;
  private final StoredDriver driver;
  private final DurableAbstraction durable;
  private final VolatileAbstraction memory;
  private final FastloadConstants constants;

  StoredEnvironment(
      StoredWorld world,
      StoredDriver driver,
      DurableAbstraction durable,
      VolatileAbstraction memory) {
    this.world = world;
    this.driver = driver;
    this.durable = durable;
    this.memory = memory;
    constants = world.constants();
  }

  // ---------------------------------------------------------------------------------- steps

  void addSteps(List<FastloadStep> steps) {
    Stage stage = driver.hand().stage();
    addRequests(steps);
    if (driver.hand().isIdle()) {
      constants.images().keySet().forEach(image -> steps.add(new FastloadStep.Interrupt(image)));
    }
    if (occurs(FastloadFault.UPDATE) && runsCode(stage)) {
      steps.add(new FastloadStep.Refuse());
    }
    addSpoils(stage, steps);
    if (occurs(FastloadFault.KEY) && stage instanceof StartStage.ReadKey) {
      steps.add(new FastloadStep.FailKeyRead());
    }
    if (occurs(FastloadFault.FOREIGN) && stage instanceof StartStage.ReadRecord) {
      addKeys(steps);
    }
    if (occurs(FastloadFault.RESET) && !(stage instanceof StartStage.ReadRecord)) {
      steps.add(new FastloadStep.Reset());
    }
    if (occurs(FastloadFault.POWER)) {
      steps.add(new FastloadStep.PowerLoss(false));
      if (driver.next().filter(StoredDriver::writes).isPresent()) {
        steps.add(new FastloadStep.PowerLoss(true));
      }
    }
  }

  private boolean occurs(FastloadFault fault) {
    return constants.faults().contains(fault);
  }

  private void addRequests(List<FastloadStep> steps) {
    for (int port = 1; port <= constants.ports(); port++) {
      boolean isLogin = !driver.hand().hosts().at(port);
      StoredSnapshot here = driver.capture();
      if (driver.serve(port, isLogin)) {
        steps.add(isLogin ? new FastloadStep.Login(port) : new FastloadStep.Logout(port));
      }
      driver.restore(here);
    }
  }

  /// Where the new image's code runs, on the way to the overlay.
  private static boolean runsCode(Stage stage) {
    return stage instanceof StoreStage.InitializeMemory
        || stage instanceof ReconcileStage.Identify
        || stage instanceof PrepareStage.DefineCode;
  }

  private void addSpoils(Stage stage, List<FastloadStep> steps) {
    if (driver.hand().spoilt() >= constants.spoilsMax()) {
      return;
    }
    if (occurs(FastloadFault.BLOCK) && stage instanceof OverlayStage.VerifyCopy) {
      for (int block = 1; block <= constants.blocks(); block++) {
        steps.add(new FastloadStep.SpoilBlock(block));
      }
    }
    if (occurs(FastloadFault.SLOT)
        && (stage instanceof StoreStage.CheckSlot || stage instanceof StandardStage.VerifyLoaded)) {
      steps.add(new FastloadStep.SpoilSlot());
    }
  }

  private void addKeys(List<FastloadStep> steps) {
    Key present = durable.key();
    int epoch = durable.epoch(durable.current().epoch());
    String kept = windowImage();
    for (String image : constants.images().keySet()) {
      for (int each = 0; each < constants.epochs(); each++) {
        for (Key.Adapter adapter : List.of(Key.Adapter.OWN, Key.Adapter.FOREIGN)) {
          Key key = Key.of(image, adapter, each);
          if (!key.equals(present) && !key.equals(Key.of(kept, Key.Adapter.OWN, epoch))) {
            steps.add(new FastloadStep.MisplaceKey(key));
          }
        }
      }
    }
  }

  private String windowImage() {
    String first = memory.window().at(1);
    FastloadConstants.Image image = constants.images().get(first);
    boolean isWhole = image != null && image.signed();
    for (String block : memory.window()) {
      isWhole &= block.equals(first);
    }
    return isWhole ? first : FastloadState.NO_IMAGE;
  }

  // ---------------------------------------------------------------------------------- takes

  void take(EnvironmentStep event) {
    switch (event) {
      case FastloadStep.Login(int port) -> serve(port, true);
      case FastloadStep.Logout(int port) -> serve(port, false);
      case FastloadStep.Interrupt(String image) -> driver.interrupt(image);
      case FastloadStep.Refuse _ -> ScopedValue.where(CodeFault.NOW, true).run(driver::advance);
      case FastloadStep.SpoilBlock(int block) -> damage(block);
      case FastloadStep.SpoilSlot _ -> spoilSlot();
      case FastloadStep.FailKeyRead _ -> {
        world.cells().failNextKeyReading();
        driver.advance();
      }
      case FastloadStep.MisplaceKey(Key key) -> misplace(key);
      case FastloadStep.Reset _ -> driver.reset();
      case FastloadStep.PowerLoss(boolean isTorn) -> losePower(isTorn);
    }
  }

  private void serve(int port, boolean isLogin) {
    if (!driver.serve(port, isLogin)) {
      throw new Impossible("a request that was admitted is admitted: port=" + port);
    }
  }

  /// In the middle of a block, behind the words of its data that change.
  private void damage(int block) {
    long from = block == 1 ? 0 : world.blockEnd(block - 1);
    long middle = world.adapter().windowBase() + (from + world.blockEnd(block)) / 2;
    world.pages().damage(WrittenPages.page(middle));
    driver.hold(driver.hand().withSpoilt());
  }

  /// As it is read back; or as it was loaded, which then is what the window holds.
  private void spoilSlot() {
    if (driver.hand().stage() instanceof StandardStage.VerifyLoaded) {
      damage(1);
      return;
    }
    world.slots().spoiling(true);
    try {
      driver.advance();
    } finally {
      world.slots().spoiling(false);
    }
    driver.hold(driver.hand().withSpoilt());
  }

  /// The key is of an epoch that is counted as the specification's, and not later than now.
  private void misplace(Key key) {
    long epoch = durable.current().epoch();
    while (durable.epoch(epoch) != key.epoch()) {
      epoch--;
    }
    Storage own = world.storage();
    Storage owner =
        key.adapter() == Key.Adapter.OWN
            ? own
            : new Storage(
                StoredWorld.FOREIGN, own.records(), own.key(), own.slots(), own.settings());
    Digest digest = world.images().image(key.image()).header().digest();
    own.key().store(owner.keyTo(digest, epoch));
  }

  // ---------------------------------------------------------------------------- power losses

  private void losePower(boolean isTorn) {
    if (isTorn) {
      tear();
    }
    world.forget();
    driver.hold(driver.hand().starting());
  }

  /// What keeps its contents.
  private record Lasting(Device device, Key key) {}

  /// The write that comes next is torn, everywhere to the same end; behind its last byte, it is
  /// done.
  private void tear() {
    Stage stage = driver.next().orElseThrow();
    StoredSnapshot here = driver.capture();
    driver.taken(stage);
    Lasting done = lasting();
    driver.restore(here);
    check(done, cut(stage, Tear.NOT_AT_ALL), "a write that is cut behind its end is done");
    driver.restore(here);
    Lasting torn = cut(stage, TEARS.getFirst());
    for (Tear tear : TEARS.subList(1, TEARS.size())) {
      driver.restore(here);
      check(torn, cut(stage, tear), "it is all the same where a write is torn");
    }
  }

  private Lasting cut(Stage stage, Tear tear) {
    Power power = world.power();
    power.cutAt(new Cut(1, tear));
    driver.taken(stage);
    if (!power.isLost()) {
      throw new Impossible("a durable step writes: stage=" + stage.action());
    }
    power.restore();
    return lasting();
  }

  private Lasting lasting() {
    return new Lasting(durable.device(), durable.key());
  }

  private static void check(Lasting expected, Lasting found, String rule) {
    if (!expected.equals(found)) {
      throw new Impossible(rule + ": expected=" + expected + " found=" + found);
    }
  }
}
