package io.matchday.storage;

import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import io.matchday.prediction.Probabilities;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The predictions of a run beside the feature rows they were made from. Thread-safe. */
public final class JdbcScoredMatches {

  private static final int PAGE = 2_000;

  private final JdbcTemplate template;

  /** Predictions and feature rows in this database. */
  public JdbcScoredMatches(Database database) {
    this.template = database.template();
  }

  /** A prediction whose features are still to be fetched. */
  private record Line(
      long key, MatchId match, long home, long away, boolean played, Probabilities predicted) {}

  /**
   * Reads the predictions of a run page by page, by match id. One whose feature row is gone is left
   * out.
   *
   * @param schemaNo the schema of the model that predicted
   * @param afterPage is called between pages; may throw to end the reading
   */
  public void read(RunId run, int schemaNo, Consumer<ScoredMatch> consumer, Runnable afterPage) {
    long after = RowKey.firstOfRun(run);
    while (true) {
      List<Line> page = page(run, after);
      Map<Long, FeatureVector> vectors = vectors(schemaNo, page);
      for (Line line : page) {
        FeatureVector vector = vectors.get(line.match().value());
        if (vector != null) {
          consumer.accept(
              new ScoredMatch(line.home(), line.away(), line.played(), vector, line.predicted()));
        }
      }
      if (page.size() < PAGE) {
        return;
      }
      after = page.get(page.size() - 1).key();
      afterPage.run();
    }
  }

  private List<Line> page(RunId run, long after) {
    return template.query(
        """
        SELECT p.id, p.match_id, p.p_home, p.p_draw, p.p_away, m.home_team_id, m.away_team_id,
          m.home_goals IS NOT NULL AS played
        FROM prediction p JOIN match m ON m.id = p.match_id
        WHERE p.id > ? AND p.id < ?
        ORDER BY p.id LIMIT ?
        """,
        (row, rowNumber) -> line(row),
        after,
        KeyRange.ofRun(run).end(),
        PAGE);
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("id"),
        new MatchId(row.getLong("match_id")),
        row.getLong("home_team_id"),
        row.getLong("away_team_id"),
        row.getBoolean("played"),
        new Probabilities(
            row.getDouble("p_home"), row.getDouble("p_draw"), row.getDouble("p_away")));
  }

  /** The vectors of a page by match, looked up by their keys in the order they lie in. */
  private Map<Long, FeatureVector> vectors(int schemaNo, List<Line> page) {
    Long[] keys =
        page.stream()
            .map(line -> RowKey.ofFeatureRow(schemaNo, line.match()))
            .sorted()
            .toArray(Long[]::new);
    Map<Long, FeatureVector> vectors = new HashMap<>();
    RowCallbackHandler handler =
        row -> vectors.put(row.getLong(1), FeatureVector.unpack(row.getBytes(2)));
    template.query(PackedRow.byKeys("f.match_id, f.vector", keys), handler);
    return vectors;
  }
}
