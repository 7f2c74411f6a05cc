package palimpsest.impl.nonvolatile;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The power that non-volatile parts write by. It counts their writes, and can be lost in the
/// middle of one; from then on nothing is read or written until it returns.
///
/// Losing it at each write in turn is losing it anywhere: between two writes nothing changes that
/// stays. Any thread may call any method at any time.
public final class Power {
  private long writes;
  private Optional<Cut> next = Optional.empty();
  private boolean lost;
  private CompletableFuture<Void> loss = new CompletableFuture<>();

  /// The loss of power at a write, counted from 1, and how much of that write is done.
  public record Cut(long write, Tear tear) {}

  /// Where a loss of power tears a write.
  @FunctionalInterface
  public interface Tear {
    /// The write is done, then the power is lost.
    Tear NOT_AT_ALL = sizeBytes -> sizeBytes;

    /// How many bytes are written; the byte behind them is neither what it was nor what it was to
    /// become, and the rest is what it was.
    int wholeBytes(int sizeBytes);
  }

  /// Plans the next loss, its write counted from now on.
  public synchronized void cutAt(Cut cut) {
    next = Optional.of(new Cut(writes + cut.write(), cut.tear()));
  }

  /// Power is lost now, between two writes.
  public synchronized void lose() {
    lost = true;
    loss.complete(null);
  }

  /// Power is back; a loss that is planned for a later write is still to come.
  public synchronized void restore() {
    lost = false;
    loss = new CompletableFuture<>();
  }

  public synchronized boolean isLost() {
    return lost;
  }

  /// Done once power is lost, for who would wait in vain for an answer.
  public synchronized CompletableFuture<Void> loss() {
    return loss;
  }

  /// The writes so far, torn ones included.
  public synchronized long writes() {
    return writes;
  }

  /// What a write leaves where `before` was, or nothing where there is no power for it.
  synchronized Optional<byte[]> write(byte[] before, byte[] after) {
    if (lost) {
      return Optional.empty();
    }
    writes++;
    if (next.isEmpty() || next.get().write() != writes) {
      return Optional.of(after);
    }
    lose();
    int whole = next.get().tear().wholeBytes(after.length);
    byte[] torn = before.clone();
    System.arraycopy(after, 0, torn, 0, whole);
    if (whole < torn.length) {
      torn[whole] = (byte) ~after[whole];
    }
    return Optional.of(torn);
  }
}
