package palimpsest.impl.stage;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.CodeDefinition;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.fixture.AlteredBootstrap;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.handover.HandoverBlock;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.TableRoot;
import palimpsest.impl.trace.Actor;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// Broken parts in the place of an adapter's own, each looked for by a test that shows a claim.
final class ClaimMutants {
  private ClaimMutants() {}

  /// Shows a claim, whoever takes the steps.
  interface Shown {
    void show(Taking taking);
  }

  /// A mutant, and what it is looked for by.
  ///
  /// @param caughtBy part of what that says
  record Mutant(
      String name, String requirement, String defect, Taking taking, Shown claim, String caughtBy) {
    @Override
    public String toString() {
      return requirement + " " + name + ": " + defect;
    }
  }

  static List<Mutant> all() {
    return Stream.of(UpdateModuleMutants.all(), ofImages(), ofReconciling())
        .flatMap(List::stream)
        .toList();
  }

  static Shown claim(Consumer<ClaimsTest> test) {
    return by(ClaimsTest::new, (claims, taking) -> claims.taking = taking, test);
  }

  private static <T> Shown by(Supplier<T> tests, BiConsumer<T, Taking> broken, Consumer<T> test) {
    return taking -> {
      T with = tests.get();
      broken.accept(with, taking);
      test.accept(with);
    };
  }

  // --------------------------------------------------------------------------------- images

  private static List<Mutant> ofImages() {
    return List.of(
        new Mutant(
            "TableInWindow",
            "IMG-2",
            "a table is looked for inside the window only",
            updating(ClaimMutants::lookInside),
            claim(ClaimsTest::persistentDataAreThereWhenTheNewRunTimeSegmentRuns),
            "a sealed page is not written"),
        new Mutant(
            "VersionUnread",
            "IMG-3",
            "the version in the old image's header is not read",
            updating(
                (stage, adapter, actor) ->
                    (stage instanceof ReconcileStage.Identify(var loading, var image, var own)
                            ? new ReconcileStage.Identify(loading, image, new Unversioned(own))
                            : stage)
                        .take(adapter, actor)),
            claim(ClaimsTest::aDifferenceOfVersionsAloneShowsAnIncompatibility),
            "ImplicitlyChanged"));
  }

  /// The root of the first table names a place behind the image, in its window.
  private static UpdateStage lookInside(UpdateStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof PrepareStage.SaveOld) {
      AdapterMemory memory = adapter.memory();
      LoadedImage image = LoadedImage.at(memory, HandoverBlock.read(memory).newImage());
      Span segment = image.span(image.header().sections().data());
      memory.unseal(new Span(segment.base(), MemoryMap.roundToPages(segment.sizeBytes())));
      MemorySegment data = memory.target(segment);
      TableRoot root = TableRoot.read(data, 0);
      long behind = adapter.windowBase() + MemoryMap.roundToPages(image.span().sizeBytes());
      new TableRoot(behind, root.entryBytes(), root.entries()).write(data, 0);
    }
    return stage.take(adapter, actor);
  }

  private record Unversioned(Bootstrap own) implements AlteredBootstrap {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) -> own.logic().decide(handover, blind(running), loaded);
    }

    private static LoadedImage blind(LoadedImage image) {
      ImageHeader header = image.header();
      Release release = image.release();
      return new LoadedImage(
          image.memory(),
          image.base(),
          new ImageHeader(
              new Release(
                  release.name(),
                  Version.of("0"),
                  release.supports(),
                  release.requires(),
                  release.structures(),
                  release.initialization(),
                  release.companions(),
                  release.parameters(),
                  release.settings(),
                  release.implicitChanges(),
                  release.acceptedLosses(),
                  release.shape()),
              header.sections(),
              header.imageSizeBytes(),
              header.digest(),
              header.checksums(),
              header.payloads(),
              header.signature()),
          image.layouts());
    }
  }

  // ---------------------------------------------------------------------------- reconciling

  private static List<Mutant> ofReconciling() {
    return List.of(
        new Mutant(
            "OldConverts",
            "CNV-2",
            "the old image's bootstrap converts",
            updating(ClaimMutants::convertByOld),
            claim(
                ClaimsTest
                    ::theNewImagesBootstrapRunsAfterTheOldUpdateModuleAndReconcilesInItsOwnWay),
            "20="),
        new Mutant(
            "CodeNotSent",
            "CMP-4",
            "a module is said to be another version, and does not get its code",
            updating(ClaimMutants::burnNothing),
            claim(ClaimsTest::aModuleThatInterfacesIsUpdatedWhereVersionsDiffer),
            "what the module holds"),
        new Mutant(
            "ParametersNotTold",
            "CNV-6",
            "peers are not told of parameters that have changed",
            updating(
                (stage, adapter, actor) ->
                    stage instanceof SwitchedStage.Grant(var finished)
                        ? new SwitchedStage.OpenGate(finished)
                        : stage.take(adapter, actor)),
            by(
                DecisionTest::new,
                (decisions, taking) -> decisions.taking = taking,
                DecisionTest::changedParametersAreToldToWhoeverSharesTheProcedure),
            "class"),
        new Mutant(
            "ConvertedAgain",
            "CPY-6",
            "what was converted ahead of the pause is converted in it again",
            updating(ClaimMutants::convertAgain),
            by(
                PauseTest::new,
                (pause, taking) -> pause.taking = taking,
                PauseTest::whatIsLeftIsMergedWithinThePauseAndIsNoMoreThanItBears),
            "what is left for the pause"));
  }

  private interface UpdateTaker {
    UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor);
  }

  private static Taking updating(UpdateTaker taker) {
    return new Taking() {
      @Override
      public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
        return taker.take(stage, adapter, actor);
      }
    };
  }

  private static UpdateStage convertByOld(UpdateStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof ReconcileStage.Identify(var loading, var image, var bootstrap))) {
      return stage.take(adapter, actor);
    }
    LoadedImage old = loading.old().image();
    CodeDefinition<Bootstrap> code =
        adapter
            .definer()
            .bootstrap(adapter.memory(), old.span(old.header().sections().bootstrap()));
    ConversionModule conversion = ((CodeDefinition.Defined<Bootstrap>) code).entry().conversion();
    return new ReconcileStage.Identify(loading, image, new OldConverts(bootstrap, conversion))
        .take(adapter, actor);
  }

  private record OldConverts(Bootstrap own, ConversionModule conversion)
      implements AlteredBootstrap {}

  private static UpdateStage burnNothing(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    if (stage instanceof ReconcileStage.BurnModule) {
      for (CompanionPart part : adapter.surroundings().companions().parts()) {
        Burn burnt = part.burnt();
        part.burn(new Burn(burnt.version(), burnt.capabilities(), new byte[0]));
      }
    }
    return next;
  }

  private static UpdateStage convertAgain(UpdateStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof OverlayStage.CloseGate) {
      adapter.marks().markAll(0, adapter.configuration().ports(), actor);
    }
    return stage.take(adapter, actor);
  }
}
