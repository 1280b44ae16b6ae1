package io.matchday.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the settings in force. */
@Command(
    name = "config",
    description = "Settings in force.",
    subcommands = ConfigCommand.Show.class)
final class ConfigCommand {

  /** Prints every key, its value and where it was set. */
  @Command(
      name = "show",
      description =
          "Every setting, its value, and where it was set: matchday.yml, environment, flag.")
  static final class Show implements Runnable {

    private final Session session;

    @Mixin private OutputOption output = new OutputOption();

    Show(Session session) {
      this.session = session;
    }

    @Override
    public void run() {
      Settings settings = session.settings(session.home(), Map.of());
      try (Listing listing = output.listing(List.of("key", "value", "origin"), session.out())) {
        for (Settings.Line line : settings.lines()) {
          listing.row(line.key(), line.value(), line.origin());
        }
      }
    }
  }
}
