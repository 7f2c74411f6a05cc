package palimpsest.impl.stage;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.UpdateModule;
import palimpsest.impl.handover.Handover;
import palimpsest.impl.handover.HandoverBlock;
import palimpsest.impl.image.Defect;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.Section;
import palimpsest.impl.image.SectionOrder;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.ImageSource;
import palimpsest.impl.stage.ClaimMutants.Mutant;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Environment;

/// Update modules of the old image that do one thing otherwise than they should.
final class UpdateModuleMutants {
  private UpdateModuleMutants() {}

  static List<Mutant> all() {
    return Stream.of(ofLoading(), ofHandover(), ofWhatIsTold(), ofBranch())
        .flatMap(List::stream)
        .toList();
  }

  // -------------------------------------------------------------------------------- loading

  private static List<Mutant> ofLoading() {
    return List.of(
        new Mutant(
            "BuiltInModule",
            "IMG-6",
            "an image has no update module: the adapter's is entered",
            AlteredModule.taking(BuiltInModule::new),
            ClaimMutants.claim(
                ClaimsTest::inResponseToTheInterruptTheOldUpdateModuleLoadsToTheBuffer),
            "the update module is the image's own"),
        new Mutant(
            "LoadedOver",
            "LDR-1",
            "a new image is loaded over the old one's blocks",
            AlteredModule.taking(LoadedOver::new),
            ClaimMutants.claim(
                ClaimsTest::theNewImageIsLoadedApartReconciledAndThenCopiedOverTheOldOne),
            "the old image"),
        new Mutant(
            "OldCleared",
            "LDR-6",
            "the old image is gone once the new one is loaded",
            AlteredModule.taking(OldCleared::new),
            ClaimMutants.claim(ClaimsTest::theCopyComesInResponseToReconciliationAndNotBefore),
            "window at CheckImage"),
        new Mutant(
            "OldDecides",
            "BR-3",
            "the old image refuses what it takes to be incompatible",
            AlteredModule.taking(OldDecides::new),
            ClaimMutants.claim(ClaimsTest::differentDataStructuresAreConverted),
            "structures have changed"));
  }

  private record BuiltInModule(UpdateModule own) implements AlteredModule {}

  private record LoadedOver(UpdateModule own) implements AlteredModule {
    @Override
    public Chunk load(AdapterMemory memory, ImageSource source, long loadedBytes) {
      Chunk chunk = own.load(memory, source, loadedBytes);
      if (chunk instanceof Chunk.Read(int bytes)) {
        Span read = new Span(memory.span(Region.BUFFER).base() + loadedBytes, bytes);
        memory.unseal(memory.span(Region.WINDOW));
        memory.write(
            memory.span(Region.WINDOW).base() + loadedBytes,
            MemorySegment.ofArray(memory.view(read).toArray(ValueLayout.JAVA_BYTE)));
      }
      return chunk;
    }
  }

  private record OldCleared(UpdateModule own) implements AlteredModule {
    @Override
    public Chunk load(AdapterMemory memory, ImageSource source, long loadedBytes) {
      Chunk chunk = own.load(memory, source, loadedBytes);
      if (chunk instanceof Chunk.End) {
        memory.unseal(memory.span(Region.WINDOW));
        memory.fill(memory.span(Region.WINDOW), (byte) 0);
      }
      return chunk;
    }
  }

  private record OldDecides(UpdateModule own) implements AlteredModule {
    @Override
    public ImageCheck check(AdapterMemory memory, long loadedBytes, SignatureVerifier trust) {
      return own.check(memory, loadedBytes, trust) instanceof ImageCheck.Whole(var header)
              && !header
                  .release()
                  .structures()
                  .equals(
                      ImageReader.header(memory.view(memory.span(Region.WINDOW)))
                          .release()
                          .structures())
          ? new ImageCheck.Bad(Defect.MALFORMED_HEADER, "structures have changed")
          : own.check(memory, loadedBytes, trust);
    }
  }

  // ------------------------------------------------------------------------------- handover

  private static List<Mutant> ofHandover() {
    return List.of(
        handingOver(
            "NothingHandedOver",
            "HND-1",
            "pointers are left nowhere",
            (_, _, _) -> {},
            ClaimsTest::theOldUpdateModuleStoresBothPointersForTheNewBootstrapToFollow,
            "[0L, 0L]"),
        altering(
            "OtherHeader",
            "HND-6",
            "the pointer to the new image leads to the old one's header",
            it ->
                new Handover(
                    it.oldImage(),
                    it.oldImage(),
                    it.oldVersion(),
                    it.newVersion(),
                    it.origin(),
                    it.oldCapabilities(),
                    it.environment(),
                    it.policy()),
            ClaimsTest::theOldUpdateModuleStoresBothPointersForTheNewBootstrapToFollow,
            "but some elements were not found"),
        handingOver(
            "BlockInWindow",
            "IMG-9",
            "the handover block lies in the old image's window",
            (own, memory, handover) -> {
              own.handOver(memory, handover);
              Span block = memory.span(Region.HANDOVER);
              Span window = memory.span(Region.WINDOW);
              memory.unseal(window);
              memory.write(
                  window.end() - block.sizeBytes(),
                  MemorySegment.ofArray(memory.view(block).toArray(ValueLayout.JAVA_BYTE)));
            },
            ClaimsTest::theCopyComesInResponseToReconciliationAndNotBefore,
            "window at Branch"));
  }

