package palimpsest.properties.roll;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import palimpsest.impl.image.Digest;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.system.HostPaths;
import palimpsest.impl.system.Reply;
import palimpsest.impl.system.RolledAdapter;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;
import palimpsest.properties.roll.RollPromise.Breach;

/// What a roll asks of adapters and what they say, and what follows from that alone: who is being
/// updated, what failed, who has power, which release lies in a window. The roll's own checks are
/// not asked.
///
/// Any thread may call any method at any time.
final class RollWatch {
  private final RollPlan plan;
  private final RollSite site;
  private final List<Breach> breaches = new ArrayList<>();
  private Optional<String> updating = Optional.empty();
  private Optional<String> failed = Optional.empty();
  private boolean sourceInItsTurn;
  private boolean asked;
  private Optional<Boolean> heirLeft = Optional.empty();

  RollWatch(RollPlan plan, RollSite site) {
    this.plan = plan;
    this.site = site;
  }

  RolledAdapter watched(RolledAdapter adapter) {
    return new Watched(adapter);
  }

  synchronized List<Breach> breaches() {
    return List.copyOf(breaches);
  }

  /// Whether any adapter was asked to do anything.
  synchronized boolean hasAsked() {
    return asked;
  }

  /// Looks, before each step of the roll, whether the source adapter has died by now, and whom it
  /// leaves.
  synchronized void look(Digest image) {
    SiteAdapter source = site.adapter(plan.source());
    if (heirLeft.isEmpty() && source.power().isLost()) {
      heirLeft =
          Optional.of(
              !sourceInItsTurn
                  && site.adapters().stream()
                      .anyMatch(other -> other.rolled().image(image).isPresent()));
    }
  }

  /// Whether the source died beside its own update, and a peer had the image by then.
  synchronized boolean isHeirLeft() {
    return heirLeft.orElse(false);
  }

  private synchronized void begins(String adapter) {
    asked = true;
    failed.ifPresent(
        line ->
            breaches.add(
                RollPromise.STOPPED.broken("an update begins in " + adapter + " though " + line)));
    for (HostPaths host : plan.hosts()) {
      if (host.adapters().stream().noneMatch(path -> !path.equals(adapter) && serves(path))) {
        breaches.add(
            RollPromise.PATHS.broken(
                "host " + host.host() + " has no path while " + adapter + " is updated"));
      }
    }
    updating = Optional.of(adapter);
    sourceInItsTurn |= adapter.equals(plan.source());
  }

  private boolean serves(String adapter) {
    return updating.filter(adapter::equals).isEmpty() && !site.adapter(adapter).power().isLost();
  }

  private synchronized void ended(String adapter, Outcome outcome) {
    updating = Optional.empty();
    if (!(outcome instanceof Outcome.Updated)) {
      failed = Optional.of("the update of " + adapter + " failed");
    }
    judgeTogether();
  }

  private synchronized void copied(String adapter, Reply reply) {
    asked = true;
    boolean sourceDied = adapter.equals(plan.source()) && reply instanceof Reply.Died;
    if (!(reply instanceof Reply.Done) && !sourceDied) {
      failed = Optional.of(adapter + " could not copy the image");
    }
  }

  private synchronized void confirmed(String adapter, Reply reply) {
    if (reply instanceof Reply.Done) {
      sourceInItsTurn &= !adapter.equals(plan.source());
    } else {
      failed = Optional.of("the image of " + adapter + " was not confirmed");
    }
  }

  private void judgeTogether() {
    List<SiteAdapter> serving =
        site.adapters().stream().filter(adapter -> serves(adapter.name())).toList();
    Map<String, List<String>> spoken = new TreeMap<>();
    for (SiteAdapter adapter : serving) {
      Release release = adapter.release();
      release
          .parameters()
          .forEach(
              list -> {
                List<String> first =
                    spoken.computeIfAbsent(list.procedure(), _ -> list.parameters());
                if (!first.equals(list.parameters())) {
                  together(adapter.name() + " has other parameters of " + list.procedure());
                }
              });
      for (String needed : release.requires()) {
        serving.stream()
            .filter(other -> other.release().supports().presence(needed) == Presence.ABSENT)
            .forEach(
                other -> together(adapter.name() + " needs " + needed + " of " + other.name()));
      }
    }
  }

  private void together(String line) {
    breaches.add(RollPromise.TOGETHER.broken(line + ": runs=" + site.running()));
  }

  /// An adapter in the hand of a roll, watched.
  private final class Watched implements RelayingAdapter {
    private final RolledAdapter behind;

    Watched(RolledAdapter behind) {
      this.behind = behind;
    }

    @Override
    public RolledAdapter behind() {
      return behind;
    }

    @Override
    public Reply copy(ImageSourceFactory image, Digest digest) {
      Reply reply = behind.copy(image, digest);
      copied(name(), reply);
      return reply;
    }

    @Override
    public CompletableFuture<Outcome> update(UpdateCommand command) {
      begins(name());
      return behind
          .update(command)
          .whenComplete(
              (outcome, fault) ->
                  ended(
                      name(),
                      fault == null
                          ? outcome
                          : new Outcome.Lost(command.id(), String.valueOf(fault))));
    }

    @Override
    public Reply confirm() {
      Reply reply = behind.confirm();
      confirmed(name(), reply);
      return reply;
    }
  }
}
