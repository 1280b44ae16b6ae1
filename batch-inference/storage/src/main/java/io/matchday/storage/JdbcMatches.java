package io.matchday.storage;

import io.matchday.match.MatchId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The matches, for reading: in replay order, by number, or listed with names. Thread-safe. */
public final class JdbcMatches {

  private static final int PAGE = 2_000;

  /** Before every match. */
  public static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

  private final JdbcClient client;

  /** The matches of this database. */
  public JdbcMatches(Database database) {
    this.client = database.client();
  }

  /** How many matches there are from a day on. */
  public long countFrom(LocalDate day) {
    return client
        .sql("SELECT COUNT(*) FROM match WHERE match_date >= :day")
        .param("day", day)
        .query(Long.class)
        .single();
  }

  /**
   * Hands over every match by date, then number. Pages by key: no transaction or cursor stays open
   * while the consumer works, so the consumer may write; memory does not grow with the table. An
   * import at the same time may be seen in part.
   */
  public void replay(Consumer<StoredMatch> consumer) {
    replay(BEGINNING, consumer);
  }

  /** The same from a day on. */
  public void replay(LocalDate from, Consumer<StoredMatch> consumer) {
    LocalDate date = from;
    long id = 0;
    List<StoredMatch> page;
    do {
      page = pageAfter(date, id);
      page.forEach(consumer);
      if (!page.isEmpty()) {
        StoredMatch last = page.get(page.size() - 1);
        date = last.sheet().date();
        id = last.id().value();
      }
    } while (page.size() == PAGE);
  }

  private List<StoredMatch> pageAfter(LocalDate date, long id) {
    // The first condition is what H2 needs to enter the index; the second drops what was seen.
    return client
        .sql(
            "SELECT "
                + MatchColumns.SELECTED
                + """

                FROM match m
                WHERE m.match_date >= :date AND (m.match_date > :date OR m.id > :id)
                ORDER BY m.match_date, m.id
                LIMIT :page
                """)
        .param("date", date)
        .param("id", id)
        .param("page", PAGE)
        .query(MatchColumns::map)
        .list();
  }

  /** Hands over every match by number, which is the fastest way through. */
  public void scan(Consumer<StoredMatch> consumer) {
    scan(new KeyRange(0, Long.MAX_VALUE), consumer);
  }

  /**
   * Ranges of match numbers that are all there are together, to scan each in a thread of its own.
   */
  public List<KeyRange> parts(int count) {
    long last = client.sql("SELECT COALESCE(MAX(id), 0) FROM match").query(Long.class).single() + 1;
    List<KeyRange> parts = new ArrayList<>(new KeyRange(0, last).split(count));
    // What is added meanwhile has greater numbers.
    parts.add(new KeyRange(last, Long.MAX_VALUE));
    return parts;
  }

  /** Hands over the matches whose numbers lie in a range, by number. */
  public void scan(KeyRange range, Consumer<StoredMatch> consumer) {
    long after = range.first() - 1;
    List<StoredMatch> page;
    do {
      page =
          client
              .sql(
                  "SELECT "
                      + MatchColumns.SELECTED
                      + " FROM match m WHERE m.id > :after AND m.id < :end"
                      + " ORDER BY m.id LIMIT :page")
              .param("after", after)
              .param("end", range.end())
              .param("page", PAGE)
              .query(MatchColumns::map)
              .list();
      page.forEach(consumer);
      after = page.isEmpty() ? after : page.get(page.size() - 1).id().value();
    } while (page.size() == PAGE);
  }

  /** The match with this number. */
  public Optional<NamedMatch> find(MatchId id) {
    return client
        .sql(
            "SELECT "
                + MatchColumns.SELECTED
                + ", "
                + MatchColumns.TEAM_NAMES
                + "FROM match m WHERE m.id = :id")
        .param("id", id.value())
        .query(JdbcMatches::mapNamed)
        .optional();
  }

  /** The matches that pass a filter, by date, then number. */
  public List<NamedMatch> list(MatchFilter filter) {
    MatchConditions conditions = MatchConditions.of(filter);
    String matches =
        filter.team().map(name -> conditions.matchesOf(name, client)).orElse("match m");
    return client
        .sql(
            "SELECT "
                + MatchColumns.SELECTED
                + ", "
                + MatchColumns.TEAM_NAMES
                + "FROM (SELECT m.id FROM "
                + matches
                + conditions.where()
                + """
                 ORDER BY m.match_date, m.id LIMIT :limit) AS listed
                JOIN match m ON m.id = listed.id
                ORDER BY m.match_date, m.id
                """)
        .params(conditions.values())
        .query(JdbcMatches::mapNamed)
        .list();
  }

  private static NamedMatch mapNamed(ResultSet row, int rowNumber) throws SQLException {
    int names = MatchColumns.NAMES.size() + 2;
    return new NamedMatch(
        MatchColumns.map(row, rowNumber), row.getString(names), row.getString(names + 1));
  }

  /** How many matches there are. */
  public long count() {
    return client.sql("SELECT COUNT(*) FROM match").query(Long.class).single();
  }
}
