package palimpsest.evidence.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Chromium without a window, told what to do by its DevTools protocol. It keeps what the page
/// complains of, and what it asks the network for.
final class Browser implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String LISTENING = "DevTools listening on ";
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final HttpClient client;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> asked;
  private final List<JsonNode> events;
  private final AtomicInteger number = new AtomicInteger();
  private final String session;

  private Browser(Process process, String address) throws Exception {
    this.process = process;
    this.client = HttpClient.newHttpClient();
    this.asked = new ConcurrentHashMap<>();
    this.events = new CopyOnWriteArrayList<>();
    this.socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Answers(asked, events))
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    String target =
        ask("", "Target.createTarget", Map.of("url", "about:blank")).path("targetId").asString();
    this.session =
        ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asString();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      ask(domain + ".enable", Map.of());
    }
  }

  /// Where one is installed.
  static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Starts it.
  ///
  /// @param profile a folder that it has to itself
  static Browser start(Path program, Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile.toAbsolutePath(),
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader news = process.errorReader();
    for (String line = news.readLine(); line != null; line = news.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofVirtual().start(() -> drain(news));
        return new Browser(process, line.substring(LISTENING.length()));
      }
    }
    throw new IOException("the browser listens: exit=" + process.waitFor());
  }

  /// Whatever else it has to say: nobody else would take it.
  private static void drain(BufferedReader news) {
    try {
      news.transferTo(Writer.nullWriter());
    } catch (IOException _) {
      return; // it has ended
    }
  }

  /// Puts together what the browser sends.
  private static final class Answers implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonNode>> asked;
    private final List<JsonNode> events;
    private final StringBuilder text = new StringBuilder();

    Answers(Map<Integer, CompletableFuture<JsonNode>> asked, List<JsonNode> events) {
      this.asked = asked;
      this.events = events;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        JsonNode message = JSON.readTree(text.toString());
        text.setLength(0);
        CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asInt(-1));
        if (answer == null) {
          events.add(message);
        } else if (message.has("error")) {
          answer.completeExceptionally(new IOException(message.path("error").toString()));
        } else {
          answer.complete(message.path("result"));
        }
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  private JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
    return ask(session, method, parameters);
  }

  private JsonNode ask(String to, String method, Map<String, ?> parameters) throws Exception {
    int id = number.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (!to.isEmpty()) {
      message.put("sessionId", to);
    }
    socket.sendText(JSON.writeValueAsString(message), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// Opens a page and waits until all of it is there.
  void open(Path page) throws Exception {
    ask("Page.navigate", Map.of("url", page.toUri().toString()));
    evaluate(
        "new Promise(done => document.readyState === 'complete' && location.protocol === 'file:'"
            + " ? done() : addEventListener('load', done))");
  }

  /// What an expression of the page's comes to; a promise is waited for.
  JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IOException(result.path("exceptionDetails").toString());
    }
    return result.at("/result/value");
  }

  /// Shows the page as wide as that.
  void resize(int width, int height) throws Exception {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /// Types a text, wherever the cursor is.
  void type(String text) throws Exception {
    ask("Input.insertText", Map.of("text", text));
  }

  /// Presses a key and lets it go.
  ///
  /// @param text what it types, if it does
  void press(String key, int code, String text) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      ask(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text));
    }
  }

  /// Shows the page as it is on a `screen`, or in `print`.
  void show(String medium) throws Exception {
    ask("Emulation.setEmulatedMedia", Map.of("media", medium));
  }

  /// Writes what is to be seen to a file.
  void screenshot(Path file) throws Exception {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String data = ask("Page.captureScreenshot", Map.of("format", "png")).path("data").asString();
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /// Prints the page, and returns how many bytes that takes.
  int printed() throws Exception {
    String data = ask("Page.printToPDF", Map.of("printBackground", true)).path("data").asString();
    return Base64.getDecoder().decode(data).length;
  }

  /// What the page has complained of.
  List<String> complaints() {
    return events("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded").stream()
        .map(JsonNode::toString)
        .toList();
  }

  /// What it has asked the network for.
  List<String> requests() {
    return events("Network.requestWillBeSent").stream()
        .map(event -> event.at("/params/request/url").asString())
        .toList();
  }

  private List<JsonNode> events(String... methods) {
    List<String> wanted = List.of(methods);
    return new ArrayList<>(events)
        .stream().filter(event -> wanted.contains(event.path("method").asString())).toList();
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
