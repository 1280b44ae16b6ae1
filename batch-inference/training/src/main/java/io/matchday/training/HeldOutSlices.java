package io.matchday.training;

import io.matchday.evaluation.Quality;
import io.matchday.evaluation.QualityTally;
import io.matchday.feature.FeatureSchema;
import io.matchday.match.Outcome;
import io.matchday.model.Judgement.SliceFigures;
import io.matchday.prediction.Probabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Parts the held-out matches by what they have in common: league, phase of the season, gap of the
 * Elo ratings, sex, ground. Parts with fewer than {@value #LEAST} matches are left out.
 */
final class HeldOutSlices {

  /** In fewer matches chance hides what a model is worth. */
  static final int LEAST = 100;

  private final FeatureSchema schema;
  private final TrainingRows heldOut;

  HeldOutSlices(FeatureSchema schema, TrainingRows heldOut) {
    this.schema = schema;
    this.heldOut = heldOut;
  }

  /** The model on every part, beside the Elo ratings alone; empty when those were not judged. */
  List<SliceFigures> judged(List<Probabilities> model, Optional<List<Probabilities>> elo) {
    List<SliceFigures> slices = new ArrayList<>();
    elo.ifPresent(
        rival -> {
          slices.addAll(parted("league", heldOut::competition, model, rival));
          slices.addAll(parted("season phase", this::phase, model, rival));
          slices.addAll(parted("elo gap", this::gap, model, rival));
          slices.addAll(parted("sex", row -> isOne("sex", row) ? "women" : "men", model, rival));
          slices.addAll(
              parted("ground", row -> isOne("neutral", row) ? "neutral" : "home", model, rival));
        });
    return slices;
  }

  private List<SliceFigures> parted(
      String by, IntFunction<String> part, List<Probabilities> model, List<Probabilities> elo) {
    Map<String, Beside> parts = new TreeMap<>();
    for (int row = 0; row < heldOut.size(); row++) {
      Outcome outcome = heldOut.outcome(row);
      Beside beside = parts.computeIfAbsent(part.apply(row), absent -> new Beside());
      beside.model.add(model.get(row), outcome);
      beside.elo.add(elo.get(row), outcome);
    }
    List<SliceFigures> slices = new ArrayList<>();
    parts.forEach(
        (name, beside) -> {
          Quality ofElo = beside.elo.quality().orElseThrow();
          if (ofElo.matches() >= LEAST) {
            slices.add(
                new SliceFigures(
                    by, name, HeldOutJudge.figures(beside.model), ofElo.logLoss(), ofElo.rps()));
          }
        });
    return slices;
  }

  /** The model and the Elo ratings alone on the same matches. */
  private record Beside(QualityTally model, QualityTally elo) {

    Beside() {
      this(new QualityTally(), new QualityTally());
    }
  }

  private String phase(int row) {
    float progress = value("season_progress", row);
    if (Float.isNaN(progress)) {
      return "4 no known season";
    }
    return progress < 0.2 ? "1 first fifth" : progress < 0.8 ? "2 middle" : "3 last fifth";
  }

  private String gap(int row) {
    float gap = Math.abs(value(ModelTrainer.ELO_FEATURE, row));
    return gap < 50 ? "1 below 50" : gap < 150 ? "2 from 50 to 150" : "3 above 150";
  }

  private boolean isOne(String feature, int row) {
    return value(feature, row) == 1;
  }

  private float value(String feature, int row) {
    OptionalInt place = schema.indexOf(feature);
    return place.isEmpty() ? Float.NaN : heldOut.feature(row, place.getAsInt());
  }
}
