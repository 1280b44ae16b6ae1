package io.matchday.model;

import io.matchday.feature.FeatureVector;
import java.util.Arrays;

/** A feature vector and the margins the model must give for it, bit for bit. Immutable. */
public final class GoldenRow {

  private final FeatureVector features;
  private final FeatureVector margins;

  /** A row with one expected margin a class. */
  public GoldenRow(FeatureVector features, float... margins) {
    this(features, FeatureVector.of(margins));
  }

  /** A row whose margins come packed like features. */
  GoldenRow(FeatureVector features, FeatureVector margins) {
    this.features = features;
    this.margins = margins;
  }

  /** The values, in schema order. */
  public FeatureVector features() {
    return features;
  }

  /** How many margins are expected. */
  public int marginCount() {
    return margins.size();
  }

  /** Whether these are the margins expected, bit for bit. */
  public boolean expects(float... scored) {
    return Arrays.equals(margins.pack(), FeatureVector.of(scored).pack());
  }

  /** The expected margins, packed like features. */
  byte[] packMargins() {
    return margins.pack();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GoldenRow row
        && features.equals(row.features)
        && margins.equals(row.margins);
  }

  @Override
  public int hashCode() {
    return features.hashCode() * 31 + margins.hashCode();
  }

  @Override
  public String toString() {
    return features + " -> " + margins;
  }
}
