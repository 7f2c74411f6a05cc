package palimpsest.model.release;

import java.util.List;

/// The parameters, in order, of a procedure that the image shares with other modules (CNV-6).
public record ParameterList(String procedure, List<String> parameters) {
  public ParameterList {
    Names.check("procedure", procedure);
    parameters = List.copyOf(parameters);
    parameters.forEach(parameter -> Names.check("parameter", parameter));
  }
}
