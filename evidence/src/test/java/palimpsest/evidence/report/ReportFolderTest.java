package palimpsest.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFolderTest {
  private static final String DATA = "{\"format\": \"" + Evidence.FORMAT + "\"}";

  @TempDir private Path home;

  @Test
  void foldersAbove_areMade() throws IOException {
    Path folder = home.resolve("a/b/report");
    usable(folder).write(files("page"));
    assertThat(folder.resolve("index.html")).hasContent("page");
    assertThat(folder.resolve("evidence.json")).hasContent(DATA);
    assertThat(names(home.resolve("a/b"))).containsExactly("report");
  }

  @Test
  void earlierReport_isReplaced() throws IOException {
    Path folder = home.resolve("report");
    usable(folder).write(files("old"));
    usable(folder).write(files("new"));
    assertThat(folder.resolve("index.html")).hasContent("new");
    assertThat(names(home)).containsExactly("report");
  }

  @Test
  void linkToFolder_staysALink() throws IOException {
    Path folder = Files.createDirectory(home.resolve("real"));
    Path link = Files.createSymbolicLink(home.resolve("link"), folder);
    usable(link).write(files("page"));
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("index.html")).hasContent("page");
  }

  @Test
  void foreignFolder_isRefusedAndLeftAlone() throws IOException {
    Path notes = Files.writeString(home.resolve("notes.txt"), "mine");
    assertThat(refusal(home)).contains("notes.txt").contains("choose another folder");
    assertThat(notes).hasContent("mine");
  }

  @Test
  void notesBesideAReport_areForeign() throws IOException {
    Path folder = home.resolve("report");
    usable(folder).write(files("old"));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    assertThat(refusal(folder)).contains("notes.txt");
  }

  @Test
  void dataOfAnotherKind_isForeign() throws IOException {
    Files.writeString(home.resolve("evidence.json"), "{\"case\": 7}");
    assertThat(refusal(home)).contains("evidence.json of another kind");
  }

  @Test
  void file_isRefused() throws IOException {
    assertThat(refusal(Files.createFile(home.resolve("report")))).contains("is a file");
    assertThat(refusal(home.resolve("report/below"))).contains("no folder can be made");
  }

  @Test
  void failedWrite_leavesTheEarlierReportAndNothingElse() throws IOException {
    Path folder = home.resolve("report");
    usable(folder).write(files("old"));
    SequencedMap<String, String> files = files("new");
    files.put("no-such-folder/more.html", "cannot be written");
    ReportFolder again = usable(folder);
    assertThatIOException().isThrownBy(() -> again.write(files));
    assertThat(folder.resolve("index.html")).hasContent("old");
    assertThat(names(home)).containsExactly("report");
  }

  @Test
  void folderThatBecameForeignMeanwhile_isRefused() throws IOException {
    Path folder = home.resolve("report");
    ReportFolder chosen = usable(folder);
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("notes.txt"), "mine");
    assertThatIOException()
        .isThrownBy(() -> chosen.write(files("new")))
        .withMessageContaining("notes.txt");
    assertThat(names(home)).containsExactly("report");
    assertThat(names(folder)).containsExactly("notes.txt");
  }

  private static SequencedMap<String, String> files(String page) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put(ReportFolder.PAGE, page);
    files.put(ReportFolder.DATA, DATA);
    return files;
  }

  private static ReportFolder usable(Path folder) {
    return switch (ReportFolder.at(folder)) {
      case ReportFolder.Choice.Usable usable -> usable.folder();
      case ReportFolder.Choice.Refused refused -> throw new AssertionError(refused.line());
    };
  }

  private static String refusal(Path folder) {
    return switch (ReportFolder.at(folder)) {
      case ReportFolder.Choice.Usable _ -> throw new AssertionError("not refused: " + folder);
      case ReportFolder.Choice.Refused refused -> refused.line();
    };
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
