package io.matchday.serving.reading;

import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.match.MatchId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPublishedRuns;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.NamedMatch;
import io.matchday.storage.PublishedPrediction;
import java.util.List;
import java.util.Optional;

/** All that is stored of one match. Thread-safe. */
final class StoredMatchFacts {

  private final JdbcMatches matches;
  private final JdbcModels models;
  private final JdbcFeatureSchemas schemas;
  private final JdbcFeatureRows rows;
  private final JdbcPublishedRuns runs;

  StoredMatchFacts(Database database, JdbcModels models, JdbcPublishedRuns runs) {
    this.matches = new JdbcMatches(database);
    this.models = models;
    this.schemas = new JdbcFeatureSchemas(database);
    this.rows = new JdbcFeatureRows(database);
    this.runs = runs;
  }

  /**
   * Everything about a match.
   *
   * @param match the match
   * @param features its features, where they were built
   * @param predictions every published prediction of it, of the newest run first
   */
  record Facts(
      NamedMatch match, Optional<NamedFeatures> features, List<PublishedPrediction> predictions) {}

  /**
   * A feature row with the names of its values.
   *
   * @param schema the names
   * @param row the values
   */
  record NamedFeatures(FeatureSchema schema, FeatureRow row) {}

  Optional<Facts> find(MatchId id) {
    return matches.find(id).map(match -> new Facts(match, features(id), runs.everyPrediction(id)));
  }

  /** The row for the current feature set: that of the model that answers, or the newest built. */
  private Optional<NamedFeatures> features(MatchId id) {
    Optional<String> current =
        models.named(JdbcModels.PRODUCTION).map(ModelVersion::schemaId).or(schemas::newestBuilt);
    return current.flatMap(
        schemaId ->
            schemas
                .numberOf(schemaId)
                .flatMap(number -> rows.find(number, schemaId, id))
                .flatMap(
                    row -> schemas.find(schemaId).map(names -> new NamedFeatures(names, row))));
  }
}
