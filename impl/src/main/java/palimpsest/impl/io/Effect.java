package palimpsest.impl.io;

import java.util.List;

/// What serving a request amounts to, computed by the image's code and carried out step by step:
/// first the changes of entries, then the transfer, then the response.
public record Effect(List<EntryChange> changes, Transfer transfer, Response response) {
  public Effect {
    changes = List.copyOf(changes);
  }
}
