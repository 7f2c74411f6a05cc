package palimpsest.properties.subject.mutant;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.memory.Span;
import palimpsest.impl.stage.ConvertStage;
import palimpsest.impl.stage.PrepareStage;
import palimpsest.impl.stage.ReconcileStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.stage.UpdateView;
import palimpsest.impl.table.Table;
import palimpsest.impl.table.TableRoot;
import palimpsest.impl.trace.Actor;

/// Tables that are placed and converted otherwise than they should be.
final class TableMutants {
  private static final String LOGIN = "login";

  private TableMutants() {}

  static List<SubjectMutant> all() {
    return List.of(
        SubjectMutant.updating(
            "ConvertedInPlace",
            "R10",
            "the table has two owners, and is converted where it is",
            TableMutants::convertInPlace),
        SubjectMutant.updating(
            "OldMemoryCleared",
            "R17",
            "the new image clears the table that the old one uses",
            TableMutants::clearOld),
        SubjectMutant.updating(
                "EntriesShifted",
                "R6",
                "a session is converted to the entry of the port beside",
                TableMutants::shift)
            .in(MutantModel.TWO_PORTS),
        SubjectMutant.entered(
            "SessionsRestart",
            "R7",
            "numbers of sessions begin anew where they are converted",
            "RestartingBootstrap"),
        SubjectMutant.entered(
                "ValueDropped",
                "R9",
                "a value that the new layout has no room for is dropped in silence",
                "DroppingBootstrap")
            .in(MutantModel.NARROW),
        SubjectMutant.entered(
                "EqualVersions",
                "R38",
                "equal versions are taken for equal layouts",
                "VersionBootstrap")
            .in(MutantModel.ONE_VERSION),
        SubjectMutant.entered(
                "JumpByOneStep",
                "R39",
                "a jump over a version knows nothing of what that version brought",
                "JumpingBootstrap")
            .in(MutantModel.JUMP));
  }

  private static UpdateStage convertInPlace(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    if (stage instanceof ReconcileStage.PlaceTables && isOnItsWay(next)) {
      LoadedImage image = Silence.newImage(adapter);
      MemorySegment data = adapter.memory().target(image.span(image.header().sections().data()));
      TableRoot.of(oldLogins(adapter)).write(data, image.structure(LOGIN));
    }
    return next;
  }

  private static boolean isOnItsWay(UpdateStage next) {
    return next instanceof ReconcileStage || next instanceof PrepareStage;
  }

  private static Table oldLogins(Adapter adapter) {
    LoadedImage old = adapter.running().image();
    return old.table(old.structure(LOGIN));
  }

  private static UpdateStage clearOld(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    if (stage instanceof PrepareStage.CreateStructures && isOnItsWay(next)) {
      adapter.memory().fill(oldLogins(adapter).span(), (byte) 0);
    }
    return next;
  }

  /// What is written for an entry goes to the one beside it.
  private static UpdateStage shift(UpdateStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof ConvertStage.WriteEntry)) {
      return stage.take(adapter, actor);
    }
    LoadedImage image = Silence.newImage(adapter);
    Table logins = image.table(image.structure(LOGIN));
    int entry = UpdateView.of(stage).entry();
    Span meant = logins.entry(entry);
    Span beside = logins.entry((entry ^ 1) % logins.entries());
    byte[] before = adapter.memory().view(meant).toArray(ValueLayout.JAVA_BYTE);
    UpdateStage next = stage.take(adapter, actor);
    adapter.memory().copy(meant, beside.base());
    adapter.memory().write(meant.base(), MemorySegment.ofArray(before));
    return next;
  }
}