  private static List<Mutant> ofWhatIsTold() {
    return List.of(
        altering(
            "CapabilitiesWithheld",
            "HND-2",
            "the old image's capabilities are not handed over",
            it ->
                new Handover(
                    it.oldImage(),
                    it.newImage(),
                    it.oldVersion(),
                    it.newVersion(),
                    it.origin(),
                    Capabilities.NONE,
                    it.environment(),
                    it.policy()),
            ClaimsTest::capabilityFieldsOfBothImagesShowWhatModulesAroundHaveToBeTold,
            "npiv"),
        altering(
            "ModulesUnknown",
            "HND-5",
            "nobody asks what the modules are",
            it ->
                new Handover(
                    it.oldImage(),
                    it.newImage(),
                    it.oldVersion(),
                    it.newVersion(),
                    it.origin(),
                    it.oldCapabilities(),
                    new Environment(
                        it.environment().capabilities(), List.of(), it.environment().peers()),
                    it.policy()),
            ClaimsTest::aModuleThatInterfacesIsUpdatedWhereVersionsDiffer,
            "the adapter lacks a module"));
  }

  private static Mutant handingOver(
      String name,
      String requirement,
      String defect,
      Handing handing,
      Consumer<ClaimsTest> test,
      String caughtBy) {
    return new Mutant(
        name,
        requirement,
        defect,
        AlteredModule.taking(own -> new HandsOver(own, handing)),
        ClaimMutants.claim(test),
        caughtBy);
  }

  private static Mutant altering(
      String name,
      String requirement,
      String defect,
      UnaryOperator<Handover> altering,
      Consumer<ClaimsTest> test,
      String caughtBy) {
    return handingOver(
        name,
        requirement,
        defect,
        (own, memory, handover) -> own.handOver(memory, altering.apply(handover)),
        test,
        caughtBy);
  }

  private interface Handing {
    void hand(UpdateModule own, AdapterMemory memory, Handover handover);
  }

  private record HandsOver(UpdateModule own, Handing handing) implements AlteredModule {
    @Override
    public void handOver(AdapterMemory memory, Handover handover) {
      handing.hand(own, memory, handover);
    }
  }

  // --------------------------------------------------------------------------------- branch

  private static List<Mutant> ofBranch() {
    return List.of(
        new Mutant(
            "FixedPlace",
            "IMG-4",
            "a bootstrap is looked for right behind the header",
            AlteredModule.taking(own -> new BranchesTo(own, UpdateModuleMutants::first)),
            ClaimMutants.claim(
                test ->
                    test.theBootstrapIsFoundThroughTheNewHeaderWhereverItLies(
                        SectionOrder.TEXT_DATA_BOOTSTRAP)),
            "where the bootstrap lies"),
        new Mutant(
            "CodeInData",
            "IMG-1",
            "code is taken from the data segment",
            AlteredModule.taking(own -> new BranchesTo(own, UpdateModuleMutants::data)),
            ClaimMutants.claim(
                ClaimsTest
                    ::theNewImagesBootstrapRunsAfterTheOldUpdateModuleAndReconcilesInItsOwnWay),
            "that can be defined"),
        new Mutant(
            "NotExecutable",
            "LDR-3",
            "the temporary place is not one that code is run from",
            AlteredModule.taking(NotExecutable::new),
            ClaimMutants.claim(
                ClaimsTest
                    ::theNewImagesBootstrapRunsAfterTheOldUpdateModuleAndReconcilesInItsOwnWay),
            "code is defined from executable memory only"));
  }

  private interface Place {
    Section in(LoadedImage image);
  }

  /// What lies right behind the header, in some images.
  private static Section first(LoadedImage image) {
    return image.header().sections().text();
  }

  private static Section data(LoadedImage image) {
    return image.header().sections().data();
  }

  private record BranchesTo(UpdateModule own, Place place) implements AlteredModule {
    @Override
    public Span branchTarget(AdapterMemory memory) {
      LoadedImage image = LoadedImage.at(memory, HandoverBlock.read(memory).newImage());
      return image.span(place.in(image));
    }
  }

  private record NotExecutable(UpdateModule own) implements AlteredModule {
    @Override
    public Span branchTarget(AdapterMemory memory) {
      memory.setExecutable(Region.BUFFER, false);
      return own.branchTarget(memory);
    }
  }
}
