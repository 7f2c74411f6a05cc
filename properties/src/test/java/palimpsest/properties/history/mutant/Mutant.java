package palimpsest.properties.history.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import palimpsest.impl.image.ClassBytes;
import palimpsest.impl.image.ClassFiles;
import palimpsest.impl.image.ClassSet;
import palimpsest.impl.image.Code;
import palimpsest.properties.fixture.Suite;
import palimpsest.properties.seam.Decider;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.sequential.LogicProbe;
import palimpsest.properties.sequential.SequentialImplementation;
import palimpsest.properties.sequential.Tampering;

/// An adapter with one defect, named after the race that it loses where it is one, and the property
/// that has to find it.
enum Mutant implements Suite.Judged {
  R1_LATE_LOGINS_ARE_FORGOTTEN(
      Tamperings.FORGETS_LATE_CHANGES, Suite.DATA_SURVIVE, "the entries of "),
  R2_LATE_LOGOUTS_ARE_FORGOTTEN(
      Tamperings.FORGETS_LATE_REMOVALS, Suite.DATA_SURVIVE, "the entries of login"),
  R6_PORTS_ARE_SWAPPED(Tamperings.SWAPS_PORTS, Suite.DATA_SURVIVE, "the entries of login"),
  R7_EXCHANGES_BEGIN_ANEW(
      Broken.RestartsExchanges.class, Suite.DATA_SURVIVE, "the entries of exchange"),
  R9_A_VALUE_IS_DROPPED(Broken.DropsAValue.class, Suite.DATA_SURVIVE, "the entries of "),
  SETTINGS_ARE_KEPT_THOUGH_NOT_ALLOWED(
      Broken.KeepsSettings.class, Suite.DATA_SURVIVE, "the entries of configuration"),

  R39_A_UNIT_THAT_CHANGED_TWICE_IS_LEFT(
      Broken.CountsOnceAtMost.class, Suite.PATH_INDEPENDENCE, "the data, step by step as at once"),
  R39_A_JUMP_KNOWS_NO_DEFAULTS(
      Broken.JumpsWithoutDefaults.class,
      Suite.PATH_INDEPENDENCE,
      "the data, step by step as at once"),
  THE_ORIGIN_IS_FORGOTTEN(
      Tamperings.FORGETS_THE_ORIGIN, Suite.PATH_INDEPENDENCE, "the origin of the data"),

  R9_A_LOSS_NEEDS_NO_NAME(
      Broken.LosesSilently.class,
      Suite.UP_AND_DOWN,
      "an update that loses what nobody named is refused"),
  R9_A_VALUE_IS_DROPPED_ON_THE_WAY(
      Broken.DropsAValue.class, Suite.UP_AND_DOWN, "the data, there and back again"),

  THE_DECISION_DEPENDS_ON_NAMES(
      Broken.DecidesByName.class,
      Suite.NOTHING_ELSE_MATTERS,
      "the decision under other circumstances"),
  THE_DECISION_DEPENDS_ON_SIZES(
      Broken.DecidesBySize.class,
      Suite.NOTHING_ELSE_MATTERS,
      "the decision under other circumstances"),
  THE_DECISION_DEPENDS_ON_THE_ORIGIN(
      Broken.DecidesByOrigin.class,
      Suite.NOTHING_ELSE_MATTERS,
      "the decision under other circumstances"),
  THE_DECISION_DEPENDS_ON_PLACES(
      Broken.DecidesByPlace.class,
      Suite.NOTHING_ELSE_MATTERS,
      "the decision under other circumstances"),
  R43_THE_DECISION_DEPENDS_ON_WHO_IS_LOGGED_IN(
      Broken.DecidesByData.class,
      Suite.NOTHING_ELSE_MATTERS,
      "the decision under other circumstances"),

  A_CONVERSION_IS_NEEDLESS(
      Broken.ConvertsEverything.class, Suite.PLAN_IS_MINIMAL, "how structures come about"),
  AN_INITIALIZATION_IS_NEEDLESS(
      Broken.InitializesAlways.class, Suite.PLAN_IS_MINIMAL, "what is initialized"),
  R25_MODULES_ARE_BURNT_AS_NAMED(Broken.BurnsAsNamed.class, Suite.PLAN_IS_MINIMAL, "what is burnt"),
  R38_EQUAL_VERSIONS_ARE_TAKEN_FOR_EQUAL(
      Broken.EqualVersionsAreEqual.class, Suite.PLAN_IS_MINIMAL, "what is found"),
  R40_PEERS_ARE_NOT_TOLD(Broken.WithdrawsNothing.class, Suite.PLAN_IS_MINIMAL, "what is withdrawn"),
  R42_UNKNOWN_IS_TAKEN_FOR_PRESENT(
      Broken.UnknownEnables.class, Suite.PLAN_IS_MINIMAL, "reasons to refuse what is not"),

