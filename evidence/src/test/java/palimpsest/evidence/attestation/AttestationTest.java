package palimpsest.evidence.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Certificates;

/// A report is what was attested, or it is said what is not.
final class AttestationTest {
  /// Keys that nobody trusts but these tests.
  private static final String PRIVATE =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIEoPm9PEyfODG9NpXzH7IgvZHV3CUTY/sTQNa94fHS00
      -----END PRIVATE KEY-----
      """;
  private static final String PUBLIC =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAM9xmpJtWgSd6itjQgmKKEoyK3AtbQTkDCHm39nz+Dhs=
      -----END PUBLIC KEY-----
      """;
  private static final String OTHER =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAIR5S1X8aG6HwlXbPpakcRKxXyQmr8hzv5MiCm/dtiFE=
      -----END PUBLIC KEY-----
      """;
  private static final Build BUILD =
      new Build(new TreeMap<>(Map.of("impl.jar", "01")), new TreeMap<>(Map.of("Some.tla", "02")));

  private final Certificate certificate = Certificates.kept();
  @TempDir private Path home;
  private Path report = Path.of("report");

  @BeforeEach
  void write() throws IOException {
    report = Files.createDirectory(home.resolve("report"));
    Files.writeString(home.resolve("private.pem"), PRIVATE);
    Files.writeString(home.resolve("public.pem"), PUBLIC);
    Files.writeString(home.resolve("other.pem"), OTHER);
    attest(true);
  }

  private void attest(boolean isSigned) throws IOException {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put("index.html", "<p>a page</p>");
    files.put("evidence.json", "{\"holds\": true}");
    files.put(
        "attestation.json",
        Attestation.of(
            certificate,
            new LinkedHashMap<>(files),
            BUILD,
            isSigned
                ? Optional.of(KeyFile.signing(home.resolve("private.pem")))
                : Optional.empty()));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(report.resolve(file.getKey()), file.getValue());
    }
  }

  private Optional<PublicKey> key(String name) throws IOException {
    return Optional.of(KeyFile.checking(home.resolve(name)));
  }

  private List<String> wrong(String key) throws IOException {
    return Attestation.check(report, BUILD, key(key)).wrong();
  }

  @Test
  void whatWasAttested_isSound() throws IOException {
    Attestation.Result result = Attestation.check(report, BUILD, key("public.pem"));
    assertThat(result.wrong()).isEmpty();
    assertThat(result.notes())
        .containsExactly(
            "signed by the key that was given",
            "made by: palimpsest certify releases.yaml --runs 4 --seed 1");
  }

  @Test
  void anyBitThatIsTurned_isFound() throws IOException {
    int turned = 0;
    for (String name : List.of("index.html", "evidence.json", "attestation.json")) {
      Path file = report.resolve(name);
      byte[] sound = Files.readAllBytes(file);
      for (int at = 0; at < sound.length; at++) {
        byte[] broken = sound.clone();
        broken[at] ^= (byte) (1 << (at % 8));
        Files.write(file, broken);
        assertThat(wrong("public.pem")).as("%s, byte %d", name, at).isNotEmpty();
        turned++;
      }
      Files.write(file, sound);
    }
    assertThat(turned).isGreaterThan(1_000);
    assertThat(wrong("public.pem")).isEmpty();
  }

  /// The last letter of a signature has bits that stand for nothing: turned, they gave the same
  /// signature, and went unnoticed where the test before happened to turn others.
  @Test
  void bitsOfASignatureThatMeanNothing_areNotTurnedEither() throws IOException {
    Path file = report.resolve("attestation.json");
    String sound = Files.readString(file);
    int last = sound.indexOf("==\"") - 1;
    char other = (char) (sound.charAt(last) + 1);
    Files.writeString(file, sound.substring(0, last) + other + sound.substring(last + 1));
    assertThat(wrong("public.pem"))
        .containsExactly("attestation.json: was changed: an envelope is written in one way only");
  }

  @Test
  void whatIsMissingOrAdded_isNamed() throws IOException {
    Files.delete(report.resolve("evidence.json"));
    Files.writeString(report.resolve("notes.txt"), "mine");
    assertThat(wrong("public.pem"))
        .containsExactly("evidence.json: is missing", "notes.txt: is not attested");
    Files.delete(report.resolve("attestation.json"));
    assertThat(wrong("public.pem")).containsExactly("attestation.json: is missing");
  }

  @Test
  void whatAnotherBuildMade_isSaidToBe() throws IOException {
    Build other = new Build(new TreeMap<>(Map.of("impl.jar", "03")), BUILD.specification());
    assertThat(Attestation.check(report, other, key("public.pem")).wrong())
        .containsExactly(
            "made by another build than this one: 1 of 1 digests differ, the first of them of the"
                + " binary impl.jar");
    Build fewer = new Build(BUILD.binaries(), new TreeMap<>());
    assertThat(Attestation.check(report, fewer, key("public.pem")).wrong())
        .singleElement()
        .asString()
        .endsWith("of the specification Some.tla");
  }

  @Test
  void theResultOfAnotherRun_isNotTheAttestedOne() throws IOException {
    Files.writeString(report.resolve("evidence.json"), "{\"holds\": false}");
    assertThat(wrong("public.pem"))
        .singleElement()
        .asString()
        .startsWith("evidence.json: was changed: sha256 attested=");
  }

  @Test
  void whoSigned_isCheckedByTheKeyThatIsGiven() throws IOException {
    assertThat(wrong("other.pem"))
        .containsExactly("attestation.json: is not signed by the key that was given");
    assertThat(Attestation.check(report, BUILD, Optional.empty()).notes())
        .first()
        .asString()
        .startsWith("signed, by whom was not checked");
    attest(false);
    assertThat(wrong("public.pem")).containsExactly("attestation.json: is unsigned");
    Attestation.Result unsigned = Attestation.check(report, BUILD, Optional.empty());
    assertThat(unsigned.wrong()).isEmpty();
    assertThat(unsigned.notes()).first().asString().startsWith("unsigned: whoever can write");
  }

  @Test
  void whatIsNoKey_isALine() {
    assertThatIOException()
        .isThrownBy(() -> KeyFile.signing(home.resolve("public.pem")))
        .withMessageEndingWith("public.pem: a key file has a line -----BEGIN PRIVATE KEY-----");
    assertThatIOException()
        .isThrownBy(() -> KeyFile.checking(home.resolve("none.pem")))
        .withMessageEndingWith("none.pem: there is no such file");
  }
}
