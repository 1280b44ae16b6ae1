package io.matchday.cli;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Signature;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --reason} of commands that move an alias. */
final class ReasonOption {

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "why; kept for ever with who and when")
  private Optional<String> given = Optional.empty();

  boolean isGiven() {
    return given.isPresent();
  }

  /**
   * Who signs, and why.
   *
   * @throws RefusedException {@link Refusal#USAGE} when the reason says nothing, is too long or is
   *     not one line
   */
  Signature signature() {
    Optional<String> reason = given.map(String::strip);
    if (reason.filter(text -> !isReason(text)).isPresent()) {
      throw new RefusedException(
          Refusal.USAGE,
          "--reason must be one line of 1 to %d characters".formatted(Signature.LONGEST_REASON));
    }
    return new Signature(ModelsCommand.who(), reason);
  }

  private static boolean isReason(String text) {
    return !text.isBlank()
        && text.length() <= Signature.LONGEST_REASON
        && text.chars().noneMatch(Character::isISOControl);
  }
}
