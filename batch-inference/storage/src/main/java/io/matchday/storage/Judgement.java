package io.matchday.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A judgement of published predictions.
 *
 * @param at when it was made; empty when there is none, or nothing in any group
 * @param rows those of its groups that were asked for, in the order they are shown in
 */
public record Judgement(Optional<Instant> at, List<JudgementRow> rows) {

  /** Keeps the rows as they are. */
  public Judgement {
    rows = List.copyOf(rows);
  }
}
