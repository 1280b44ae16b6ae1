package io.matchday.model;

import io.matchday.feature.FeatureSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the margins of a model start before its trees add theirs: a multinomial logistic regression
 * on some of its features. The draw is the class of reference, with margin 0; a missing value
 * counts as its fill.
 *
 * @param home the margin of a home win when every term is 0
 * @param away the margin of an away win when every term is 0
 * @param terms one a feature, at least one, none twice
 */
public record LogitBase(double home, double away, List<Term> terms) {

  /** More terms than a regression on ratings has use for. */
  static final int MOST_TERMS = 200;

  /**
   * What one feature adds.
   *
   * @param feature its name
   * @param fill the value that stands for a missing one: its mean over the fitting matches
   * @param home what one unit adds to the margin of a home win
   * @param away what one unit adds to the margin of an away win
   */
  public record Term(String feature, float fill, double home, double away) {

    /** Refuses numbers that are not finite. */
    public Term {
      requireFinite(fill, "the fill of " + feature);
      requireFinite(home, "the weight of " + feature);
      requireFinite(away, "the weight of " + feature);
    }
  }

  /** Refuses margins that are not finite, no terms, too many, or two of one feature. */
  public LogitBase {
    terms = List.copyOf(terms);
    requireFinite(home, "the home margin");
    requireFinite(away, "the away margin");
    if (terms.isEmpty() || terms.size() > MOST_TERMS) {
      throw new IllegalArgumentException(
          "%d terms, expected 1 to %d".formatted(terms.size(), MOST_TERMS));
    }
    Set<String> features = new HashSet<>();
    for (Term term : terms) {
      if (!features.add(term.feature())) {
        throw new IllegalArgumentException(Place.quote(term.feature()) + " has two terms");
      }
    }
  }

  private static void requireFinite(double value, String what) {
    // A margin is a float: what does not fit one would become infinite.
    if (!Float.isFinite((float) value)) {
      throw new IllegalArgumentException(
          "%s is %s, expected a finite number".formatted(what, value));
    }
  }

  /** Refuses a schema that lacks a feature. */
  void requireIn(FeatureSchema schema) {
    for (Term term : terms) {
      if (schema.indexOf(term.feature()).isEmpty()) {
        throw new IllegalArgumentException(
            "the schema has no feature " + Place.quote(term.feature()));
      }
    }
  }
}
