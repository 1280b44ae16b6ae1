package io.matchday.cli;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --alias} of commands that move one. */
final class AliasOption {

  private static final int LONGEST = 60;

  @Option(
      names = "--alias",
      paramLabel = "A",
      description = "the alias to move (matchday.batch.alias: Production)")
  private Optional<String> given = Optional.empty();

  /**
   * Refuses a name that no alias could have.
   *
   * @throws RefusedException {@link Refusal#USAGE}
   */
  void check() {
    if (given.filter(name -> !isName(name)).isPresent()) {
      throw new RefusedException(
          Refusal.USAGE, "--alias must be a name of 1 to " + LONGEST + " characters");
    }
  }

  private static boolean isName(String text) {
    return !text.isBlank()
        && text.strip().equals(text)
        && text.length() <= LONGEST
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** The alias asked for, or the one that predicts when none is named. */
  String in(Workspace workspace) {
    return given.orElse(workspace.settings().batch().alias());
  }
}
