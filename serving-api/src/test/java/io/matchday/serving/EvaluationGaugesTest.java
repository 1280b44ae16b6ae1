package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.Comparison;
import io.matchday.evaluation.PairedDifference;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.Reference;
import io.matchday.storage.Database;
import io.matchday.storage.Grouping;
import io.matchday.storage.JdbcEvaluations;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationGaugesTest {

  private static final Instant NOW = Instant.parse("2026-05-01T03:00:00Z");

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_service_shows_the_last_judgement_from_its_first_scrape(Database database) {
    try (database) {
      replace(database, NOW, List.of(row(Grouping.ALL, "", Basis.BEFORE_KICK_OFF, 0.2)));
      try (RunningService service =
          ServingApplication.start(
              ServingSettings.of(Map.of("port", "0")),
              database,
              alias -> new FakeModel("0123456789ab", "pace"),
              Clock.systemUTC())) {

        Scrape scrape = Scrape.of(new Client(service.port()));

        String labels = "{basis=\"before_kick_off\",grouping=\"all\",label=\"\"}";
        assertThat(scrape.value("evaluation_matches" + labels)).isEqualTo(300.0);
        assertThat(scrape.value("evaluation_accuracy" + labels)).isEqualTo(0.5);
        assertThat(scrape.value("evaluation_log_loss" + labels)).isEqualTo(1.0);
        assertThat(scrape.value("evaluation_brier" + labels)).isEqualTo(0.6);
        assertThat(scrape.value("evaluation_rps" + labels)).isEqualTo(0.2);
        assertThat(scrape.value("evaluation_ece" + labels)).isEqualTo(0.01);
        assertThat(scrape.value("evaluation_sharpness" + labels)).isEqualTo(0.9);
        assertThat(scrape.value("evaluation_skill" + skillLabels("rps"))).isEqualTo(0.5);
        assertThat(scrape.value("evaluation_skill" + skillLabels("log_loss"))).isEqualTo(0.75);
        assertThat(scrape.value("evaluation_timestamp_seconds"))
            .isEqualTo((double) NOW.getEpochSecond());
      }
    }
  }

  private static String skillLabels(String loss) {
    return ("{basis=\"before_kick_off\",grouping=\"all\",label=\"\",loss=\"%s\","
            + "reference=\"league_prior\"}")
        .formatted(loss);
  }

  @Test
  void a_new_judgement_replaces_every_series_of_the_last() {
    try (Database database = TestDatabases.h2()) {
      ServingMetrics metrics = new ServingMetrics();
      EvaluationFollower follower = follower(database, metrics);
      replace(database, NOW, List.of(row(Grouping.MODEL, "0123456789ab", Basis.HINDSIGHT, 0.2)));
      follower.follow();
      replace(
          database,
          NOW.plusSeconds(60),
          List.of(row(Grouping.MODEL, "ba9876543210", Basis.HINDSIGHT, 0.3)));

      follower.follow();

      assertThat(series(metrics))
          .hasSize(7 + 2)
          .allMatch(line -> line.contains("label=\"ba9876543210\""))
          .anyMatch(line -> line.startsWith("evaluation_rps{") && line.endsWith(" 0.3"));
    }
  }

  @Test
  void only_all_aliases_and_versions_are_shown_and_nothing_of_training() {
    try (Database database = TestDatabases.h2()) {
      ServingMetrics metrics = new ServingMetrics();
      replace(
          database,
          NOW,
          List.of(
              row(Grouping.ALL, "", Basis.IN_TRAINING, 0.1),
              row(Grouping.ALIAS, "Production", Basis.HINDSIGHT, 0.2),
              row(Grouping.RUN, "17", Basis.HINDSIGHT, 0.2),
              row(Grouping.LEAGUE, "E0", Basis.HINDSIGHT, 0.2),
              row(Grouping.SEASON, "2024-25", Basis.HINDSIGHT, 0.2),
              row(Grouping.MONTH, "2025-03", Basis.HINDSIGHT, 0.2)));

      follower(database, metrics).follow();

      assertThat(series(metrics))
          .hasSize(7 + 2)
          .allMatch(line -> line.contains("grouping=\"alias\",label=\"Production\""));
    }
  }

  @Test
  void the_series_are_few_however_many_versions_were_judged() {
    try (Database database = TestDatabases.h2()) {
      ServingMetrics metrics = new ServingMetrics();
      List<JudgementRow> rows = new ArrayList<>();
      for (int version = 0; version < 100; version++) {
        String label = "%012x".formatted(version);
        rows.add(row(Grouping.MODEL, label, Basis.BEFORE_KICK_OFF, 0.2));
        rows.add(row(Grouping.MODEL, label, Basis.HINDSIGHT, 0.2));
      }
      replace(database, NOW, rows);

      follower(database, metrics).follow();

      assertThat(series(metrics))
          .hasSize(EvaluationGauges.MOST_LABELS * 2 * (7 + 2))
          .anyMatch(line -> line.contains("label=\"000000000000\""))
          .noneMatch(line -> line.contains("label=\"000000000063\""));
    }
  }

  private static EvaluationFollower follower(Database database, ServingMetrics metrics) {
    return new EvaluationFollower(
        new JdbcEvaluations(database, Clock.systemUTC()), metrics.evaluation());
  }

  private static void replace(Database database, Instant now, List<JudgementRow> rows) {
    new JdbcEvaluations(database, Clock.fixed(now, ZoneOffset.UTC)).replace(rows);
  }

  private static List<String> series(ServingMetrics metrics) {
    return metrics
        .scrape()
        .lines()
        .filter(line -> line.startsWith("evaluation_") && line.contains("{"))
        .toList();
  }

  private static JudgementRow row(Grouping grouping, String label, Basis basis, double rps) {
    PairedDifference difference = new PairedDifference(-0.1, Optional.empty());
    Comparison comparison = new Comparison(300, 0.25, 1.0, difference, 0.2, 0.4, difference);
    Quality quality = new Quality(300, 0.5, 1.0, 0.6, rps, 0.01, 0.9);
    return new JudgementRow(
        grouping,
        label,
        basis,
        new Assessment(quality, Map.of(Reference.LEAGUE_PRIOR, comparison)));
  }
}
