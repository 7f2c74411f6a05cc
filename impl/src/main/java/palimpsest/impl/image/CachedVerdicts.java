package palimpsest.impl.image;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A verifier that asks another one once for each digest and signature: an explorer meets the same
/// images millions of times. May be shared by threads.
///
/// The signature is part of the key, or a forged one would pass as soon as the true one was seen.
public final class CachedVerdicts implements SignatureVerifier {
  static final int VERDICTS_MAX = 4096;

  private record Question(Digest digest, ImageSignature signature) {}

  private final SignatureVerifier verifier;
  private final Map<Question, Verdict> verdicts = new ConcurrentHashMap<>();

  public CachedVerdicts(SignatureVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public Verdict verdict(Digest digest, ImageSignature signature) {
    Question question = new Question(digest, signature);
    Verdict known = verdicts.get(question);
    if (known != null) {
      return known;
    }
    if (verdicts.size() >= VERDICTS_MAX) {
      verdicts.clear();
    }
    Verdict verdict = verifier.verdict(digest, signature);
    verdicts.put(question, verdict);
    return verdict;
  }
}
