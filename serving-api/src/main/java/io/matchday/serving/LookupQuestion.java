package io.matchday.serving;

import io.matchday.refusal.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a lookup asks for beyond the published prediction.
 *
 * @param fresh {@code true} when the stored feature row is to be scored now
 * @param stage the alias whose predictions are meant; the default one when empty
 * @param explain of how many features an explanation is wanted, as text
 */
record LookupQuestion(Optional<String> fresh, Optional<String> stage, Optional<String> explain) {

  /** Refuses with 422 what is neither true nor false. */
  LookupQuestion {
    if (!fresh.map(text -> text.equals("true") || text.equals("false")).orElse(true)) {
      throw HttpProblem.invalid(List.of(new Problem("fresh", "expected true or false")));
    }
  }

  boolean isFresh() {
    return fresh.map(Boolean::parseBoolean).orElse(false);
  }
}
