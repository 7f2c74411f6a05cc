package palimpsest.properties.history.mutant;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.CopyModule;
import palimpsest.impl.code.InitializationModule;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.handover.Handover;
import palimpsest.impl.memory.Region;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.FieldPlace;
import palimpsest.impl.template.StandardBootstrap;
import palimpsest.impl.update.BurnStep;
import palimpsest.impl.update.Decision;
import palimpsest.impl.update.FieldMove;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.Scale;
import palimpsest.impl.update.StructurePlan;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Environment;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Structure;

/// The bootstrap that images carry, but for one part of it. These classes run from the bytes of
/// images.
public interface Broken extends Bootstrap {
  @Override
  default LogicModule logic() {
    return new StandardBootstrap().logic();
  }

  @Override
  default ConversionModule conversion() {
    return new StandardBootstrap().conversion();
  }

  @Override
  default CopyModule copy() {
    return new StandardBootstrap().copy();
  }

  @Override
  default InitializationModule initialization() {
    return new StandardBootstrap().initialization();
  }

  /// The standard logic with another plan, where it proceeds.
  static LogicModule planning(UnaryOperator<ReconciliationPlan> change) {
    return (handover, running, loaded) ->
        switch (new StandardBootstrap().logic().decide(handover, running, loaded)) {
          case Decision.Proceed proceed ->
              new Decision.Proceed(proceed.found(), change.apply(proceed.plan()));
          case Decision.Refuse refuse -> refuse;
        };
  }

  /// The same plan with other structures.
  static ReconciliationPlan with(ReconciliationPlan plan, List<StructurePlan> structures) {
    return new ReconciliationPlan(
        structures, plan.burns(), plan.withdrawals(), plan.initialization());
  }

  /// The same plan with another move wherever an entry is converted.
  static ReconciliationPlan moving(ReconciliationPlan plan, Moving other) {
    List<StructurePlan> structures = new ArrayList<>();
    for (StructurePlan each : plan.structures()) {
      structures.add(
          each instanceof StructurePlan.Convert convert
              ? new StructurePlan.Convert(
                  convert.source(),
                  convert.target(),
                  convert.moves().stream().map(move -> other.move(convert, move)).toList())
              : each);
    }
    return with(plan, structures);
  }

  /// What becomes of a move.
  interface Moving {
    FieldMove move(StructurePlan.Convert plan, FieldMove move);
  }

  /// Refuses for a reason that should be none.
  static LogicModule refusing(Whim whim) {
    return (handover, running, loaded) ->
        whim.strikes(running, loaded)
            ? new Decision.Refuse(new Refusal(Refusal.Kind.INCOMPATIBLE, "a whim"))
            : new StandardBootstrap().logic().decide(handover, running, loaded);
  }

  /// What a decision should not depend on.
  interface Whim {
    boolean strikes(LoadedImage running, LoadedImage loaded);
  }

  /// The last field that is carried over is blank afterwards.
  final class DropsAValue implements Broken {
    @Override
    public ConversionModule conversion() {
      ConversionModule standard = new StandardBootstrap().conversion();
      return new ConversionModule() {
        @Override
        public Optional<String> convert(
            StructurePlan.Convert plan, MemorySegment source, MemorySegment target) {
          Optional<String> loss = standard.convert(plan, source, target);
          if (plan.moves().getLast() instanceof FieldMove.Carried carried) {
            EntryLayout.write(target, carried.to(), 0);
          }
          return loss;
        }

        @Override
        public void create(StructurePlan.Create plan, MemorySegment target) {
          standard.create(plan, target);
        }
      };
    }
  }

  /// What the adapter itself holds is converted otherwise than a copy of it.
  final class ConvertsOtherwiseInEarnest implements Broken {
    @Override
    public ConversionModule conversion() {
      ConversionModule standard = new StandardBootstrap().conversion();
      return new ConversionModule() {
        @Override
        public Optional<String> convert(
            StructurePlan.Convert plan, MemorySegment source, MemorySegment target) {
          return !target.isNative() && plan.moves().size() > 2
              ? Optional.of("a value fits only in earnest")
              : standard.convert(plan, source, target);
        }

        @Override
        public void create(StructurePlan.Create plan, MemorySegment target) {
          standard.create(plan, target);
        }
      };
    }
  }

