package palimpsest.tla;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// Reads a manifest. It has each field that a manifest has, and no other: what is misspelt or left
/// out would be checked by nobody.
final class ManifestReader {
  static final String FILE = "manifest.json";

  private static final String SUFFIX = ".json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .annotationIntrospector(new AllRequired())
          .build();

  private ManifestReader() {}

  /// A field is required unless its type says that it may be absent.
  private static final class AllRequired extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      return !member.getRawType().equals(Optional.class);
    }
  }

  /// What `manifest.json` says: each protocol has a file of its own, by its name.
  private record Index(List<String> modules, List<String> protocols) {}

  /// Opens a file of the specification.
  interface Files {
    InputStream open(String file) throws IOException;
  }

  /// Reads a manifest and the files of its protocols, each to its end.
  ///
  /// @throws IOException if one is missing or is none; the message is one line with the place
  static Manifest read(Files files) throws IOException {
    Index index = read(files, FILE, Index.class);
    List<Manifest.Protocol> protocols = new ArrayList<>();
    for (String name : index.protocols()) {
      Manifest.Protocol protocol = read(files, name + SUFFIX, Manifest.Protocol.class);
      if (!protocol.name().equals(name)) {
        throw new IOException(
            name + SUFFIX + ": name: a file has its protocol's name: name=" + protocol.name());
      }
      protocols.add(protocol);
    }
    try {
      return new Manifest(index.modules(), protocols);
    } catch (IllegalArgumentException e) {
      throw new IOException(FILE + ": " + e.getMessage(), e);
    }
  }

  private static <T> T read(Files files, String file, Class<T> kind) throws IOException {
    try (InputStream json = files.open(file)) {
      return MAPPER.readValue(json, kind);
    } catch (JacksonException e) {
      throw new IOException(place(file, e) + ": " + what(e), e);
    }
  }

  private static String place(String file, JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    String path =
        e.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    boolean isKnown = location != null && location.getLineNr() > 0;
    String line = isKnown ? ":" + location.getLineNr() + ":" + location.getColumnNr() : "";
    return file + line + (path.isEmpty() ? "" : ": " + path.substring(1));
  }

  private static String what(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "no such field; there is "
              + unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .collect(Collectors.toCollection(TreeSet::new));
      case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
          "not one of "
              + Arrays.toString(wrong.getTargetType().getEnumConstants())
              + ": "
              + wrong.getValue();
      case DatabindException other when other.getOriginalMessage().startsWith("Missing") ->
          "this field is missing";
      case DatabindException other when other.getCause() instanceof IllegalArgumentException ->
          String.valueOf(other.getCause().getMessage());
      default -> e.getOriginalMessage();
    };
  }
}
