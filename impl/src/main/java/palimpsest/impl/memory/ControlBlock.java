package palimpsest.impl.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.Digest;

/// The words that the adapter's actors share, each on cache lines of its own.
///
/// ```
///   0  gate        even: open, odd: closed; counts its changes
/// 128  generation  even: the window is whole, odd: it is being overlaid; counts its changes
/// 256  tracking    bit s: changes of structure s are marked; bits 32 to 63 count its changes
/// 384  update      even: none, odd: one runs; counts their beginnings and ends
/// 512  digest      of the image in the window, 32 bytes
/// 544  witness     that there was power since a key was stored; 0 where there is none
/// 640  scratch     the entry in conversion, 1024 bytes
/// 1664 + 128 w     worker w: even: outside the image, odd: inside; counts its changes
/// ```
///
/// | word | written by | read by | mode |
/// |---|---|---|---|
/// | gate, generation, tracking | update | workers, update | volatile |
/// | update | who interrupts | who interrupts | compare-and-set |
/// | worker w | worker w | update | volatile |
/// | digest, scratch | update | update | plain, one thread |
/// | witness | update, start | start | plain, one thread |
public final class ControlBlock {
  public static final int SCRATCH_BYTES = 1024;

  private static final int LINE_BYTES = 128;
  private static final int GATE = 0;
  private static final int GENERATION = 128;
  private static final int TRACKING = 256;
  private static final int UPDATE = 384;
  private static final int DIGEST = 512;
  private static final int WITNESS = 544;
  private static final int SCRATCH = 640;
  private static final int WORKERS = SCRATCH + SCRATCH_BYTES;

  private final AdapterMemory memory;
  private final long base;

  public ControlBlock(AdapterMemory memory) {
    this.memory = memory;
    this.base = memory.span(Region.CONTROL).base();
  }

  public static long sizeBytes(int workers) {
    return WORKERS + (long) workers * LINE_BYTES;
  }

  public long gate() {
    return base + GATE;
  }

  public long worker(int worker) {
    return base + WORKERS + (long) worker * LINE_BYTES;
  }

  public Span scratch() {
    return new Span(base + SCRATCH, SCRATCH_BYTES);
  }

  public long generation() {
    return memory.readVolatile(base + GENERATION);
  }

  /// Steps the generation: even to odd as the overlay begins, odd to even as an image is whole.
  public void nextGeneration() {
    memory.writeVolatile(base + GENERATION, generation() + 1);
  }

  public boolean isWhole() {
    return (generation() & 1) == 0;
  }

  /// The address of the tracking word.
  public long tracking() {
    return base + TRACKING;
  }

  /// Claims the one place for an update; false if another update holds it.
  public boolean claimUpdate() {
    long updates = updates();
    return (updates & 1) == 0 && memory.compareAndSet(base + UPDATE, updates, updates + 1);
  }

  /// Gives the place back, which the caller holds, and returns the count as it is then: by the time
  /// it is asked for, the next update may have changed it.
  public long releaseUpdate() {
    long updates = updates() + 1;
    memory.writeVolatile(base + UPDATE, updates);
    return updates;
  }

  public boolean isUpdating() {
    return (updates() & 1) == 1;
  }

  /// Counts the beginnings and ends of updates: odd while one runs.
  public long updates() {
    return memory.readVolatile(base + UPDATE);
  }

  public Digest digest() {
    Span span = new Span(base + DIGEST, Digest.SIZE_BYTES);
    return new Digest(Bytes.of(memory.view(span).toArray(ValueLayout.JAVA_BYTE)));
  }

  public void setDigest(Digest digest) {
    memory.write(base + DIGEST, MemorySegment.ofArray(digest.bytes().toArray()));
  }

  public long witness() {
    return memory.readWord(base + WITNESS);
  }

  public void setWitness(long witness) {
    memory.writeWord(base + WITNESS, witness);
  }
}
