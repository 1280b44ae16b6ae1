package io.matchday.storage;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An API key as it is stored: everything but the key itself.
 *
 * @param name what it is called in lists and logs
 * @param hash what it is recognised by
 * @param scopes what it allows, at least one
 * @param rate requests a second; 0 means no limit, nothing the limit of the service
 */
public record ApiKey(String name, ApiKeyHash hash, Set<ApiKeyScope> scopes, OptionalInt rate) {

  /** The most requests a second that can be asked for. */
  public static final int MOST_RATE = 1_000_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  /** Refuses what the database would refuse. */
  public ApiKey {
    scopes = Set.copyOf(scopes);
    if (!isName(name) || scopes.isEmpty() || rate.orElse(0) < 0 || rate.orElse(0) > MOST_RATE) {
      throw new IllegalArgumentException("no such key can be: " + name);
    }
  }

  /** Whether a key can be called this: 1 to 60 letters, digits, dots, dashes, underscores. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The labels of the scopes, in their order. */
  public String scopeLabels() {
    return String.join(",", scopes.stream().sorted().map(ApiKeyScope::label).toList());
  }

  /** The rate when it is one of its own. */
  public Optional<Integer> ownRate() {
    return rate.isPresent() ? Optional.of(rate.getAsInt()) : Optional.empty();
  }
}
