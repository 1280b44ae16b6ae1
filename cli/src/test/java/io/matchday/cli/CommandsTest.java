package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The names of commands and options, which are fixed. */
class CommandsTest {

  private static final Set<String> EVERYWHERE =
      Set.of("--home", "--set", "-h", "--help", "-V", "--version");

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quickstart | --sample-data",
        "serve | --host --nightly --port",
        "keys create | --rate --scope",
        "keys list | --output -o",
        "keys revoke | ''",
        "import | --columns --competition --format --season --sex",
        "features | ''",
        "train | --budget --promote --seed --tune --until",
        "models list | --output -o",
        "models promote | --alias --force --reason",
        "models rollback | --alias --reason",
        "models history | --alias --output -o",
        "show drift | --output -o",
        "models show | --output -o",
        "predict | --alias --all --as-of --force-publish --max-rejects --rerun --slices",
        "predict rollback | --alias --reason",
        "backfill | --alias --from --only-failed --slices --to",
        "evaluate | --by --comparisons --output -o",
        "nightly | --date",
        "jobs list | --limit --output -o",
        "jobs show | --output -o",
        "jobs stop | ''",
        "jobs recover | --force",
        "jobs purge | --keep-days",
        "show matches | --competition --from --limit --no-played --output --played --team --to -o",
        "show prediction | --output -o",
        "show predictions | --from --output --run --to -o",
        "show runs | --limit --output -o",
        "show rejects | --limit --output -o",
        "show teams | --near-doubles --output -o",
        "teams alias | ''",
        "migrate | ''",
        "backup | ''",
        "restore | --force",
        "verify | ''",
        "config show | --output -o",
        "generate-completion | ''",
      })
  void every_command_has_these_options(String command, String options) {
    CommandLine found = commands();
    for (String name : command.strip().split(" ", -1)) {
      found = found.getSubcommands().get(name);
      assertThat(found).as(command).isNotNull();
    }

    Set<String> names = new TreeSet<>();
    found
        .getCommandSpec()
        .options()
        .forEach(
            option -> {
              names.addAll(List.of(option.names()));
              names.addAll(option.negatable() ? Set.of("--no-played") : Set.of());
            });
    assertThat(names).containsAll(EVERYWHERE);
    names.removeAll(EVERYWHERE);
    assertThat(String.join(" ", names)).isEqualTo(options.strip());
  }

  @Test
  void there_is_no_other_command() {
    assertThat(commands().getSubcommands().keySet())
        .containsExactlyInAnyOrder(
            "quickstart",
            "serve",
            "keys",
            "import",
            "features",
            "train",
            "models",
            "predict",
            "backfill",
            "evaluate",
            "nightly",
            "jobs",
            "show",
            "teams",
            "migrate",
            "backup",
            "restore",
            "verify",
            "config",
            "generate-completion");
  }

  private static CommandLine commands() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Session session = new Session(nowhere, nowhere, Map.of(), Clock.systemUTC(), false);
    return new CommandLine(new MatchdayCommand(session), new Commands(session));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "quickstart",
        "serve",
        "keys",
        "keys create",
        "keys list",
        "keys revoke",
        "import",
        "features",
        "train",
        "models",
        "models list",
        "models promote",
        "models rollback",
        "models show",
        "predict",
        "predict rollback",
        "backfill",
        "evaluate",
        "nightly",
        "jobs",
        "jobs list",
        "jobs show",
        "jobs stop",
        "jobs recover",
        "jobs purge",
        "show",
        "show matches",
        "show prediction",
        "show predictions",
        "show runs",
        "show rejects",
        "show teams",
        "teams",
        "teams alias",
        "migrate",
        "backup",
        "restore",
        "verify",
        "config",
        "config show",
        "generate-completion"
      })
  void help_goes_to_standard_output_and_is_no_error(String command) {
    ProgramCall call = ProgramCall.on(home, (command + " --help").strip().split(" ", -1));

    assertThat(call.out()).startsWith(("Usage: matchday " + command).strip() + " ");
    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
  }

  @Test
  void the_version_is_that_of_the_build() {
    ProgramCall call = ProgramCall.on(home, "--version");

    assertThat(call.out()).matches("matchday \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    assertThat(call.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                       | matchday: no command given; see: matchday --help",
        "predct                   | matchday: matchday has no command 'predct'; did you mean"
            + " predict?",
        "frobnicate               | matchday: matchday has no command 'frobnicate'; see: matchday"
            + " --help",
        "show                     | matchday: Missing required subcommand; see: matchday show"
            + " --help",
        "import x.csv --colums a=b | matchday: matchday import has no option '--colums'; did you"
            + " mean --columns?",
        "features now             | matchday: matchday features has no place for 'now'; see:"
            + " matchday features --help",
        "import                   | matchday: Missing required parameter: 'FILE'; see: matchday"
            + " import --help",
        "import x --format xls    | matchday: unknown format \"xls\", expected football-data,"
            + " international, matchday",
        "import x --sex 2         | matchday: --sex must be 0 (men) or 1 (women)",
        "import x --columns date  | matchday: --columns: \"date\" is not of the form"
            + " home_team=home",
        "import x --season long   | matchday: --season: is \"long\", expected a season such as"
            + " 2019-20 or 2021",
        "predict --as-of soon     | matchday: Invalid value for option '--as-of': 'soon' is no date"
            + " such as 2026-04-25; see: matchday predict --help",
        "predict --slices two     | matchday: Invalid value for option '--slices': 'two' is no"
            + " whole number, or too large; see: matchday predict --help",
        "predict --slices 65      | matchday: slices must be 1 to 64, is 65",
        "train --seed -1          | matchday: --seed must be 0 or more, is -1",
        "show matches --limit 0   | matchday: Invalid value for option '--limit': '0' is no number"
            + " of rows, from 1 up; see: matchday show matches --help",
        "keys create settings-1   | matchday: NAME: must have 1 to 60 letters, digits, dots, dashes"
            + " or underscores and not begin with settings-",
        "keys create a --scope raed | matchday: --scope: \"raed\" is not read, score or operate",
        "keys create a --rate -1  | matchday: --rate: must be 0 to 1000000",
        "show prediction 0        | matchday: 0 is no match id",
        "show predictions --run 0 | matchday: 0 is no run; see: show runs",
      })
  void a_command_line_that_cannot_be_meant_is_refused_in_one_line(String words, String line) {
    String[] arguments = words.isEmpty() ? new String[0] : words.split(" +", -1);

    ProgramCall call = ProgramCall.on(home, arguments);

    assertThat(call.err().lines()).containsExactly(line);
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(64);
  }

  @Test
  void an_unknown_output_format_is_refused() {
    ProgramCall call = ProgramCall.on(home, "show", "runs", "-o", "xml");

    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.err()).contains("--output", "'xml'", "[table, json, csv]");
    assertThat(call.code()).isEqualTo(64);
  }
}
