package palimpsest.evidence;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import palimpsest.evidence.certify.CertifyCommand;
import palimpsest.evidence.certify.VerifyDossierCommand;
import palimpsest.evidence.command.CompletionCommand;
import palimpsest.evidence.command.ExitCode;
import palimpsest.evidence.command.FaultLog;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.modelcheck.ModelCheckCommand;
import palimpsest.evidence.mutants.MutantsCommand;
import palimpsest.evidence.releases.Spelling;
import palimpsest.evidence.replay.ReplayCommand;
import palimpsest.evidence.report.Certificate.Tools;
import palimpsest.evidence.report.Ink;
import palimpsest.evidence.trace.CheckTraceCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line. It reads arguments, environment and clock, so that nothing below it has to.
@Command(
    name = "palimpsest",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Certifies in-place, concurrent code updates of I/O adapters.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./palimpsest certify", "  ./palimpsest model-check", "  ./palimpsest replay"})
public final class Main implements Runnable {
  private static final String PROPERTIES = "/META-INF/maven/palimpsest/evidence/pom.properties";

  private static final OptionSpec HELP =
      OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this help.").build();

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /// Runs the command named by the arguments and ends with its exit code.
  public static void main(String[] args) {
    boolean live = isTerminal() && !"dumb".equals(System.getenv("TERM"));
    String colourless = System.getenv("NO_COLOR");
    boolean coloured = live && (colourless == null || colourless.isEmpty());
    Terminal terminal =
        new Terminal(
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()),
            live,
            coloured ? Ink.COLOURED : Ink.PLAIN);
    Machine machine =
        new ThisMachine(
            Path.of(System.getProperty("java.io.tmpdir")),
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList(),
            Optional.ofNullable(System.getProperty("palimpsest.home")).map(Path::of));
    System.exit(execute(machine, terminal, args));
  }

  @SuppressWarnings("SystemConsoleNull") // it is null again from JDK 25 on
  private static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  /// Runs the command named by the arguments and returns its exit code.
  static int execute(Machine machine, Terminal terminal, String... args) {
    CommandLine line = line(machine, terminal);
    line.setExecutionExceptionHandler(
        (fault, _, _) -> {
          terminal.err().println(FaultLog.write(machine, List.of(args), fault));
          return ExitCode.FAULT;
        });
    return line.execute(args);
  }

  /// All commands.
  static CommandLine line(Machine machine, Terminal terminal) {
    CommandLine line = new CommandLine(new Main());
    line.getCommandSpec().version("palimpsest " + version());
    line.addSubcommand(new CertifyCommand(machine, terminal));
    line.addSubcommand(new ModelCheckCommand(machine, terminal));
    line.addSubcommand(new CheckTraceCommand(machine, terminal));
    line.addSubcommand(new MutantsCommand(machine, terminal));
    line.addSubcommand(new ReplayCommand(machine, terminal));
    line.addSubcommand(new VerifyDossierCommand(machine, terminal));
    line.addSubcommand(new CompletionCommand(terminal));
    line.getSubcommands().values().forEach(each -> each.getCommandSpec().addOption(HELP));
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.ink() == Ink.PLAIN ? Ansi.OFF : Ansi.ON));
    line.setParameterExceptionHandler(
        (fault, _) -> {
          CommandSpec command = fault.getCommandLine().getCommandSpec();
          terminal.err().println(command.qualifiedName() + ": " + complaint(fault));
          terminal.err().println("see ./" + command.qualifiedName() + " --help");
          return ExitCode.USAGE;
        });
    return line;
  }

  /// What is wrong with the words that were given; for one that is not known, which is near.
  private static String complaint(ParameterException fault) {
    CommandSpec command = fault.getCommandLine().getCommandSpec();
    if (fault instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      if (unmatched.isUnknownOption()) {
        return word
            + ": there is no such option; "
            + Spelling.advice(word, command.optionsMap().keySet());
      }
      if (!command.subcommands().isEmpty()) {
        return word
            + ": there is no such command; "
            + Spelling.advice(word, command.subcommands().keySet());
      }
    }
    return String.valueOf(fault.getMessage());
  }

  /// Without a command there is nothing to do but to say what there is.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// The version of the jar that this is; classes that are not in one have none.
  private static String version() {
    Properties properties = new Properties();
    try (InputStream stream = Main.class.getResourceAsStream(PROPERTIES)) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "not packaged");
  }

  private record ThisMachine(Path temporary, Path java, List<Path> binaries, Optional<Path> home)
      implements Machine {
    ThisMachine {
      binaries = List.copyOf(binaries);
    }

    @Override
    public int processors() {
      return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public long memoryBytes() {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public Tools tools() {
      return new Tools(
          version(),
          home.flatMap(Main::commit),
          System.getProperty("java.vm.name") + " " + Runtime.version(),
          System.getProperty("os.name")
              + " "
              + System.getProperty("os.version")
              + " "
              + System.getProperty("os.arch"),
          processors(),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
  }

  /// The commit that the sources are at, and whether they differ from it; nothing without git.
  private static Optional<String> commit(Path home) {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
