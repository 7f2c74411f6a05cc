package palimpsest.impl.update;

import java.util.Optional;
import palimpsest.impl.table.FieldPlace;
import palimpsest.model.release.Setting;

/// How one field of a new entry comes about.
public sealed interface FieldMove {
  FieldPlace to();

  /// The value of a field of the old entry in the new unit; where it is a setting that the new
  /// image does not allow, the setting's fallback.
  record Carried(FieldPlace from, FieldPlace to, Scale scale, Optional<Setting> setting)
      implements FieldMove {}

  /// A value that does not depend on the old entry's field of that id: there is none.
  record Preset(FieldPlace to, long value) implements FieldMove {}
}
