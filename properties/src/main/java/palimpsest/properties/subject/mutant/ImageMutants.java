package palimpsest.properties.subject.mutant;

import java.util.List;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.MalformedImageException;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.stage.LoadStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Refusal;

/// Images that are loaded, checked and decided on otherwise than they should be.
final class ImageMutants {
  private ImageMutants() {}

  static List<SubjectMutant> all() {
    return List.of(
        SubjectMutant.updating(
            "ChangedAfterCheck",
            "R20",
            "bytes that were checked can be changed before they are used",
            (stage, adapter, actor) -> {
              UpdateStage next = stage.take(adapter, actor);
              if (stage instanceof LoadStage.CheckImage) {
                adapter.memory().unseal(adapter.memory().span(Region.BUFFER));
              }
              return next;
            }),
        SubjectMutant.updating(
            "HalfChecked",
            "R45",
            "of what was loaded, only the header is looked at",
            ImageMutants::checkHeader),
        SubjectMutant.updating(
                "TooLargeAccepted",
                "R18",
                "what does not fit is checked as far as it was loaded",
                ImageMutants::loadPart)
            .in(MutantModel.TOO_LARGE),
        SubjectMutant.entered(
                "UnknownEnables",
                "R42",
                "what is not known to be there is taken to be there",
                "HopefulBootstrap")
            .in(MutantModel.NEEDY),
        SubjectMutant.updating(
            "SecondTrigger",
            "R44",
            "the place for an update is free again while one loads",
            (stage, adapter, actor) -> {
              UpdateStage next = stage.take(adapter, actor);
              if (stage instanceof LoadStage.CheckImage && next instanceof LoadStage) {
                adapter.control().releaseUpdate();
              }
              return next;
            }));
  }

  private static UpdateStage checkHeader(UpdateStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof LoadStage.CheckImage check)) {
      return stage.take(adapter, actor);
    }
    Span buffer = adapter.memory().span(Region.BUFFER);
    try {
      ImageHeader header = ImageReader.header(adapter.memory().view(buffer));
      Section data = header.sections().data();
      adapter.memory().seal(buffer);
      adapter
          .memory()
          .unseal(
              new Span(buffer.base() + data.offset(), MemoryMap.roundToPages(data.sizeBytes())));
      actor.say("image", header.release().name());
      return Silence.told(stage, actor, new LoadStage.HandOver(check.loading(), header));
    } catch (MalformedImageException _) {
      return stage.take(adapter, actor);
    }
  }

  private static UpdateStage loadPart(UpdateStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof LoadStage.LoadChunk load)) {
      return stage.take(adapter, actor);
    }
    UpdateStage next = load.take(adapter, Silence.actor());
    if (next instanceof UnwindStage unwind
        && unwind.unwinding().refusal().kind() == Refusal.Kind.BAD_IMAGE) {
      next = new LoadStage.CheckImage(load.loading(), load.loadedBytes());
      actor.say("last", "true");
    }
    return Silence.told(stage, actor, next);
  }
}
