package palimpsest.evidence.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `completion`: prints what has a shell complete commands and options.
@Command(
    name = "completion",
    description =
        "Prints a script that has bash, or zsh with bashcompinit, complete commands and options.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(./palimpsest completion)",
      "  ./palimpsest completion > ~/.local/share/bash-completion/completions/palimpsest"
    })
public final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Terminal terminal;

  public CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    terminal.out().flush();
    return ExitCode.KEPT;
  }
}
