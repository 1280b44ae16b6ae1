package io.matchday.model;

import io.matchday.feature.FeatureSchema;
import java.util.List;

/**
 * What whoever trained a model says of it; with the model file it makes a manifest.
 *
 * @param schema the features it expects
 * @param training how it was trained
 * @param judgement how good it was on matches it had not seen
 * @param goldenRows rows with the margins they must give; 1 to {@value #MOST_GOLDEN_ROWS}
 */
public record ModelCard(
    FeatureSchema schema,
    TrainingRecord training,
    Judgement judgement,
    List<GoldenRow> goldenRows) {

  /** Golden rows are scored at every load: more of them would only take time. */
  public static final int MOST_GOLDEN_ROWS = 200;

  /** Refuses a card without golden rows or with some that do not fit a 1X2 model. */
  public ModelCard {
    goldenRows = List.copyOf(goldenRows);
    if (goldenRows.isEmpty()) {
      throw new IllegalArgumentException("a model card needs at least one golden row");
    }
    if (goldenRows.size() > MOST_GOLDEN_ROWS) {
      throw new IllegalArgumentException(
          "%d golden rows, expected at most %d".formatted(goldenRows.size(), MOST_GOLDEN_ROWS));
    }
    for (GoldenRow row : goldenRows) {
      if (row.features().size() != schema.size() || row.marginCount() != 3) {
        throw new IllegalArgumentException(
            "a golden row has %d features and %d margins, expected %d and 3"
                .formatted(row.features().size(), row.marginCount(), schema.size()));
      }
    }
  }
}
