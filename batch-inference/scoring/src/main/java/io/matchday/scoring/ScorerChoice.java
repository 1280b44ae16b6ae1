package io.matchday.scoring;

/**
 * Which forms were chosen to score a model.
 *
 * @param alone the form for rows that come alone or few at a time
 * @param blocks the form for blocks of rows
 * @param reason what about the model decided it
 */
public record ScorerChoice(ScorerForm alone, ScorerForm blocks, String reason) {

  @Override
  public String toString() {
    return "rows alone by %s, blocks by %s: %s".formatted(alone.label(), blocks.label(), reason);
  }
}
