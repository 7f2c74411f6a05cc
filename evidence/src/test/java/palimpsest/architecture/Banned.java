package palimpsest.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.regex.Pattern;

/// A call that lets time, chance or the machine's settings into code that must run the same way
/// twice, and what to call instead. `main` may: it hands them in.
///
/// @param owner a pattern of the name of a JDK class
/// @param member a pattern of the method's name and its parameters' types, as in `sleep\(.*`
record Banned(String owner, Pattern member, String instead) {
  private static final String CLOCK = "take a clock as a constructor argument";
  private static final String CHANCE = "take a seeded generator as a constructor argument";
  private static final String SETTINGS = "read it in main and pass it in as configuration";
  private static final String WAITING = "advance a step, or await a condition that is signalled";

  private static final List<Banned> ALL =
      List.of(
          of("java.lang.System", "nanoTime\\(.*|currentTimeMillis\\(.*", CLOCK),
          of("java.time.*", "now\\(\\)|now\\(java.time.ZoneId\\)", CLOCK),
          of("java.time.*Clock", "(system|tick).*", CLOCK),
          of("java.util.Date", "<init>\\(\\)", CLOCK),
          of("java.util.Random", "<init>\\(\\)", CHANCE),
          of("java.util.SplittableRandom", "<init>\\(\\)", CHANCE),
          of("java.security.SecureRandom", "<init>\\(.*|getInstanceStrong\\(.*", CHANCE),
          of("java.lang.Math", "random\\(.*", CHANCE),
          of("java.util.concurrent.ThreadLocalRandom", ".*", CHANCE),
          of("java.util.UUID", "randomUUID\\(.*", CHANCE),
          of("java.lang.System", "(getenv|getProperty|getProperties)\\(.*", SETTINGS),
          of("java.lang.(Integer|Long)", "get(Integer|Long)\\(.*", SETTINGS),
          of("java.lang.Boolean", "getBoolean\\(.*", SETTINGS),
          of("java.lang.Thread", "sleep\\(.*", WAITING),
          of("java.util.concurrent.TimeUnit", "sleep\\(.*", WAITING));

  private static Banned of(String owner, String member, String instead) {
    return new Banned(owner, Pattern.compile(member), instead);
  }

  /// Holds for a class that calls, and refers to, nothing that is banned.
  static ArchCondition<JavaClass> condition() {
    return new ArchCondition<>("call nothing that a second run would answer differently") {
      @Override
      public void check(JavaClass caller, ConditionEvents events) {
        caller.getCodeUnitCallsFromSelf().forEach(access -> judge(caller, access, events));
        caller.getCodeUnitReferencesFromSelf().forEach(access -> judge(caller, access, events));
      }
    };
  }

  private static void judge(
      JavaClass caller, JavaCodeUnitAccess<?> access, ConditionEvents events) {
    if (isMain(access)) {
      return;
    }
    for (Banned banned : ALL) {
      if (banned.covers(access)) {
        String message = access.getDescription() + ": " + banned.instead;
        events.add(SimpleConditionEvent.violated(caller, message));
      }
    }
  }

  private static boolean isMain(JavaCodeUnitAccess<?> access) {
    return access.getOrigin().getName().equals("main");
  }

  private boolean covers(JavaCodeUnitAccess<?> access) {
    return access.getTargetOwner().getName().matches(owner)
        && member.matcher(signature(access)).matches();
  }

  private static String signature(JavaCodeUnitAccess<?> access) {
    List<String> types =
        access.getTarget().getRawParameterTypes().stream().map(JavaClass::getName).toList();
    return access.getTarget().getName() + "(" + String.join(",", types) + ")";
  }
}
