package palimpsest.evidence.report.page;

import java.util.Locale;
import java.util.function.ToLongFunction;
import palimpsest.properties.path.Pause;

/// A part of a pause, in the order in which they happen, and what is done in it.
public enum Phase {
  DRAIN(Pause::drainNanos, "requests inside the image come out"),
  MERGE(Pause::mergeNanos, "what changed late is converted"),
  COPY(Pause::copyNanos, "the image is copied into place"),
  VERIFY(Pause::verifyNanos, "the copy is compared"),
  INITIALIZE(Pause::initializeNanos, "the new image's steps are taken"),
  SWITCH(Pause::switchNanos, "the new image takes over, the gate opens");

  @SuppressWarnings("ImmutableEnumChecker") // an accessor of a record
  private final ToLongFunction<Pause> part;

  private final String what;

  Phase(ToLongFunction<Pause> part, String what) {
    this.part = part;
    this.what = what;
  }

  long nanos(Pause pause) {
    return part.applyAsLong(pause);
  }

  /// The name, as style sheets and readers know it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What is done in this part.
  public String what() {
    return what;
  }
}
