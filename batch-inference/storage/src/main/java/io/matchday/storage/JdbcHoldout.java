package io.matchday.storage;

import io.matchday.match.MatchId;
import io.matchday.match.Score;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The matches played after a day, and their feature rows in whatever schema is asked for.
 * Thread-safe.
 */
public final class JdbcHoldout {

  /** The most matches of a page. */
  public static final int PAGE = 1_000;

  private final JdbcTemplate template;

  /** Matches and rows of this database. */
  public JdbcHoldout(Database database) {
    this.template = database.template();
  }

  /** How many matches were played after a day. */
  public long count(LocalDate day) {
    Long count =
        template.queryForObject(
            "SELECT COUNT(*) FROM match WHERE match_date > ? AND home_goals IS NOT NULL",
            Long.class,
            Date.valueOf(day));
    return count == null ? 0 : count;
  }

  /** Reads the matches played after a day, oldest first, page by page. */
  public void playedAfter(LocalDate day, Consumer<List<HoldoutMatch>> consumer) {
    LocalDate fromDay = day.plusDays(1);
    long afterId = 0;
    while (true) {
      List<HoldoutMatch> page =
          template.query(
              """
              SELECT id, match_date, kick_off, home_goals, away_goals FROM match
              WHERE match_date >= ? AND (match_date > ? OR id > ?) AND home_goals IS NOT NULL
              ORDER BY match_date, id LIMIT ?
              """,
              (row, rowNumber) -> match(row),
              Date.valueOf(fromDay),
              Date.valueOf(fromDay),
              afterId,
              PAGE);
      if (!page.isEmpty()) {
        consumer.accept(page);
      }
      if (page.size() < PAGE) {
        return;
      }
      HoldoutMatch last = page.get(page.size() - 1);
      fromDay = last.date();
      afterId = last.id().value();
    }
  }

  private static HoldoutMatch match(ResultSet row) throws SQLException {
    return new HoldoutMatch(
        new MatchId(row.getLong(1)),
        row.getObject(2, LocalDate.class),
        Optional.ofNullable(row.getObject(3, LocalTime.class)),
        new Score(row.getInt(4), row.getInt(5)).outcome());
  }

  /** The rows of a schema that these matches have, in the order of the matches. */
  public List<StoredFeatureRow> rows(int schemaNo, List<HoldoutMatch> matches) {
    Long[] keys =
        matches.stream()
            .map(match -> RowKey.ofFeatureRow(schemaNo, match.id()))
            .toArray(Long[]::new);
    Map<Long, PackedRow> found = new HashMap<>();
    template.query(
        PackedRow.byKeys(keys),
        row -> {
          PackedRow packed = PackedRow.map(row);
          found.put(packed.key(), packed);
        });
    List<StoredFeatureRow> rows = new ArrayList<>();
    for (HoldoutMatch match : matches) {
      Optional.ofNullable(found.get(RowKey.ofFeatureRow(schemaNo, match.id())))
          .map(row -> row.with(Optional.of(new KickOff(match.date(), match.kickOff()))))
          .ifPresent(rows::add);
    }
    return rows;
  }
}
