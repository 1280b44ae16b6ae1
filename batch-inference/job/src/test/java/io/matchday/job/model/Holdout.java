package io.matchday.job.model;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import io.matchday.model.Calibration;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelText;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcMatchIntake;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.MatchSheetBuilder;
import io.matchday.storage.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Matches that models have not seen, one a day, and models that say the same of each of them. Of
 * every four matches two are home wins, one is a draw and one an away win.
 */
final class Holdout {

  /** The training windows of the models end the day before. */
  static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  static final FeatureSchema SCHEMA = new FeatureSchema(List.of("diff_elo_pre", "sex"));
  static final FeatureSchema OTHER_SCHEMA = new FeatureSchema(List.of("sex", "neutral", "x"));

  private static final Pattern LEAVES = Pattern.compile("\"split_conditions\":\\[[^]]*]");

  private final Database database;
  private final Path models;

  Holdout(Database database, Path models) {
    this.database = database;
    this.models = models;
  }

  /** As many played matches, and one before them that the models have seen. */
  static Holdout ofMatches(int count, Database database, Path models) {
    Map<String, TeamId> teams = new JdbcTeams(database).ensure(List.of("Ajax", "Genk"), Sex.MEN);
    List<MatchSheet> sheets = new ArrayList<>();
    for (int i = -1; i < count; i++) {
      sheets.add(
          MatchSheetBuilder.aMatch()
              .between(teams.get("Ajax"), teams.get("Genk"))
              .on(FIRST_DAY.plusDays(i).toString())
              .ended(i % 4 == 3 ? 0 : 1, i % 4 > 1 ? 1 : 0)
              .build());
    }
    new JdbcMatchIntake(database).insert(sheets);
    return new Holdout(database, models);
  }

  /** Gives every match a row of this schema. */
  Holdout withRows(FeatureSchema schema) {
    return withRows(schema, 0);
  }

  /** Gives every match but the first so many a row of this schema. */
  Holdout withRows(FeatureSchema schema, int without) {
    List<FeatureRow> rows = new ArrayList<>();
    for (long id : ids().stream().skip(without).toList()) {
      FeatureVector vector = FeatureVector.missing(schema.size());
      Coverage coverage = Coverage.of(new int[schema.size()]);
      rows.add(new FeatureRow(new MatchId(id), schema.id(), Instant.EPOCH, vector, coverage));
    }
    int schemaNo = new JdbcFeatureSchemas(database).register(schema);
    new JdbcFeatureRows(database).insert(schemaNo, rows);
    return this;
  }

  /** The matches, oldest first. */
  List<Long> ids() {
    return database
        .client()
        .sql("SELECT id FROM match ORDER BY match_date")
        .query(Long.class)
        .list();
  }

  /** A registered version that says this of every match. */
  ModelVersion model(double home, double draw, double away) {
    return model(SCHEMA, home, draw, away);
  }

  /** A registered version over this schema. */
  ModelVersion model(FeatureSchema schema, double... probabilities) {
    String text = new String(ModelText.softprob(schema.names(), 1), StandardCharsets.UTF_8);
    Matcher trees = LEAVES.matcher(text);
    StringBuilder sure = new StringBuilder();
    for (int tree = 0; trees.find(); tree++) {
      // Two trees a class share its logarithm.
      String leaf = Double.toString(Math.log(probabilities[tree % 3]) / 2);
      trees.appendReplacement(
          sure, "\"split_conditions\":[0,0,%s,%s,%s]".formatted(leaf, leaf, leaf));
    }
    byte[] model = trees.appendTail(sure).toString().getBytes(StandardCharsets.UTF_8);
    ModelBundle bundle =
        ModelBundle.write(
            models, model, SampleBundles.aCard(model, schema.names(), 1), Calibration.IDENTITY);
    return registered(ModelVersion.of(bundle, models, CLOCK.instant()));
  }

  /** A version that says the same of every match and was trained until this day. */
  ModelVersion modelUntil(LocalDate trainedTo, double home, double draw, double away) {
    ModelVersion version = model(home, draw, away);
    database
        .client()
        .sql("UPDATE model_version SET trained_to = ? WHERE run_id = ?")
        .params(trainedTo, version.runId().value())
        .update();
    return new JdbcModels(database, CLOCK).find(version.runId()).orElseThrow();
  }

  private ModelVersion registered(ModelVersion version) {
    JdbcModels registry = new JdbcModels(database, CLOCK);
    registry.register(version);
    return registry.find(version.runId()).orElseThrow();
  }
}
