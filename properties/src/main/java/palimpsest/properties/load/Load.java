package palimpsest.properties.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import palimpsest.impl.driver.ThreadedAdapter;

/// Several hosts at work at once, a thread each, until they are told to stop.
public final class Load implements AutoCloseable {
  private final List<Host> hosts = new ArrayList<>();
  private final List<FutureTask<HostReport>> tasks = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private volatile long awaited = Long.MAX_VALUE;
  private volatile boolean stopped;

  private Load() {}

  /// Starts the hosts of a plan; the clock is only told what time it is, and decides nothing.
  public static Load start(LoadPlan plan, ThreadedAdapter adapter, LongSupplier nanos) {
    Load load = new Load();
    for (int number = 0; number < plan.hosts(); number++) {
      Host host = new Host(number, plan, adapter, nanos);
      load.hosts.add(host);
      load.tasks.add(
          new FutureTask<>(
              () -> {
                try {
                  return host.work(() -> load.stopped, load::signal);
                } finally {
                  load.wake();
                }
              }));
    }
    for (int number = 0; number < plan.hosts(); number++) {
      Thread.ofPlatform().name("host-" + number).daemon().start(load.tasks.get(number));
    }
    return load;
  }

  /// Waits until the hosts have had so many further answers together, or one of them has ended.
  public void awaitAnswers(long further) throws InterruptedException {
    lock.lock();
    try {
      long target = answered() + further;
      awaited = target;
      while (answered() < target && tasks.stream().noneMatch(FutureTask::isDone)) {
        progress.await();
      }
      awaited = Long.MAX_VALUE;
    } finally {
      lock.unlock();
    }
  }

  /// Ends the load: each host finishes what it is about, and reads what it wrote.
  public List<HostReport> stop() throws InterruptedException {
    stopped = true;
    List<HostReport> reports = new ArrayList<>();
    for (FutureTask<HostReport> task : tasks) {
      try {
        reports.add(task.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a host failed", e.getCause());
      }
    }
    return reports;
  }

  /// Ends the load, if nobody has: no host works on an adapter that is no more.
  @Override
  public void close() {
    stopped = true;
    boolean isInterrupted = false;
    for (FutureTask<HostReport> task : tasks) {
      while (!task.isDone()) {
        try {
          task.get();
        } catch (ExecutionException _) {
          break; // whoever wanted to know would have asked
        } catch (InterruptedException _) {
          isInterrupted = true;
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private long answered() {
    return hosts.stream().mapToLong(Host::answered).sum();
  }

  private void signal() {
    if (answered() >= awaited) {
      wake();
    }
  }

  private void wake() {
    lock.lock();
    try {
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