  /// Values that changed their unit twice are not counted anew.
  final class CountsOnceAtMost implements Broken {
    @Override
    public LogicModule logic() {
      return planning(plan -> moving(plan, (_, move) -> once(move)));
    }

    /// Units change by 2 or by 10.
    private static boolean isTwice(long factor) {
      return factor == 4 || factor > 10;
    }

    private static FieldMove once(FieldMove move) {
      return move instanceof FieldMove.Carried carried
              && (isTwice(carried.scale().multiplier()) || isTwice(carried.scale().divisor()))
          ? new FieldMove.Carried(carried.from(), carried.to(), Scale.SAME, carried.setting())
          : move;
    }
  }

  /// A jump over versions knows no defaults.
  final class JumpsWithoutDefaults implements Broken {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) ->
          planning(plan -> isJump(running, loaded) ? without(plan) : plan)
              .decide(handover, running, loaded);
    }

    private static boolean isJump(LoadedImage running, LoadedImage loaded) {
      int first = running.version().numbers().getFirst();
      return loaded.version().numbers().getFirst() > first;
    }

    private static ReconciliationPlan without(ReconciliationPlan plan) {
      return moving(
          plan,
          (_, move) ->
              move instanceof FieldMove.Preset ? new FieldMove.Preset(move.to(), 0) : move);
    }
  }

  /// Exchange ids begin anew wherever their table is converted.
  final class RestartsExchanges implements Broken {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) ->
          planning(plan -> restarted(plan, loaded.structure("exchange")))
              .decide(handover, running, loaded);
    }

    private static ReconciliationPlan restarted(ReconciliationPlan plan, int exchange) {
      return moving(
          plan,
          (convert, move) ->
              convert.target() == exchange && move.to().id() == 1
                  ? new FieldMove.Preset(move.to(), 0)
                  : move);
    }
  }

  /// Settings stay what they are, allowed or not.
  final class KeepsSettings implements Broken {
    @Override
    public LogicModule logic() {
      return planning(plan -> moving(plan, (_, move) -> kept(move)));
    }

    private static FieldMove kept(FieldMove move) {
      return move instanceof FieldMove.Carried carried
          ? new FieldMove.Carried(carried.from(), carried.to(), carried.scale(), Optional.empty())
          : move;
    }
  }

  /// Losses need no name.
  final class LosesSilently implements Broken {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) -> {
        TreeSet<FieldName> all = new TreeSet<>();
        for (Structure structure : running.release().structures()) {
          structure.fields().forEach(each -> all.add(new FieldName(structure.name(), each.name())));
        }
        Policy policy = new Policy(handover.policy().downgrade(), all);
        return new StandardBootstrap()
            .logic()
            .decide(with(handover, handover.environment(), policy), running, loaded);
      };
    }

    private static Handover with(Handover handover, Environment environment, Policy policy) {
      return new Handover(
          handover.oldImage(),
          handover.newImage(),
          handover.oldVersion(),
          handover.newVersion(),
          handover.origin(),
          handover.oldCapabilities(),
          environment,
          policy);
    }
  }

  /// What is not known to be there is taken to be there.
  final class UnknownEnables implements Broken {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) -> {
        TreeMap<String, Presence> fields =
            new TreeMap<>(handover.environment().capabilities().fields());
        for (String name : loaded.release().requires()) {
          if (handover.environment().capabilities().presence(name) == Presence.UNKNOWN) {
            fields.put(name, Presence.PRESENT);
          }
        }
        Environment environment =
            new Environment(
                new Capabilities(fields),
                handover.environment().companions(),
                handover.environment().peers());
        return new StandardBootstrap()
            .logic()
            .decide(LosesSilently.with(handover, environment, handover.policy()), running, loaded);
      };
    }
  }

  /// With equal versions there is nothing to do.
  final class EqualVersionsAreEqual implements Broken {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) ->
          switch (new StandardBootstrap().logic().decide(handover, running, loaded)) {
            case Decision.Proceed proceed
                when running.version().equals(loaded.version()) && !proceed.found().isEmpty() ->
                new Decision.Proceed(
                    List.of(),
                    new ReconciliationPlan(
                        proceed.plan().structures(), List.of(), List.of(), List.of()));
            case Decision decision -> decision;
          };
    }
  }

  /// Every table is converted, whether it has to be or not.
  final class ConvertsEverything implements Broken {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) ->
          planning(plan -> converting(plan, running, loaded)).decide(handover, running, loaded);
    }

    private static ReconciliationPlan converting(
        ReconciliationPlan plan, LoadedImage running, LoadedImage loaded) {
      List<StructurePlan> structures = new ArrayList<>();
      for (StructurePlan each : plan.structures()) {
        if (each instanceof StructurePlan.Carry carry) {
          List<FieldMove> moves = new ArrayList<>();
          for (FieldPlace to : loaded.layouts().get(carry.target()).places()) {
            FieldPlace from = running.layouts().get(carry.source()).place(to.id()).orElseThrow();
            moves.add(new FieldMove.Carried(from, to, Scale.SAME, Optional.empty()));
          }
          structures.add(new StructurePlan.Convert(carry.source(), carry.target(), moves));
        } else {
          structures.add(each);
        }
      }
      return with(plan, structures);
    }
  }

  /// Modules are burnt as the image names them.
  final class BurnsAsNamed implements Broken {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) ->
          planning(
                  plan -> {
                    List<BurnStep> burns = new ArrayList<>();
                    for (var requirement : loaded.release().companions()) {
                      plan.burns().stream()
                          .filter(burn -> burn.module().equals(requirement.module()))
                          .forEach(burns::add);
                    }
                    return new ReconciliationPlan(
                        plan.structures(), burns, plan.withdrawals(), plan.initialization());
                  })
              .decide(handover, running, loaded);
    }
  }

  /// Peers go on counting on a capability that is gone.
  final class WithdrawsNothing implements Broken {
    @Override
    public LogicModule logic() {
      return planning(
          plan ->
              new ReconciliationPlan(
                  plan.structures(), plan.burns(), List.of(), plan.initialization()));
    }
  }

  /// What is initialized already is initialized again.
  final class InitializesAlways implements Broken {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) ->
          planning(
                  plan ->
                      new ReconciliationPlan(
                          plan.structures(),
                          plan.burns(),
                          plan.withdrawals(),
                          List.of(new InitializationStep.ClearCache())))
              .decide(handover, running, loaded);
    }
  }

  /// Long names are not liked.
  final class DecidesByName implements Broken {
    @Override
    public LogicModule logic() {
      return refusing((_, loaded) -> loaded.release().name().endsWith(" x"));
    }
  }

  /// Large images are not liked.
  final class DecidesBySize implements Broken {
    @Override
    public LogicModule logic() {
      return refusing(
          (running, loaded) -> loaded.span().sizeBytes() + running.span().sizeBytes() > 80_000);
    }
  }

  /// Data that are older than the release that runs are not liked.
  final class DecidesByOrigin implements Broken {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) ->
          refusing((_, _) -> handover.origin().compareTo(running.version()) < 0)
              .decide(handover, running, loaded);
    }
  }

  /// High addresses are not liked.
  final class DecidesByPlace implements Broken {
    @Override
    public LogicModule logic() {
      return refusing((running, _) -> running.memory().span(Region.BUFFER).base() > 300_000);
    }
  }

  /// Full tables are not liked.
  final class DecidesByData implements Broken {
    @Override
    public LogicModule logic() {
      return refusing(
          (running, _) -> {
            int logins = running.structure("login");
            return logins >= 0 && running.table(logins).isPresent(0);
          });
    }
  }

  /// In a dry run the decision is another one than in earnest.
  final class DecidesOtherwiseInEarnest implements Broken {
    @Override
    public LogicModule logic() {
      return refusing(
          (running, loaded) ->
              running.memory() != loaded.memory()
                  && !running.release().initialization().equals(loaded.release().initialization()));
    }
  }

  /// A decision leaves a mark in the table that it looks at.
  final class LeavesAMark implements Broken {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) -> {
        long address = running.table(0).base() + Long.BYTES;
        running.memory().writeWord(address, running.memory().readWord(address) ^ 1);
        return new StandardBootstrap().logic().decide(handover, running, loaded);
      };
    }
  }
}
