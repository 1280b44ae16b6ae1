package io.matchday.storage;

import io.matchday.evaluation.LeaguePrior;
import io.matchday.evaluation.Odds;
import io.matchday.match.Fixture;
import io.matchday.match.Score;
import io.matchday.prediction.Probabilities;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Predictions beside what came of them, and what else was known before. Thread-safe. */
public final class JdbcJudgedPredictions {

  private static final int PAGE = 2_000;

  private final JdbcTemplate template;

  /** Judged predictions in this database. */
  public JdbcJudgedPredictions(Database database) {
    this.template = database.template();
  }

  /** Reads the predictions of a run whose matches have been played, page by page. */
  public void ofRun(RunId run, Consumer<JudgedPrediction> consumer) {
    KeyRange all = KeyRange.ofRun(run);
    long after = all.first();
    while (true) {
      long[] page = {after, 0};
      template.query(
          """
          SELECT p.id, p.match_id, p.p_home, p.p_draw, p.p_away, m.match_date, m.kick_off,
            m.competition, m.season, m.home_goals, m.away_goals, m.odds_home, m.odds_draw,
            m.odds_away, m.closing_odds_home, m.closing_odds_draw, m.closing_odds_away
          FROM prediction p JOIN match m ON m.id = p.match_id
          WHERE p.id > ? AND p.id < ? AND m.home_goals IS NOT NULL
          ORDER BY p.id LIMIT ?
          """,
          row -> {
            page[0] = row.getLong(1);
            page[1]++;
            consumer.accept(judgedPrediction(row));
          },
          after,
          all.end(),
          PAGE);
      if (page[1] < PAGE) {
        return;
      }
      after = page[0];
    }
  }

  private static JudgedPrediction judgedPrediction(ResultSet row) throws SQLException {
    LocalDate date = row.getObject("match_date", LocalDate.class);
    Optional<Odds> closing = odds(row, "closing_odds_");
    return new JudgedPrediction(
        row.getLong("match_id"),
        date,
        Fixture.kickOffInstant(
            date, Optional.ofNullable(row.getObject("kick_off", LocalTime.class))),
        row.getString("competition"),
        row.getString("season"),
        closing.isPresent() ? closing : odds(row, "odds_"),
        new Probabilities(
            row.getDouble("p_home"), row.getDouble("p_draw"), row.getDouble("p_away")),
        new Score(row.getInt("home_goals"), row.getInt("away_goals")).outcome());
  }

  /** All three odds, or none. */
  private static Optional<Odds> odds(ResultSet row, String prefix) throws SQLException {
    double home = row.getDouble(prefix + "home");
    double draw = row.getDouble(prefix + "draw");
    double away = row.getDouble(prefix + "away");
    return Odds.areOdds(home) && Odds.areOdds(draw) && Odds.areOdds(away)
        ? Optional.of(new Odds(home, draw, away))
        : Optional.empty();
  }

  /** The league prior of every played match, with the outcomes of all matches in it. */
  public LeaguePrior leaguePrior() {
    LeaguePrior prior = new LeaguePrior();
    template.query(
        """
        SELECT competition, match_date,
          SUM(CASE WHEN home_goals > away_goals THEN 1 ELSE 0 END),
          SUM(CASE WHEN home_goals = away_goals THEN 1 ELSE 0 END),
          SUM(CASE WHEN home_goals < away_goals THEN 1 ELSE 0 END)
        FROM match WHERE home_goals IS NOT NULL
        GROUP BY competition, match_date ORDER BY match_date
        """,
        row -> {
          prior.takeIn(
              row.getString(1),
              row.getObject(2, LocalDate.class),
              row.getInt(3),
              row.getInt(4),
              row.getInt(5));
        });
    return prior;
  }
}