  R25_BURNS_ARE_NOT_UNDONE(Tamperings.KEEPS_BURNS, Suite.NO_TRACE, "what a refused update leaves"),
  R27_A_REFUSAL_LEAVES_THE_TABLE_CONVERTED(
      Tamperings.LEAVES_TABLE_CONVERTED, Suite.NO_TRACE, "the entries of login"),
  R30_THE_BUFFER_IS_LEFT(
      Tamperings.LEAVES_THE_BUFFER, Suite.NO_TRACE, "what a refused update leaves"),
  R30_THE_ADAPTER_STAYS_BUSY(Tamperings.STAYS_BUSY, Suite.NO_TRACE, "what a refused update leaves"),
  R41_WHAT_WAS_WITHDRAWN_STAYS_SO(
      Tamperings.KEEPS_WITHDRAWALS, Suite.NO_TRACE, "what a refused update leaves"),

  R1_LATE_LOGINS_ARE_FORGOTTEN_IN_A_LIFE(
      Tamperings.FORGETS_LATE_CHANGES, Suite.EACH_STEP_HOLDS, "the entries of "),
  R30_THE_ADAPTER_STAYS_BUSY_FOR_LIFE(
      Tamperings.STAYS_BUSY, Suite.EACH_STEP_HOLDS, "one update at a time"),
  SESSIONS_ARE_MIXED_UP_IN_A_LIFE(
      Tamperings.SWAPS_PORTS, Suite.EACH_STEP_HOLDS, "the entries of login"),

  R17_A_DECISION_WRITES_WHAT_IS_IN_USE(
      Broken.LeavesAMark.class, Suite.DRY_RUN_PREDICTS, "what a dry run leaves"),
  THE_DECISION_IS_ANOTHER_IN_EARNEST(
      Broken.DecidesOtherwiseInEarnest.class, Suite.DRY_RUN_PREDICTS, "the refusal"),
  THE_CONVERSION_IS_ANOTHER_IN_EARNEST(
      Broken.ConvertsOtherwiseInEarnest.class,
      Suite.DRY_RUN_PREDICTS,
      "the refusal foretold of an update");

  private static final String STANDARD = "palimpsest.impl.template.StandardBootstrap";

  @SuppressWarnings("ImmutableEnumChecker") // it has no state
  private final UnaryOperator<Code> code;

  @SuppressWarnings("ImmutableEnumChecker") // it has no state
  private final Tampering tampering;

  private final Suite suite;
  private final String symptom;

  Mutant(Class<? extends Broken> bootstrap, Suite suite, String symptom) {
    this.code = standard -> replaced(standard, bootstrap);
    this.tampering = Tampering.NONE;
    this.suite = suite;
    this.symptom = symptom;
  }

  Mutant(Tampering tampering, Suite suite, String symptom) {
    this.code = UnaryOperator.identity();
    this.tampering = tampering;
    this.suite = suite;
    this.symptom = symptom;
  }

  Suite suite() {
    return suite;
  }

  /// How the property's complaint begins: it finds this defect, and not that there is some.
  String symptom() {
    return symptom;
  }

  @Override
  public Implementation implementation() {
    return SequentialImplementation.with(code, tampering);
  }

  @Override
  public Decider logic() {
    return new LogicProbe(code);
  }

  /// The standard bootstrap, entered by a broken one; one with a conversion of its own stays.
  private static Code replaced(Code standard, Class<? extends Broken> bootstrap) {
    if (!standard.bootstrap().entry().equals(STANDARD)) {
      return standard;
    }
    ClassSet own =
        new ClassFiles(Mutant.class.getClassLoader())
            .gather(bootstrap.getName(), List.of(Broken.class.getName()));
    List<ClassBytes> all = new ArrayList<>(standard.bootstrap().classes());
    all.addAll(own.classes());
    return new Code(standard.text(), new ClassSet(own.entry(), all), standard.payloads());
  }
}
