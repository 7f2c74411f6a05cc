package palimpsest.impl.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.image.Digest;
import palimpsest.model.release.Version;

/// How an adapter came to run an image.
///
/// @param fast by the fastload sequence, with what volatile memory held
/// @param trial whether the image is still to be confirmed
/// @param took how long the sequence takes, in simulated time
public record StartReport(
    boolean fast,
    int slot,
    boolean trial,
    Version version,
    Digest digest,
    Duration took,
    List<String> remarks) {
  public StartReport {
    remarks = List.copyOf(remarks);
  }

  StartReport withRemark(String remark) {
    List<String> all = new ArrayList<>(remarks);
    all.add(remark);
    return new StartReport(fast, slot, trial, version, digest, took, all);
  }

  StartReport confirmed() {
    return new StartReport(fast, slot, false, version, digest, took, remarks);
  }
}
