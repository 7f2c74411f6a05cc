package palimpsest.properties.kill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.properties.kill.Detector.Kind;
import palimpsest.properties.kill.KillMatrix.Cell;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.kill.KillMatrix.Sound;
import palimpsest.properties.subject.mutant.NotApplicable;
import tools.jackson.databind.json.JsonMapper;

/// A matrix as JSON, always in the same order; `kill-matrix.schema.json` beside this class says
/// what is in it.
public final class KillMatrixJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private KillMatrixJson() {}

  public static String write(KillMatrix matrix) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", "palimpsest-kill-matrix");
    all.put("version", 1);
    all.put("seed", matrix.seed());
    List<Object> detectors = new ArrayList<>();
    for (KillMatrix.Column column : matrix.columns()) {
      Map<String, Object> detector = new LinkedHashMap<>();
      detector.put("name", column.name());
      detector.put("kind", column.kind().word());
      detector.put("caught", matrix.caughtBy(column));
      detectors.add(detector);
    }
    all.put("detectors", detectors);
    all.put("mutants", matrix.rows().stream().map(KillMatrixJson::row).toList());
    all.put("sound", matrix.sound().stream().map(KillMatrixJson::sound).toList());
    all.put("survivors", matrix.survivors());
    all.put("notApplicable", NotApplicable.races());
    all.put("withoutSubstitute", NotApplicable.mutants());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", row.mutant().name());
    all.put("about", row.mutant().about());
    all.put("wrong", row.mutant().wrong());
    row.breaks().ifPresent(property -> all.put("specification", property));
    all.put("kinds", row.kinds().stream().map(Kind::word).toList());
    Map<String, Object> found = new LinkedHashMap<>();
    row.cells().forEach(cell -> found.put(cell.column().name(), cell(cell)));
    all.put("found", found);
    return all;
  }

  private static Map<String, Object> sound(Sound sound) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("detector", sound.cell().column().name());
    sound.model().ifPresent(model -> all.put("model", model.name()));
    all.putAll(cell(sound.cell()));
    return all;
  }

  private static Map<String, Object> cell(Cell cell) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("caught", cell.isCaught());
    all.put("tries", cell.finding().tries());
    switch (cell.finding()) {
      case Finding.Caught caught -> {
        all.put("length", caught.length());
        all.put("what", caught.what());
      }
      case Finding.NotAsked asked -> all.put("notAsked", asked.because());
      case Finding.Missed _ -> {}
    }
    all.put("nanos", cell.nanos());
    return all;
  }
}
