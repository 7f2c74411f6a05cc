package palimpsest.model.release;

import java.util.List;
import java.util.stream.Collectors;

/// A difference that would make the new image perform below the old one if nothing were done about
/// it (LOG-10). What is done depends on the kind (CNV-1).
public sealed interface Incompatibility {
  /// The incompatibility in words, one line.
  String text();

  /// The requirement that names this kind.
  String requirement();

  /// A structure whose entries have another layout.
  record DataStructureChanged(String structure, List<FieldEdit> edits) implements Incompatibility {
    public DataStructureChanged {
      edits = List.copyOf(edits);
    }

    @Override
    public String text() {
      return structure
          + ": "
          + edits.stream().map(FieldEdit::text).collect(Collectors.joining(", "));
    }

    @Override
    public String requirement() {
      return "CNV-4";
    }
  }

  record DataStructureAdded(String structure) implements Incompatibility {
    @Override
    public String text() {
      return "structure " + structure + " added";
    }

    @Override
    public String requirement() {
      return "CNV-4";
    }
  }

  /// A structure that is no longer kept: the loss of all its fields has to be named and accepted.
  record DataStructureDropped(String structure) implements Incompatibility {
    @Override
    public String text() {
      return "structure " + structure + " dropped";
    }

    @Override
    public String requirement() {
      return "CNV-4";
    }
  }

  record InitializationChanged(List<InitializationStep> before, List<InitializationStep> after)
      implements Incompatibility {
    public InitializationChanged {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    @Override
    public String text() {
      return "initialization is now "
          + after.stream().map(InitializationStep::text).collect(Collectors.joining(", then "));
    }

    @Override
    public String requirement() {
      return "CNV-5";
    }
  }

  record ParameterListChanged(String procedure, List<String> before, List<String> after)
      implements Incompatibility {
    public ParameterListChanged {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    @Override
    public String text() {
      return "parameters of " + procedure + " are now " + after;
    }

    @Override
    public String requirement() {
      return "CNV-6";
    }
  }

  /// A setting whose value in force the new image does not allow.
  record SettingOutOfRange(Setting setting, long value) implements Incompatibility {
    @Override
    public String text() {
      return "setting "
          + setting.name()
          + " is "
          + Long.toUnsignedString(value)
          + ", becomes "
          + Long.toUnsignedString(setting.fallback());
    }

    @Override
    public String requirement() {
      return "CNV-7";
    }
  }

  /// Companion modules that have to be burnt in another order than the image names them in.
  record OrderChanged(List<String> modules) implements Incompatibility {
    public OrderChanged {
      modules = List.copyOf(modules);
    }

    @Override
    public String text() {
      return "update order is " + String.join(", then ", modules);
    }

    @Override
    public String requirement() {
      return "CNV-8";
    }
  }

  record CompanionOutdated(String module, Version before, Version after)
      implements Incompatibility {
    @Override
    public String text() {
      return module + " goes from " + before + " to " + after;
    }

    @Override
    public String requirement() {
      return "CNV-9";
    }
  }

  /// Known to the new image's developers for the version that runs, and visible nowhere else.
  record ImplicitlyChanged(Version running, ImplicitChange change) implements Incompatibility {
    @Override
    public String text() {
      return change.field() + " of version " + running + " counts in units of " + change.factor();
    }

    @Override
    public String requirement() {
      return "LOG-4";
    }
  }

  /// A capability of the old image that the new one does not support; `peers` use it and are told.
  record CapabilityLost(String capability, List<String> peers) implements Incompatibility {
    public CapabilityLost {
      peers = List.copyOf(peers);
    }

    @Override
    public String text() {
      return "capability " + capability + " lost" + (peers.isEmpty() ? "" : ", told to " + peers);
    }

    @Override
    public String requirement() {
      return "LOG-7";
    }
  }

  /// A capability that goes without the peer that uses it noticing.
  record CapabilityLostUnnoticed(String capability, String peer) implements Incompatibility {
    @Override
    public String text() {
      return "capability " + capability + " lost, which " + peer + " uses and would not notice";
    }

    @Override
    public String requirement() {
      return "LOG-8";
    }
  }

  /// A capability that the new image has and the old one had not, or not known to have.
  record CapabilityGained(String capability) implements Incompatibility {
    @Override
    public String text() {
      return "capability " + capability + " gained, to be told to the peers";
    }

    @Override
    public String requirement() {
      return "LOG-6";
    }
  }

  /// Something the new image requires of its environment that is absent, or not known to be there.
  record EnvironmentLacks(String capability, Presence presence) implements Incompatibility {
    @Override
    public String text() {
      return "the environment's capability "
          + capability
          + " is "
          + (presence == Presence.ABSENT ? "absent" : "not known");
    }

    @Override
    public String requirement() {
      return "LOG-9";
    }
  }
}
