package palimpsest.impl.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.ControlBlock;

/// While the gate is closed and nobody is inside, nobody comes in.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GateTest {
  private static final int WORKERS = 2;
  private static final int OVERLAYS = 200;

  private final AdapterMemory memory =
      new AdapterMemory(AdapterConfiguration.small().withWorkers(WORKERS).memoryMap());
  private final Gate gate = new Gate(memory, new ControlBlock(memory), WORKERS);

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void itIsOpenAndEmptyAtFirst() {
    assertThat(gate.isOpen()).isTrue();
    assertThat(gate.isDrained()).isTrue();
    assertThat(gate.sequence()).isZero();
  }

  @Test
  void itCountsItsChangesAndThoseOfEachWorker() {
    gate.close();
    assertThat(gate.isOpen()).isFalse();
    gate.open();
    assertThat(gate.isOpen()).isTrue();
    assertThat(gate.sequence()).isEqualTo(2);
    gate.announce(1);
    assertThat(gate.isInside(1)).isTrue();
    assertThat(gate.isInside(0)).isFalse();
    assertThat(gate.isDrained()).isFalse();
    gate.leave(1);
    assertThat(gate.isDrained()).isTrue();
    assertThat(gate.sequence(1)).isEqualTo(2);
    assertThat(gate.sequence(0)).isZero();
  }

  @Test
  void anyWorkerThatIsInsideKeepsItFromBeingDrained() {
    for (int worker = 0; worker < WORKERS; worker++) {
      gate.announce(worker);
      gate.close();
      assertThat(gate.isDrained()).isFalse();
      gate.leave(worker);
      assertThat(gate.isDrained()).isTrue();
      gate.open();
    }
  }

  /// Both actors' two steps in each order: a worker announces itself and looks, the update closes
  /// and looks.
  @Test
  void inNoOrderOfStepsDoBothGoOn() {
    int both = 0;
    for (List<Integer> order : orders(2, 2)) {
      AtomicBoolean enters = new AtomicBoolean();
      AtomicBoolean overlays = new AtomicBoolean();
      List<Runnable> worker = List.of(() -> gate.announce(0), () -> enters.set(gate.isOpen()));
      List<Runnable> update = List.of(gate::close, () -> overlays.set(gate.isDrained()));
      int[] taken = new int[2];
      for (int actor : order) {
        (actor == 0 ? worker : update).get(taken[actor]++).run();
      }
      if (enters.get() && overlays.get()) {
        both++;
      }
      gate.leave(0);
      gate.open();
    }
    assertThat(both).as("orders in which text is run while it is overlaid").isZero();
  }

  /// Every order of so many steps of actor 0 with so many of actor 1.
  private static List<List<Integer>> orders(int zeros, int ones) {
    if (zeros == 0 && ones == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> orders = new ArrayList<>();
    for (int first = 0; first < 2; first++) {
      if ((first == 0 ? zeros : ones) > 0) {
        for (List<Integer> rest : orders(zeros - (1 - first), ones - first)) {
          List<Integer> order = new ArrayList<>(List.of(first));
          order.addAll(rest);
          orders.add(order);
        }
      }
    }
    return orders;
  }

  /// The same with threads: workers count how often they met the update in the image.
  @Test
  void withThreadsTheImageIsNeverRunWhileItIsOverlaid() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    AtomicBoolean overlaying = new AtomicBoolean();
    AtomicInteger met = new AtomicInteger();
    AtomicInteger entered = new AtomicInteger();
    List<Thread> workers = new ArrayList<>();
    for (int number = 0; number < WORKERS; number++) {
      int worker = number;
      workers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!over.get()) {
                      gate.announce(worker);
                      if (gate.isOpen()) {
                        entered.incrementAndGet();
                        if (overlaying.get()) {
                          met.incrementAndGet();
                        }
                      }
                      gate.leave(worker);
                      Thread.onSpinWait();
                    }
                  }));
    }
    for (int overlay = 0; overlay < OVERLAYS; overlay++) {
      gate.close();
      while (!gate.isDrained()) {
        Thread.onSpinWait();
      }
      overlaying.set(true);
      Thread.onSpinWait();
      overlaying.set(false);
      int before = entered.get();
      gate.open();
      while (entered.get() == before) {
        Thread.onSpinWait();
      }
    }
    over.set(true);
    for (Thread worker : workers) {
      worker.join();
    }
    assertThat(met).hasValue(0);
  }
}
