package palimpsest.properties.kill;

import palimpsest.properties.subject.mutant.SubjectMutant;

/// Something that may notice a mutant of the implementation.
public interface Detector {
  String name();

  Kind kind();

  /// Looks for what is wrong with a mutant; always finds the same for one seed.
  Finding detect(SubjectMutant mutant, long seed);

  /// What a detector judges by. Two of one kind ask the same question, and are one witness.
  enum Kind {
    /// Each state, read from memory and stages, is the one that the reference machine comes to.
    STATES("states"),
    /// The reference machine explains what the adapter tells of its steps.
    TRACE("trace"),
    /// Hosts, peers and modules see what releases promise, and find it in the image's bytes.
    HOSTS("hosts");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// The kind as reports have it.
    public String word() {
      return word;
    }
  }
}
