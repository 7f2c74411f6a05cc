package palimpsest.model.release;

import java.util.List;
import java.util.Optional;

/// What surrounds an image: capabilities, companion modules and peers (LOG-9).
public record Environment(
    Capabilities capabilities, List<CompanionModule> companions, List<Peer> peers) {
  public Environment {
    companions = List.copyOf(companions);
    peers = List.copyOf(peers);
    Names.checkDistinct("a companion module", companions, CompanionModule::name);
    Names.checkDistinct("a peer", peers, Peer::name);
  }

  public Optional<CompanionModule> companion(String module) {
    return companions.stream().filter(companion -> companion.name().equals(module)).findFirst();
  }
}
