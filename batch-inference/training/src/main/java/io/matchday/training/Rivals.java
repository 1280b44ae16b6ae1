package io.matchday.training;

import io.matchday.feature.FeatureSchema;
import io.matchday.match.Outcome;
import io.matchday.model.Calibration;
import io.matchday.model.Judgement;
import io.matchday.model.LogitBase;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.BasedScorer;
import io.matchday.scoring.NoTrees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The simpler predictors a model is compared with, and what they say of the held-out matches. */
final class Rivals {

  private final FeatureSchema schema;
  private final TrainingRows fitting;
  private final TrainingRows heldOut;

  Rivals(FeatureSchema schema, TrainingSplit split) {
    this.schema = schema;
    this.fitting = split.fitting();
    this.heldOut = split.heldOut();
  }

  /**
   * The probabilities each gives the held-out matches, by its name; those that the schema has the
   * features for.
   *
   * @param base the logit on ratings, when there is one
   */
  Map<String, List<Probabilities>> predictions(Optional<LogitBase> base) {
    Map<String, List<Probabilities>> predictions = new LinkedHashMap<>();
    Probabilities prior = classPrior();
    predictions.put(Judgement.CLASS_PRIOR, all(row -> prior));
    said("competition_home_win_rate", "competition_draw_rate")
        .ifPresent(rival -> predictions.put(Judgement.LEAGUE_PRIOR, rival));
    elo().ifPresent(rival -> predictions.put(Judgement.ELO, rival));
    said("home_win_probability", "draw_probability")
        .ifPresent(rival -> predictions.put(Judgement.POISSON, rival));
    base.ifPresent(logit -> predictions.put(Judgement.LOGIT, logit(logit)));
    return predictions;
  }

  private List<Probabilities> all(IntFunction<Probabilities> predictor) {
    return IntStream.range(0, heldOut.size()).mapToObj(predictor).toList();
  }

  /** The shares of the outcomes among the fitting matches, each counted once more than it came. */
  private Probabilities classPrior() {
    double[] counts = {1, 1, 1};
    for (int i = 0; i < fitting.size(); i++) {
      counts[fitting.outcomeClass(i)]++;
    }
    double all = fitting.size() + Outcome.COUNT;
    return new Probabilities(counts[0] / all, counts[1] / all, counts[2] / all);
  }

  /** What two features say by themselves; the away win is what they leave. */
  private Optional<List<Probabilities>> said(String homeFeature, String drawFeature) {
    OptionalInt home = schema.indexOf(homeFeature);
    OptionalInt draw = schema.indexOf(drawFeature);
    if (home.isEmpty() || draw.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        all(
            row -> {
              double ofHome = heldOut.feature(row, home.getAsInt());
              double ofDraw = heldOut.feature(row, draw.getAsInt());
              return new Probabilities(ofHome, ofDraw, Math.max(0, 1 - ofHome - ofDraw));
            }));
  }

  private Optional<List<Probabilities>> elo() {
    OptionalInt difference = schema.indexOf(ModelTrainer.ELO_FEATURE);
    OptionalInt neutral = schema.indexOf("neutral");
    if (difference.isEmpty()) {
      return Optional.empty();
    }
    OrderedLogit logit = OrderedLogit.fit(fitting, difference.getAsInt(), neutral);
    return Optional.of(all(row -> logit.probabilities(heldOut, row)));
  }

  private List<Probabilities> logit(LogitBase base) {
    return ScoredRows.of(new BasedScorer(new NoTrees(schema.size()), base, schema), heldOut)
        .probabilities(Calibration.IDENTITY);
  }
}
