package palimpsest.evidence.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Incompatibility;

/// Which kinds of incompatibilities there were, shortly: `layout: widened, added; companion FLASH`.
public final class Kinds {
  private final SequencedMap<String, SequencedSet<String>> details = new LinkedHashMap<>();

  private Kinds() {}

  /// The kinds in the order in which they first appear; empty where nothing was reconciled.
  public static String of(List<Incompatibility> incompatibilities) {
    Kinds kinds = new Kinds();
    incompatibilities.forEach(kinds::add);
    return kinds.details.entrySet().stream()
        .map(kind -> kind.getKey() + (kind.getValue().isEmpty() ? "" : list(kind.getValue())))
        .collect(Collectors.joining("; "));
  }

  private static String list(SequencedSet<String> details) {
    return ": " + String.join(", ", details);
  }

  private void add(Incompatibility incompatibility) {
    switch (incompatibility) {
      case Incompatibility.DataStructureChanged changed ->
          kind("layout").addAll(changed.edits().stream().map(FieldEdit::kind).toList());
      case Incompatibility.DataStructureAdded _ -> kind("layout").add("structure added");
      case Incompatibility.DataStructureDropped _ -> kind("layout").add("structure dropped");
      case Incompatibility.InitializationChanged _ -> kind("initialization");
      case Incompatibility.ParameterListChanged _ -> kind("parameters");
      case Incompatibility.SettingOutOfRange setting ->
          kind("setting").add(setting.setting().name());
      case Incompatibility.OrderChanged _ -> kind("order");
      case Incompatibility.CompanionOutdated outdated -> kind("companion").add(outdated.module());
      case Incompatibility.ImplicitlyChanged implicit ->
          kind("implicit").add(implicit.change().field().toString());
      case Incompatibility.CapabilityLost lost -> kind("capability").add(lost.capability());
      case Incompatibility.CapabilityLostUnnoticed lost ->
          kind("capability").add(lost.capability());
      case Incompatibility.CapabilityGained gained -> kind("capability").add(gained.capability());
      case Incompatibility.EnvironmentLacks lacks -> kind("environment").add(lacks.capability());
    }
  }

  private SequencedSet<String> kind(String name) {
    return details.computeIfAbsent(name, _ -> new LinkedHashSet<>());
  }
}
