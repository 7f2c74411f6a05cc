package palimpsest.properties.roll;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The hosts of a site at work, a thread each, until they are told to stop.
final class PathLoad implements AutoCloseable {
  private static final long ANSWERS_SECONDS = 20;

  private final List<PathHost> hosts;
  private final List<FutureTask<Void>> tasks = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private volatile boolean over;

  private PathLoad(List<PathHost> hosts) {
    this.hosts = hosts;
  }

  static PathLoad start(List<PathHost> hosts) {
    PathLoad load = new PathLoad(hosts);
    for (PathHost host : hosts) {
      FutureTask<Void> task =
          new FutureTask<>(
              () -> {
                host.work(() -> load.over, load::wake);
                load.wake();
                return null;
              });
      load.tasks.add(task);
      Thread.ofPlatform().name("path-host").daemon().start(task);
    }
    return load;
  }

  /// Waits until each host has had so many further answers, or has found something wrong.
  ///
  /// @return whether that came before long
  boolean awaitAnswers(int each) throws InterruptedException {
    long left = TimeUnit.SECONDS.toNanos(ANSWERS_SECONDS);
    lock.lock();
    try {
      List<Long> targets = hosts.stream().map(host -> host.answers() + each).toList();
      while (left > 0 && !reached(targets)) {
        left = progress.awaitNanos(left);
      }
      return left > 0;
    } finally {
      lock.unlock();
    }
  }

  private boolean reached(List<Long> targets) {
    for (int index = 0; index < targets.size(); index++) {
      if (hosts.get(index).answers() < targets.get(index) && !tasks.get(index).isDone()) {
        return false;
      }
    }
    return true;
  }

  private void wake() {
    lock.lock();
    try {
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Each host finishes what it is about.
  void stop() throws InterruptedException {
    over = true;
    for (FutureTask<Void> task : tasks) {
      try {
        task.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a host failed", e.getCause());
      }
    }
  }

  /// Where something came between, too, hosts begin nothing more.
  @Override
  public void close() {
    over = true;
  }
}
