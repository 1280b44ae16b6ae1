package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.MatchId;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcPublishedPredictionsTest {

  private static final Instant FIRST_NIGHT = Instant.parse("2026-01-01T02:00:00Z");
  private static final Probabilities EVEN = new Probabilities(0.25, 0.5, 0.25);

  /** As many published runs as this, each holding the match of its own number. */
  private static final int RUNS = 70;

  private static void publishRuns(Database database) {
    database
        .client()
        .sql(
            """
            INSERT INTO model_version (run_id, name, schema_id, sha256, path, registered_at,
              trained_from, trained_to, manifest)
            VALUES ('0123456789ab', 'soccer_model', 's', 'h', 'p', ?, DATE '2020-07-01',
              DATE '2025-06-30', '{}')
            """)
        .params(FIRST_NIGHT.atOffset(ZoneOffset.UTC))
        .update();
    JdbcRuns runs = new JdbcRuns(database, Clock.systemUTC());
    for (int night = 1; night <= RUNS; night++) {
      RunId run = runs.start(JobKind.PREDICT, "night");
      insertRun(database, run, night);
      insertPrediction(database, run, night);
      insertPrediction(database, run, 1_000);
    }
  }

  private static void insertRun(Database database, RunId run, int night) {
    database
        .client()
        .sql(
            """
            INSERT INTO prediction_run (run_id, as_of, scope, alias, model_run_id, feature_version,
              attempt, published_at)
            VALUES (?, CAST('2026-01-01' AS DATE), 'all', 'Production', '0123456789ab', 1, ?, ?)
            """)
        .params(run.value(), night, FIRST_NIGHT.plusSeconds(night).atOffset(ZoneOffset.UTC))
        .update();
  }

  private static void insertPrediction(Database database, RunId run, long match) {
    database
        .client()
        .sql(
            "INSERT INTO prediction (id, run_id, match_id, p_home, p_draw, p_away)"
                + " VALUES (?, ?, ?, 0.25, 0.5, 0.25)")
        .params(RowKey.ofPrediction(run, new MatchId(match)), run.value(), match)
        .update();
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_match_is_found_in_the_newest_of_many_runs_that_holds_it(Database database) {
    try (database) {
      publishRuns(database);
      JdbcPublishedPredictions published = new JdbcPublishedPredictions(database);

      List<PublishedRun> runs = published.runs();

      assertThat(runs)
          .extracting(PublishedRun::publishedAt)
          .isSortedAccordingTo((a, b) -> b.compareTo(a));
      assertThat(runs.get(0).modelRunId()).isEqualTo(new ModelRunId("0123456789ab"));
      assertThat(published.find(new MatchId(1_000), runs))
          .contains(new PublishedPrediction(new MatchId(1_000), EVEN, runs.get(0)));
      for (long match : LongStream.rangeClosed(1, RUNS).toArray()) {
        PublishedRun holder = runs.get(RUNS - (int) match);
        assertThat(published.find(new MatchId(match), runs))
            .contains(new PublishedPrediction(new MatchId(match), EVEN, holder));
      }
      assertThat(published.find(new MatchId(999), runs)).isEmpty();
      List<PublishedPrediction> first = new ArrayList<>();
      published.ofRun(runs.get(0), 10, first::add);
      assertThat(first)
          .extracting(PublishedPrediction::matchId)
          .containsExactly(new MatchId(1_000), new MatchId(RUNS));
      List<PublishedPrediction> newest = new ArrayList<>();
      published.ofRun(runs.get(0), 1, newest::add);
      assertThat(newest)
          .extracting(PublishedPrediction::matchId)
          .containsExactly(new MatchId(1_000));
    }
  }
}
