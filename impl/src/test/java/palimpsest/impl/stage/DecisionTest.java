package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Memories.Kept;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.hardware.Hardware;
import palimpsest.impl.memory.Span;
import palimpsest.impl.peer.PeerView;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.InitializationStep.ClearBuffers;
import palimpsest.model.release.InitializationStep.ClearCache;
import palimpsest.model.release.InitializationStep.ResetRegister;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;

/// What the new image finds out about capabilities, environment, parameter lists, initialization
/// and versions, and what it makes of it.
class DecisionTest {
  private static final Release OLD = Releases.release("1.0").build();

  /// Who takes the steps; others than the stages themselves where a mutant is looked for.
  Taking taking = Taking.STANDARD;

  private static Peer peer(String name, boolean notices) {
    return new Peer(name, new TreeSet<>(List.of("npiv")), new TreeSet<>(List.of("login")), notices);
  }

  private static Surroundings around(Capabilities capabilities, Peer... peers) {
    return Worlds.surroundings(capabilities, List.of(), List.of(peers));
  }

  private static Surroundings around(Peer... peers) {
    return around(Capabilities.NONE, peers);
  }

  private static List<Incompatibility> reconciled(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Updated.class);
    return ((Outcome.Updated) outcome).reconciled();
  }

  private static void assertRefused(
      Release from, Release to, Surroundings surroundings, Refusal expected) {
    try (Stepper stepper = Stepper.running(from, surroundings)) {
      stepper.serve(1, Hosts.login(7, 8, 9));
      Kept before = Kept.of(stepper.adapter());
      Outcome outcome = stepper.updateTo(to);
      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      assertThat(((Outcome.Refused) outcome).refusal()).isEqualTo(expected);
      assertThat(Kept.of(stepper.adapter())).isEqualTo(before);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void aCapabilityThatAPeerUsesAndWouldNotNoticeGoneIsKept() {
    assertRefused(
        Releases.release("1.0").supports("npiv").build(),
        Releases.release("2.0").build(),
        around(peer("switch", true), peer("driver", false)),
        new Refusal(
            Refusal.Kind.INCOMPATIBLE,
            "capability npiv lost, which driver uses and would not notice"));
  }

  @Test
  void aCapabilityThatNobodyUsesGoesAndIsSaidToBeLost() {
    Release first = Releases.release("1.0").supports("fcoe", "npiv").build();
    Release second = Releases.release("2.0").supports("npiv").build();
    try (Stepper stepper = Stepper.running(first, around(peer("driver", false)))) {
      assertThat(reconciled(stepper.updateTo(second)))
          .containsExactly(new Incompatibility.CapabilityLost("fcoe", List.of()));
    }
  }

  @Test
  void noPeerCountsOnWhatTheRunningImageDoesNotOfferAtAnyStep() {
    Release first = Releases.release("1.0").supports("npiv").build();
    Release second = Releases.release("2.0").build();
    Surroundings surroundings = around(peer("switch", true));
    for (List<Release> path : List.of(List.of(first, second), List.of(second, first))) {
      try (Stepper stepper = Stepper.running(path.getFirst(), surroundings)) {
        stepper.trigger(
            Worlds.command("u", Worlds.image(path.getLast()), new Policy(true, new TreeSet<>())));
        do {
          assertThat(stepper.adapter().running().image().release().supports().present())
              .containsAll(surroundings.peers().view("switch").capabilities());
        } while (stepper.step());
        reconciled(stepper.finish());
        assertThat(surroundings.peers().view("switch").capabilities())
            .containsExactlyElementsOf(path.getLast().supports().present());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsKnownToBeThereSatisfiesANeed(Presence presence) {
    Capabilities environment = new Capabilities(Map.of("nvram", presence));
    Release second = Releases.release("2.0").requires("nvram").build();
    if (presence == Presence.PRESENT) {
      try (Stepper stepper = Stepper.running(OLD, around(environment))) {
        assertThat(reconciled(stepper.updateTo(second))).isEmpty();
      }
    } else {
      assertRefused(
          OLD,
          second,
          around(environment),
          new Refusal(
              Refusal.Kind.INCOMPATIBLE,
              "the environment's capability nvram is "
                  + (presence == Presence.ABSENT ? "absent" : "not known")));
    }
  }

  @Test
  void whatNobodySaidAnythingOfIsNotKnown() {
    assertRefused(
        OLD,
        Releases.release("2.0").requires("nvram").build(),
        around(),
        new Refusal(Refusal.Kind.INCOMPATIBLE, "the environment's capability nvram is not known"));
  }

  @Test
  void changedParametersAreToldToWhoeverSharesTheProcedure() {
    Release first = Releases.release("1.0").parameters("login", "wwn").build();
    Release second = Releases.release("2.0").parameters("login", "wwn", "class").build();
    Surroundings surroundings = around(peer("switch", true));
    try (Stepper stepper = Stepper.running(first, surroundings).taking(taking)) {
      stepper.trigger(second).runTo(SwitchedStage.Grant.class);
      assertThat(view(surroundings).parameterLists())
          .containsEntry("login", new ParameterList("login", List.of("wwn")));
      assertThat(reconciled(stepper.finish()))
          .containsExactly(
              new Incompatibility.ParameterListChanged(
                  "login", List.of("wwn"), List.of("wwn", "class")));
      assertThat(view(surroundings).parameterLists())
          .containsEntry("login", new ParameterList("login", List.of("wwn", "class")));

      Release third = Releases.release("3.0").build();
      assertThat(reconciled(stepper.updateTo(third)))
          .containsExactly(
              new Incompatibility.ParameterListChanged(
                  "login", List.of("wwn", "class"), List.of()));
      assertThat(view(surroundings).parameterLists()).isEmpty();
    }
  }

  private static PeerView view(Surroundings surroundings) {
    return surroundings.peers().view("switch");
  }

  @Test
  void parametersDoNotChangeUnderAPeerThatWouldNotNotice() {
    assertRefused(
        Releases.release("1.0").parameters("login", "wwn", "class").build(),
        Releases.release("2.0").parameters("login", "class", "wwn").build(),
        around(peer("driver", false)),
        new Refusal(
            Refusal.Kind.INCOMPATIBLE,
            "a peer would not notice that parameters change: procedure=login peer=driver"));
  }

  @Test
  void theInitializationsOrderIsSeenInTheRegisters() {
    Release second =
        Releases.release("2.0")
            .initialize(
                new ResetRegister(3, 30),
                new ClearBuffers(),
                new ResetRegister(3, 31),
                new ClearCache(),
                new ResetRegister(4, 40))
            .build();
    try (Stepper stepper = Stepper.running(OLD)) {
      Hardware hardware = new Hardware(stepper.adapter().memory());
      stepper.adapter().memory().fill(hardware.stagingBuffers(), (byte) 1);
      stepper.adapter().memory().fill(hardware.readCache(), (byte) 1);
      stepper.trigger(second).runTo(OverlayStage.Initialize.class);
      List<String> seen = new ArrayList<>();
      while (stepper.update() instanceof OverlayStage.Initialize) {
        stepper.step();
        seen.add(
            hardware.register(3)
                + (isClear(stepper, hardware.stagingBuffers()) ? " buffers" : "")
                + (isClear(stepper, hardware.readCache()) ? " cache" : "")
                + " "
                + hardware.register(4));
      }
      assertThat(seen)
          .containsExactly(
              "30 0",
              "30 buffers 0",
              "31 buffers 0",
              "31 buffers cache 0",
              "31 buffers cache 40",
              "31 buffers cache 40");
      reconciled(stepper.finish());
    }
  }

  private static boolean isClear(Stepper stepper, Span span) {
    return stepper
            .adapter()
            .memory()
            .view(span)
            .asByteBuffer()
            .mismatch(ByteBuffer.allocate((int) span.sizeBytes()))
        < 0;
  }

  @Test
  void whatIsInitializedInTheSameWayStaysAsItIs() {
    Release first = Releases.release("1.0").initialize(new ResetRegister(3, 30)).build();
    Release second = Releases.release("2.0").initialize(new ResetRegister(3, 30)).build();
    try (Stepper stepper = Stepper.running(first)) {
      Hardware hardware = new Hardware(stepper.adapter().memory());
      hardware.setRegister(3, 33);
      assertThat(reconciled(stepper.updateTo(second))).isEmpty();
      assertThat(hardware.register(3)).isEqualTo(33);
    }
  }

  @Test
  void anOlderVersionComesOnlyWhereThePolicyAllowsIt() {
    Release second = Releases.release("2.0").build();
    assertRefused(
        second,
        OLD,
        around(),
        new Refusal(
            Refusal.Kind.DOWNGRADE, "a downgrade needs a policy that allows it: from=2.0 to=1.0"));
    try (Stepper stepper = Stepper.running(second)) {
      stepper.serve(1, Hosts.login(7, 8, 9));
      Policy policy = new Policy(true, new TreeSet<>());
      assertThat(reconciled(stepper.updateTo(Worlds.command("u", Worlds.image(OLD), policy))))
          .isEmpty();
      stepper.hosts().updated(second, OLD);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void theSameImageOnceMoreIsAnUpdateWithNothingToReconcile() {
    try (Stepper stepper = Stepper.running(OLD)) {
      stepper.serve(1, Hosts.login(7, 8, 9));
      long generation = stepper.adapter().control().generation();
      assertThat(reconciled(stepper.updateTo(OLD))).isEmpty();
      assertThat(stepper.adapter().control().generation()).isEqualTo(generation + 2);
      Decoder.assertKept(stepper);
    }
  }

  @Test
  void withEqualVersionsCapabilitiesStillTellImagesApart() {
    Release other = Releases.release("1.0").named("1.0-npiv").supports("npiv").build();
    try (Stepper stepper = Stepper.running(OLD)) {
      assertThat(reconciled(stepper.updateTo(other)))
          .containsExactly(new Incompatibility.CapabilityGained("npiv"));
      assertThat(stepper.adapter().control().digest())
          .isEqualTo(Decoder.of(stepper.adapter()).header().digest());
      assertThat(stepper.adapter().running().image().release().name()).isEqualTo("1.0-npiv");
    }
  }

  @Test
  void theDecisionIsMadeFromTheHandoverBlockAndNotFromWhatIsTrueByNow() {
    Peer peer = peer("switch", true);
    Release first = Releases.release("1.0").supports("npiv").build();
    Surroundings surroundings = around(peer);
    try (Stepper stepper = Stepper.running(first, surroundings)) {
      stepper.trigger(Releases.release("2.0").build()).runTo(ReconcileStage.Identify.class);
      surroundings.peers().withdraw("npiv");
      assertThat(reconciled(stepper.finish()))
          .containsExactly(new Incompatibility.CapabilityLost("npiv", List.of("switch")));
    }
  }
}
