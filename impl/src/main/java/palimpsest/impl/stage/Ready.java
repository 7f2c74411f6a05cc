package palimpsest.impl.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunTimeSegment;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.Span;

/// An update that has done all it can before the gate closes: the new code is defined, what is to
/// be copied and what the copy will be verified against is known, the old image is saved. `remarks`
/// collects what later could not be done; `forced` says that there is no way back to the old image.
record Ready(
    Planned planned,
    RunTimeSegment text,
    DifferingPages differing,
    List<Expectation> expectations,
    int oldChecksum,
    boolean forced,
    List<String> remarks) {
  Ready {
    expectations = List.copyOf(expectations);
    remarks = List.copyOf(remarks);
  }

  /// A section of the image and the CRC32C its copy has to have.
  record Expectation(Section section, int checksum) {}

  Ready withRemark(String remark) {
    List<String> all = new ArrayList<>(remarks);
    all.add(remark);
    return new Ready(planned, text, differing, expectations, oldChecksum, forced, all);
  }

  /// The window may hold anything, so that all of the image is copied.
  Ready forcedForward(String remark) {
    Ready noted = withRemark(remark);
    DifferingPages all = DifferingPages.all(planned.image().span());
    return new Ready(planned, text, all, expectations, oldChecksum, true, noted.remarks);
  }

  /// Clears what the longer of both images left in the window behind the one that belongs there.
  void clearBehind(LoadedImage image) {
    long base = planned.old().image().base();
    long end = image.span().sizeBytes();
    long longest =
        Math.max(planned.old().image().span().sizeBytes(), planned.image().span().sizeBytes());
    image.memory().fill(new Span(base + end, longest - end), (byte) 0);
  }

  /// What is to undo before anything was withdrawn from peers.
  Undoing undoing() {
    return undoing(false);
  }

  Undoing undoingWithdrawal() {
    return undoing(true);
  }

  private Undoing undoing(boolean withdrawn) {
    Undoing undoing = planned.undoing();
    return new Undoing(
        undoing.command(), undoing.old(), undoing.burnt(), withdrawn, Optional.of(this));
  }
}
