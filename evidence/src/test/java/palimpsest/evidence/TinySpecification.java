package palimpsest.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A specification that TLC checks in a second: it counts up and down between 0 and 3.
record TinySpecification(Path folder) {
  private static final String PROTOCOL =
      """
      {
        "name": "Counting",
        "actions": ["Up", "Down", "Leap"],
        "needs": {},
        "models": [
          {
            "name": "SmallCounting",
            "size": "SMALL",
            "bounds": {},
            "expected": {
              "distinct": 4, "generated": 7, "depth": 4, "fired": {"Up": 3, "Down": 3}
            }
          },
          {
            "name": "DeepCounting",
            "size": "DEEP",
            "bounds": {},
            "expected": {
              "distinct": 4, "generated": 7, "depth": 4, "fired": {"Up": 3, "Down": 3}
            }
          }
        ],
        "mutants": [
          {
            "name": "Unbounded",
            "about": [],
            "breaks": "LowInv",
            "because": "nobody stops it",
            "length": 5
          }
        ],
        "witnesses": [
          {
            "name": "TopReachable",
            "about": ["LowInv"],
            "breaks": "TopReachableInv",
            "because": "it comes to the top",
            "length": 4
          }
        ],
        "notApplicable": {}
      }
      """;

  static TinySpecification in(Path folder) throws IOException {
    TinySpecification tiny = new TinySpecification(folder);
    for (String sub : new String[] {"models", "mutants", "witnesses"}) {
      Files.createDirectories(folder.resolve(sub));
    }
    tiny.write("manifest.json", "{\"modules\": [\"Counting\"], \"protocols\": [\"Counting\"]}");
    tiny.write("Counting.json", PROTOCOL);
    tiny.write(
        "Counting.tla",
        """
        ---- MODULE Counting ----
        EXTENDS Naturals
        VARIABLE x
        Init == x = 0
        Up == x < 3 /\\ x' = x + 1
        Down == x > 0 /\\ x' = x - 1
        Leap == x > 9 /\\ x' = 0
        Spec == Init /\\ [][Up \\/ Down \\/ Leap]_x
        LowInv == x < 4
        TopReachableInv == x < 3
        ====
        """);
    tiny.write("models/SmallCounting", "", "SPECIFICATION Spec INVARIANT LowInv");
    tiny.write("models/DeepCounting", "", "SPECIFICATION Spec INVARIANT LowInv");
    tiny.write(
        "mutants/Unbounded",
        "UpAlways == x' = x + 1",
        "SPECIFICATION Spec INVARIANT LowInv CONSTANT Up <- UpAlways");
    tiny.write("witnesses/TopReachable", "", "SPECIFICATION Spec INVARIANT TopReachableInv");
    return tiny;
  }

  private void write(String path, String body, String configuration) throws IOException {
    String name = Path.of(path).getFileName().toString();
    write(path + ".tla", "---- MODULE %s ----\nEXTENDS Counting\n%s\n====\n".formatted(name, body));
    write(path + ".cfg", configuration + "\n");
  }

  void write(String path, String text) throws IOException {
    Files.writeString(folder.resolve(path), text);
  }

  /// Replaces a text that has to be there.
  void replace(String path, String before, String after) throws IOException {
    String text = Files.readString(folder.resolve(path));
    if (!text.contains(before)) {
      throw new IllegalArgumentException("it is there: before=" + before + " text=" + text);
    }
    write(path, text.replace(before, after));
  }
}
