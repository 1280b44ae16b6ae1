package io.matchday.cli;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.ApiKey;
import io.matchday.storage.ApiKeyHash;
import io.matchday.storage.ApiKeyScope;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an API key and shows it, this once. */
@Command(
    name = "create",
    description = "Make a key and print it; it is stored hashed and cannot be shown again.")
final class KeysCreate implements Runnable {

  /** Precedes every key, so that scanners for secrets find it where it should not be. */
  private static final String KEY_PREFIX = "matchday_";

  /** The keys of the settings are called that in the log. */
  private static final String SETTINGS_NAME = "settings-";

  private static final int RANDOM_BYTES = 32;

  private final Session session;

  @Parameters(paramLabel = "NAME", description = "who uses it, as it will stand in the log")
  private String name = "";

  @Option(
      names = "--scope",
      split = ",",
      paramLabel = "SCOPE",
      description = "read, score, operate, separated by commas (read,score)")
  private List<String> scopes = new ArrayList<>();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "requests a second, 0 for any number (the setting serving.rate-limit)")
  private Optional<Integer> rate = Optional.empty();

  KeysCreate(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String secret = secret();
    ApiKey key = checked(ApiKeyHash.of(secret));
    try (Workspace workspace = session.open()) {
      if (!KeysCommand.keys(workspace).create(key)) {
        throw new RefusedException(
            Refusal.USAGE,
            "an active key is called " + name + "; revoke it or choose another name");
      }
    }
    session.out().println(secret);
    session.out().flush();
    session
        .err()
        .printf(
            "Send it as X-API-Key. It opens: %s. Keep it: it is not shown again.%n",
            key.scopeLabels());
    session.err().flush();
  }

  private static String secret() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return KEY_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private ApiKey checked(ApiKeyHash hash) {
    List<Problem> problems = new ArrayList<>();
    if (!ApiKey.isName(name) || name.startsWith(SETTINGS_NAME)) {
      problems.add(
          new Problem(
              "NAME",
              "must have 1 to 60 letters, digits, dots, dashes or underscores and not begin with "
                  + SETTINGS_NAME));
    }
    Set<ApiKeyScope> chosen = chosen(problems);
    if (rate.orElse(0) < 0 || rate.orElse(0) > ApiKey.MOST_RATE) {
      problems.add(new Problem("--rate", "must be 0 to " + ApiKey.MOST_RATE));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.USAGE, problems);
    }
    OptionalInt ownRate = rate.isPresent() ? OptionalInt.of(rate.get()) : OptionalInt.empty();
    return new ApiKey(name, hash, chosen, ownRate);
  }

  private Set<ApiKeyScope> chosen(List<Problem> problems) {
    if (scopes.isEmpty()) {
      return EnumSet.of(ApiKeyScope.READ, ApiKeyScope.SCORE);
    }
    Set<ApiKeyScope> chosen = EnumSet.noneOf(ApiKeyScope.class);
    for (String scope : scopes) {
      Optional<ApiKeyScope> known =
          Arrays.stream(ApiKeyScope.values())
              .filter(one -> one.label().equals(scope.strip()))
              .findFirst();
      known.ifPresent(chosen::add);
      if (known.isEmpty()) {
        problems.add(new Problem("--scope", "\"" + scope + "\" is not read, score or operate"));
      }
    }
    return chosen;
  }
}
