package palimpsest.properties.subject.code;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.CopyModule;
import palimpsest.impl.code.InitializationModule;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Span;
import palimpsest.impl.update.Decision;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.StructurePlan;

/// The explored bootstrap, but for one part of it.
public interface Deviating extends Bootstrap {
  /// What it deviates from.
  Bootstrap explored();

  @Override
  default LogicModule logic() {
    return explored().logic();
  }

  @Override
  default ConversionModule conversion() {
    return explored().conversion();
  }

  @Override
  default CopyModule copy() {
    return explored().copy();
  }

  @Override
  default InitializationModule initialization() {
    return explored().initialization();
  }

  /// Another plan, where the decision is to proceed.
  interface Replanning {
    ReconciliationPlan plan(LoadedImage running, LoadedImage loaded, ReconciliationPlan plan);
  }

  static LogicModule planning(LogicModule logic, Replanning other) {
    return (handover, running, loaded) ->
        switch (logic.decide(handover, running, loaded)) {
          case Decision.Proceed proceed ->
              new Decision.Proceed(proceed.found(), other.plan(running, loaded, proceed.plan()));
          case Decision.Refuse refuse -> refuse;
        };
  }

  /// Another way to convert an entry.
  interface Reconverting {
    Optional<String> convert(
        StructurePlan.Convert plan,
        MemorySegment source,
        MemorySegment target,
        Optional<String> loss);
  }

  /// What is converted is then changed.
  static ConversionModule converting(ConversionModule conversion, Reconverting other) {
    return new ConversionModule() {
      @Override
      public Optional<String> convert(
          StructurePlan.Convert plan, MemorySegment source, MemorySegment target) {
        return other.convert(plan, source, target, conversion.convert(plan, source, target));
      }

      @Override
      public void create(StructurePlan.Create plan, MemorySegment target) {
        conversion.create(plan, target);
      }
    };
  }

  /// Whatever was copied, the verdict is the same.
  static CopyModule verifying(CopyModule copy, boolean verdict) {
    return new CopyModule() {
      @Override
      public void copyBlock(AdapterMemory memory, Span block, long to) {
        copy.copyBlock(memory, block, to);
      }

      @Override
      public boolean verify(AdapterMemory memory, Span span, int checksum) {
        copy.verify(memory, span, checksum);
        return verdict;
      }
    };
  }
}
