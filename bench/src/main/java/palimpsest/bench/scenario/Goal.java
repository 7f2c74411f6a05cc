package palimpsest.bench.scenario;

import java.util.concurrent.CountDownLatch;

/// Something that comes to pass once, and when it did, in nanoseconds.
final class Goal {
  private final CountDownLatch reached = new CountDownLatch(1);
  private volatile long nanos;

  synchronized void reach() {
    if (reached.getCount() > 0) {
      nanos = System.nanoTime();
      reached.countDown();
    }
  }

  boolean isReached() {
    return reached.getCount() == 0;
  }

  long await() throws InterruptedException {
    reached.await();
    return nanos;
  }
}
