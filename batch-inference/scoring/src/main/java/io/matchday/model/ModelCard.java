package io.matchday.model;

import io.matchday.feature.FeatureSchema;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a model; with the model file it makes a manifest.
 *
 * @param schema the features it expects
 * @param origin where it comes from
 * @param goldenRows rows with the margins its trees must give; 1 to {@value #MOST_GOLDEN_ROWS}
 * @param base what the margins of the trees are added to; empty when nothing
 */
public record ModelCard(
    FeatureSchema schema,
    ModelOrigin origin,
    List<GoldenRow> goldenRows,
    Optional<LogitBase> base) {

  /** Golden rows are scored at every load: more of them would only take time. */
  public static final int MOST_GOLDEN_ROWS = 200;

  /** A card of a model whose trees stand alone. */
  public ModelCard(FeatureSchema schema, ModelOrigin origin, List<GoldenRow> goldenRows) {
    this(schema, origin, goldenRows, Optional.empty());
  }

  /**
   * Refuses a card without golden rows or with some that do not fit a 1X2 model, features of the
   * file or the base that the schema does not have, and a training reference of other features.
   */
  public ModelCard {
    goldenRows = List.copyOf(goldenRows);
    if (goldenRows.isEmpty()) {
      throw new IllegalArgumentException("a model card needs at least one golden row");
    }
    if (goldenRows.size() > MOST_GOLDEN_ROWS) {
      throw new IllegalArgumentException(
          "%d golden rows, expected at most %d".formatted(goldenRows.size(), MOST_GOLDEN_ROWS));
    }
    for (String name : origin.fileFeatures(schema)) {
      if (schema.indexOf(name).isEmpty()) {
        throw new IllegalArgumentException("the schema has no feature " + Place.quote(name));
      }
    }
    base.ifPresent(logit -> logit.requireIn(schema));
    origin
        .training()
        .flatMap(TrainedHere::reference)
        .ifPresent(reference -> requireOneEach(schema, reference));
    for (GoldenRow row : goldenRows) {
      if (row.features().size() != schema.size() || row.marginCount() != 3) {
        throw new IllegalArgumentException(
            "a golden row has %d features and %d margins, expected %d and 3"
                .formatted(row.features().size(), row.marginCount(), schema.size()));
      }
    }
  }

  private static void requireOneEach(FeatureSchema schema, TrainingReference reference) {
    if (reference.features().size() != schema.size()) {
      throw new IllegalArgumentException(
          "the training reference has %d features, the schema %d"
              .formatted(reference.features().size(), schema.size()));
    }
  }
}
