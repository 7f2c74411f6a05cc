package palimpsest.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// Who may know whom. **Think before you change me**: these arrows are why a verdict is worth
/// anything. An oracle that shares code with what it judges judges nothing.
enum LayerRule {
  MODEL_KNOWS_NOBODY(only("palimpsest.model..")),
  IMPL_KNOWS_WORDS_NOT_THE_MACHINE(only("palimpsest.impl..", "palimpsest.model.release..")),
  TLA_KNOWS_MODEL(only("palimpsest.tla..", "palimpsest.model..")),
  PROPERTIES_KNOW_BOTH_MACHINES(
      only(
          "palimpsest.properties..",
          "palimpsest.impl..",
          "palimpsest.tla..",
          "palimpsest.model..")),
  NOBODY_KNOWS_EVIDENCE(unknown("palimpsest.evidence..")),
  NOBODY_KNOWS_BENCH(unknown("palimpsest.bench..")),
  /// Templates are read as class files and defined again inside an adapter; a reference would run
  /// the original instead, without anybody noticing.
  TEMPLATES_ARE_BYTES(unknown("palimpsest.impl.template..")),
  /// Time, chance and settings come in through constructors.
  NOTHING_UNREPEATABLE(
      classes()
          .that(
              resideInAnyPackage(
                  "palimpsest.model..", "palimpsest.impl..", "palimpsest.properties.."))
          .should(Banned.condition())
          .as("model, impl and properties run the same way twice"));

  @SuppressWarnings("ImmutableEnumChecker") // a rule has no setter
  private final ArchRule rule;

  LayerRule(ArchRule rule) {
    this.rule = rule;
  }

  /// One line per finding.
  List<String> findings(JavaClasses classes) {
    return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
  }

  /// The first package is the module's own; the others are those of the project it may know.
  private static ArchRule only(String own, String... others) {
    return noClasses()
        .that(resideInAPackage(own))
        .should()
        .dependOnClassesThat(
            resideInAPackage("palimpsest..")
                .and(not(resideInAPackage(own)))
                .and(not(resideInAnyPackage(others))))
        .as(own + " knows no more than " + List.of(others));
  }

  /// Nobody but the package itself refers to it.
  private static ArchRule unknown(String own) {
    return noClasses()
        .that(not(resideInAPackage(own)))
        .should()
        .dependOnClassesThat(resideInAPackage(own))
        .as("nobody else knows " + own);
  }
}
