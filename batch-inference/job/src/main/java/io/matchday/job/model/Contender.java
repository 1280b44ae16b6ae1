package io.matchday.job.model;

import io.matchday.job.prediction.CheckedBlock;
import io.matchday.job.prediction.RowCheck;
import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.JdbcHoldout;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.StoredFeatureRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A version before the promotion gate, loaded and proven. For one thread. */
final class Contender {

  private final ModelVersion version;
  private final LoadedModel model;
  private final RowCheck check;
  private final double[] scored = new double[JdbcHoldout.PAGE * Outcome.COUNT];

  Contender(ModelVersion version, LoadedModel model) {
    this.version = version;
    this.model = model;
    this.check = new RowCheck(model.schema());
  }

  ModelVersion version() {
    return version;
  }

  /** Those of its stored rows that it can score, laid out for it. */
  CheckedBlock checked(List<StoredFeatureRow> stored) {
    return check.process(stored);
  }

  /** The probabilities of the rows of a page, by match. */
  Map<Long, Probabilities> score(CheckedBlock page) {
    model.score(page.rows(), page.count(), scored);
    Map<Long, Probabilities> byMatch = new HashMap<>();
    for (int i = 0; i < page.count(); i++) {
      int at = i * Outcome.COUNT;
      byMatch.put(
          page.matchIds()[i], new Probabilities(scored[at], scored[at + 1], scored[at + 2]));
    }
    return byMatch;
  }
}
