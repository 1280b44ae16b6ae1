package io.matchday.storage;

import io.matchday.match.MatchId;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The predictions of published runs, as readers see them. Thread-safe. */
public final class JdbcPublishedPredictions {

  /** How many runs one query looks into: the statement always has this many parameters. */
  private static final int RUNS_A_QUERY = 32;

  /** A key that no prediction has. */
  private static final long NO_KEY = -1;

  private final JdbcClient client;

  /** The published predictions of this database. */
  public JdbcPublishedPredictions(Database database) {
    this.client = database.client();
  }

  /**
   * The published runs that answer, newest first: those made under the alias Production. Runs of
   * another alias are there to be compared.
   */
  public List<PublishedRun> runs() {
    return runs(JdbcModels.PRODUCTION);
  }

  /** The published runs made under an alias, told apart without case, newest first. */
  public List<PublishedRun> runs(String alias) {
    return client
        .sql(
            """
            SELECT run_id, as_of, alias, model_run_id, published_at FROM prediction_run
            WHERE published_at IS NOT NULL AND withdrawn_at IS NULL AND LOWER(alias) = LOWER(:alias)
            ORDER BY published_at DESC, run_id DESC
            """)
        .param("alias", alias)
        .query(JdbcPublishedPredictions::mapRun)
        .list();
  }

  /**
   * The prediction of a match in the first of these runs that holds it.
   *
   * @param match the match
   * @param runs where to look, in this order
   */
  public Optional<PublishedPrediction> find(MatchId match, List<PublishedRun> runs) {
    for (int from = 0; from < runs.size(); from += RUNS_A_QUERY) {
      List<PublishedRun> some = runs.subList(from, Math.min(from + RUNS_A_QUERY, runs.size()));
      Optional<PublishedPrediction> found = findInSome(match, some);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<PublishedPrediction> findInSome(MatchId match, List<PublishedRun> runs) {
    List<Long> keys = new ArrayList<>(RUNS_A_QUERY);
    runs.forEach(run -> keys.add(RowKey.ofPrediction(run.id(), match)));
    while (keys.size() < RUNS_A_QUERY) {
      keys.add(NO_KEY);
    }
    Map<Long, Probabilities> byRun = new HashMap<>();
    client
        .sql("SELECT run_id, p_home, p_draw, p_away FROM prediction WHERE id IN (:keys)")
        .param("keys", keys)
        .query((RowCallbackHandler) row -> byRun.put(row.getLong("run_id"), mapProbabilities(row)));
    for (PublishedRun run : runs) {
      Probabilities probabilities = byRun.get(run.id().value());
      if (probabilities != null) {
        return Optional.of(new PublishedPrediction(match, probabilities, run));
      }
    }
    return Optional.empty();
  }

  /** Hands over so many predictions of a run, by match id, the greatest and so the newest first. */
  public void ofRun(PublishedRun run, int limit, Consumer<PublishedPrediction> taker) {
    client
        .sql(
            """
            SELECT match_id, p_home, p_draw, p_away FROM prediction
            WHERE id BETWEEN :first AND :last ORDER BY id DESC LIMIT :limit
            """)
        .param("first", RowKey.firstOfRun(run.id()))
        .param("last", RowKey.firstOfRun(run.id()) + MatchId.MAX)
        .param("limit", limit)
        .query(
            (RowCallbackHandler)
                row ->
                    taker.accept(
                        new PublishedPrediction(
                            new MatchId(row.getLong("match_id")), mapProbabilities(row), run)));
  }

  /**
   * The matches of a run that are not yet played, from the day of the run on, by date, then id.
   * Goes by the date of the matches: a run over all of history costs no more than one of a single
   * day.
   */
  public List<UpcomingMatch> upcoming(PublishedRun run) {
    return client
        .sql(
            "SELECT m.id, m.match_date, "
                + MatchColumns.TEAM_NAMES
                + """
            FROM match m
            JOIN prediction p ON p.id = :first + m.id
            WHERE m.match_date >= :asOf AND m.home_goals IS NULL
            ORDER BY m.match_date, m.id
            """)
        .param("first", RowKey.firstOfRun(run.id()))
        .param("asOf", run.asOf())
        .query(
            (row, number) ->
                new UpcomingMatch(
                    new MatchId(row.getLong("id")),
                    row.getString("home_team"),
                    row.getString("away_team"),
                    row.getObject("match_date", LocalDate.class)))
        .list();
  }

  static PublishedRun mapRun(ResultSet row, int rowNumber) throws SQLException {
    return new PublishedRun(
        new RunId(row.getLong("run_id")),
        row.getObject("as_of", LocalDate.class),
        row.getString("alias"),
        new ModelRunId(row.getString("model_run_id")),
        JdbcRuns.instant(row, "published_at").orElseThrow());
  }

  private static Probabilities mapProbabilities(ResultSet row) throws SQLException {
    return new Probabilities(
        row.getDouble("p_home"), row.getDouble("p_draw"), row.getDouble("p_away"));
  }
}
