package palimpsest.properties.subject;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.impl.table.ChangeMarks;
import palimpsest.model.machine.Constants;
import palimpsest.properties.conformance.CodeUpdateTranslation;
import palimpsest.properties.conformance.TlcModel;
import palimpsest.tla.Manifest;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.Tlc.Limits;

/// The models that are walked, by name: those of the specification, whose constants TLC tells, and
/// `random-SEED`, which the seed tells.
public final class Models {
  private static final Pattern RANDOM = Pattern.compile("random-(-?\\d{1,18})");
  private static final CodeUpdateTranslation TRANSLATION = new CodeUpdateTranslation();
  private static final Limits LIMITS = new Limits(1, 700, Duration.ofMinutes(10), true);

  private final ModelCheck check;

  public Models(ModelCheck check) {
    this.check = check;
  }

  /// The name of a model at random.
  public static String random(long seed) {
    return "random-" + seed;
  }

  /// The names of those that the specification has.
  public List<String> names() {
    return check.manifest().protocol(TRANSLATION.protocol()).subjects().stream()
        .map(Manifest.Subject::name)
        .toList();
  }

  /// The constants of a model, but for the marks in a word: as many as the implementation has.
  /// Empty if there is none of that name.
  ///
  /// @throws IOException if TLC does not tell them
  public Optional<Constants> constants(String name) throws IOException {
    return specified(name).map(Models::asImplemented);
  }

  /// The constants of a model; empty if there is none of that name.
  ///
  /// @throws IOException if TLC does not tell them
  public Optional<Constants> specified(String name) throws IOException {
    Matcher random = RANDOM.matcher(name);
    if (random.matches()) {
      return Optional.of(RandomConstants.of(Long.parseLong(random.group(1))));
    }
    return names().contains(name)
        ? Optional.of(TlcModel.prepare(name, check.tlc(), TRANSLATION).constants(LIMITS))
        : Optional.empty();
  }

  /// The same, with as many marks in a word as the implementation has.
  public static Constants asImplemented(Constants constants) {
    return new Constants(
        constants.ports(),
        constants.workers(),
        constants.images(),
        constants.firstImage(),
        constants.paths(),
        constants.kinds(),
        constants.values(),
        constants.sessions(),
        constants.windowBlocks(),
        constants.firstLevels(),
        constants.environment(),
        ChangeMarks.behindWord(0),
        constants.restMax(),
        constants.roundsMax(),
        constants.faults(),
        constants.spoilsMax(),
        constants.replaceable());
  }
}
