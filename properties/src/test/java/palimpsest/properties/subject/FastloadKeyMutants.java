package palimpsest.properties.subject;

import static palimpsest.properties.subject.FastloadMutants.one;
import static palimpsest.properties.subject.FastloadMutants.starting;
import static palimpsest.properties.subject.FastloadMutants.two;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.nonvolatile.FastloadKey;
import palimpsest.impl.nonvolatile.KeyReading;
import palimpsest.impl.stage.StandardStage;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.trace.Actor;
import palimpsest.model.machine.fastload.FastloadFault;
import palimpsest.properties.subject.FastloadMutants.Defect;

/// Keys that are taken, kept or read otherwise than they should.
final class FastloadKeyMutants {
  private FastloadKeyMutants() {}

  static List<Defect> all() {
    return List.of(
        new Defect(
            "KeyStays",
            "R31",
            "the key is not erased",
            one(FastloadFault.RESET),
            "EraseKey",
            starting(FastloadKeyMutants::leaveKey)),
        new Defect(
            "WitnessIgnored",
            "R33",
            "nobody asks whether there was power",
            one(FastloadFault.POWER),
            "fast=true",
            starting(FastloadKeyMutants::ignoreWitness)),
        new Defect(
            "KeyErasedLate",
            "R34",
            "the key is erased once the sequence is through",
            one(),
            "EraseKey",
            starting(FastloadKeyMutants::eraseBehind)),
        new Defect(
            "ForeignKeyOpens",
            "R35",
            "another adapter's key opens a start",
            one(FastloadFault.FOREIGN),
            "fast=true",
            opening(Part.ADAPTER)),
        new Defect(
            "OtherImageOpens",
            "R35",
            "a key of another image opens a start",
            two(FastloadFault.FOREIGN),
            "fast=true",
            opening(Part.IMAGE)),
        new Defect(
            "StaleKeyOpens",
            "R35",
            "a key of another time opens a start",
            one(FastloadFault.FOREIGN),
            "fast=true",
            opening(Part.EPOCH)),
        new Defect(
            "KeyReadAgain",
            "R36",
            "a key that cannot be read is read again",
            one(FastloadFault.KEY),
            "fast=true",
            starting(FastloadKeyMutants::readAgain)));
  }

  private static StartStage leaveKey(StartStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof StartStage.EraseKey erase) {
      adapter.control().setWitness(0);
      return chosen(erase);
    }
    return stage.take(adapter, actor);
  }

  private static StartStage chosen(StartStage.EraseKey erase) {
    return erase.fast()
        ? new StartStage.StartFast(erase.starting())
        : new StandardStage.SelfTest(erase.starting());
  }

  private static StartStage ignoreWitness(StartStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof StartStage.ReadKey
        && adapter.storage().key().read() instanceof KeyReading.Held(FastloadKey key)) {
      adapter.control().setWitness(key.witness());
    }
    return stage.take(adapter, actor);
  }

  private static StartStage eraseBehind(StartStage stage, Adapter adapter, Actor actor) {
    StartStage next =
        stage instanceof StartStage.EraseKey erase ? chosen(erase) : stage.take(adapter, actor);
    if (next instanceof StartStage.Started) {
      adapter.storage().key().erase();
    }
    return next;
  }

  /// What a key is bound to.
  private enum Part {
    ADAPTER,
    IMAGE,
    EPOCH
  }

  private static Set<Part> differing(FastloadKey key, FastloadKey own) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    if (key.adapter() != own.adapter()) {
      parts.add(Part.ADAPTER);
    }
    if (!key.digest().equals(own.digest())) {
      parts.add(Part.IMAGE);
    }
    if (key.epoch() != own.epoch()) {
      parts.add(Part.EPOCH);
    }
    return parts;
  }

  /// Opens a start by a key that differs from its own in one part, as long as there is a witness.
  private static Supplier<Substitutes> opening(Part part) {
    return starting(
        (stage, adapter, actor) ->
            stage instanceof StartStage.ReadKey read
                    && adapter.control().witness() != 0
                    && adapter.storage().key().read() instanceof KeyReading.Held(FastloadKey key)
                    && differing(key, own(read, adapter)).equals(EnumSet.of(part))
                ? new StartStage.EraseKey(read.starting(), true)
                : stage.take(adapter, actor));
  }

  private static FastloadKey own(StartStage.ReadKey read, Adapter adapter) {
    return adapter
        .storage()
        .keyTo(read.starting().header().digest(), read.starting().record().epoch() - 1);
  }

  private static StartStage readAgain(StartStage stage, Adapter adapter, Actor actor) {
    StartStage next = stage.take(adapter, actor);
    return stage instanceof StartStage.ReadKey
            && next instanceof StartStage.EraseKey erase
            && !erase.fast()
        ? stage.take(adapter, actor)
        : next;
  }
}
