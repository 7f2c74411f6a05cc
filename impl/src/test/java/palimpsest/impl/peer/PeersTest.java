package palimpsest.impl.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Releases;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Release;

/// Each peer is told of what it uses, and of nothing else.
class PeersTest {
  private static final Release RELEASE =
      Releases.release("1.0").supports("npiv", "fcoe").parameters("login", "wwn").build();

  private static Peer peer(String name, List<String> capabilities, List<String> procedures) {
    return new Peer(name, new TreeSet<>(capabilities), new TreeSet<>(procedures), true);
  }

  private final Peers peers =
      new Peers(
          List.of(
              peer("switch", List.of("npiv", "trunking"), List.of("login")),
              peer("driver", List.of("fcoe", "npiv"), List.of())));

  @Test
  void nobodyKnowsAnythingAtFirst() {
    assertThat(peers.view("switch").capabilities()).isEmpty();
    assertThat(peers.view("switch").parameterLists()).isEmpty();
    assertThat(peers.view("nobody").capabilities()).isEmpty();
    assertThat(peers.view("nobody").parameterLists()).isEmpty();
    assertThat(peers.peers()).hasSize(2);
  }

  @Test
  void anAnnouncementReplacesWhatWasToldBefore() {
    peers.announce(RELEASE);
    assertThat(peers.view("switch").capabilities()).containsExactly("npiv");
    assertThat(peers.view("switch").parameterLists())
        .containsOnlyKeys("login")
        .containsValue(new ParameterList("login", List.of("wwn")));
    assertThat(peers.view("driver").capabilities()).containsExactly("fcoe", "npiv");
    assertThat(peers.view("driver").parameterLists()).isEmpty();
    peers.announce(Releases.release("2.0").supports("trunking").build());
    assertThat(peers.view("switch").capabilities()).containsExactly("trunking");
    assertThat(peers.view("switch").parameterLists()).isEmpty();
    assertThat(peers.view("driver").capabilities()).isEmpty();
  }

  @Test
  void aWithdrawalReachesWhoeverCountedOnIt() {
    peers.announce(RELEASE);
    PeerView before = peers.view("driver");
    assertThat(peers.withdraw("npiv")).containsExactly("driver", "switch");
    assertThat(peers.withdraw("npiv")).isEmpty();
    assertThat(peers.view("switch").capabilities()).isEmpty();
    assertThat(peers.view("driver").capabilities()).containsExactly("fcoe");
    assertThat(before.capabilities()).as("a view of then").containsExactly("fcoe", "npiv");
  }
}
