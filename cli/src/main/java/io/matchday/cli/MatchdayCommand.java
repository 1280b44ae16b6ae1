package io.matchday.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: holds what is common to all commands. */
@Command(
    name = "matchday",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    description = "Football match predictions: a nightly batch, a light service, one command line.",
    subcommands = {
      QuickstartCommand.class,
      ServeCommand.class,
      KeysCommand.class,
      ImportCommand.class,
      FeaturesCommand.class,
      TrainCommand.class,
      ModelsCommand.class,
      PredictCommand.class,
      BackfillCommand.class,
      EvaluateCommand.class,
      NightlyCommand.class,
      JobsCommand.class,
      ShowCommand.class,
      TeamsCommand.class,
      MigrateCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      VerifyCommand.class,
      ConfigCommand.class,
      GenerateCompletion.class
    })
final class MatchdayCommand implements Runnable {

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  MatchdayCommand(Session session) {
    this.session = session;
  }

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "database, models, inbox, logs and settings (or MATCHDAY_HOME; default:"
              + " ./matchday-home)")
  void home(Path folder) {
    session.useHome(folder);
  }

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "one setting, over file and environment; see: config show")
  void settings(Map<String, String> settings) {
    session.useFlags(settings);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
