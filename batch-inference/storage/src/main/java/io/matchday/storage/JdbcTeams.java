package io.matchday.storage;

import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The teams by name and sex. Thread-safe. */
public final class JdbcTeams {

  private static final int BATCH = 500;

  private final JdbcClient client;
  private final JdbcTemplate template;

  /** The teams of this database. */
  public JdbcTeams(Database database) {
    this.client = database.client();
    this.template = database.template();
  }

  /** The name of every team. */
  public Map<TeamId, String> names() {
    Map<TeamId, String> names = new HashMap<>();
    client
        .sql("SELECT id, name FROM team")
        .query(
            row -> {
              names.put(new TeamId(row.getLong(1)), row.getString(2));
            });
    return names;
  }

  /** The team of this name. */
  public Optional<TeamId> find(String name, Sex sex) {
    return client
        .sql("SELECT id FROM team WHERE name = :name AND sex = :sex")
        .param("name", name)
        .param("sex", sex.code())
        .query((row, number) -> new TeamId(row.getLong(1)))
        .optional();
  }

  /**
   * The teams of these names; those that are new are added.
   *
   * @throws org.springframework.dao.DuplicateKeyException when another process adds one of them at
   *     the same time; the transaction is then to be repeated
   */
  public Map<String, TeamId> ensure(Collection<String> names, Sex sex) {
    Map<String, TeamId> known = find(names, sex);
    Set<String> missing = new TreeSet<>(names);
    missing.removeAll(known.keySet());
    if (!missing.isEmpty()) {
      template.batchUpdate(
          "INSERT INTO team (name, sex) VALUES (?, ?)",
          missing,
          BATCH,
          (statement, name) -> {
            statement.setString(1, name);
            statement.setInt(2, sex.code());
          });
      known.putAll(find(missing, sex));
    }
    return known;
  }

  private Map<String, TeamId> find(Collection<String> names, Sex sex) {
    Map<String, TeamId> found = new HashMap<>();
    if (!names.isEmpty()) {
      client
          .sql("SELECT id, name FROM team WHERE sex = :sex AND name IN (:names)")
          .param("sex", sex.code())
          .param("names", names)
          .query(
              row -> {
                found.put(row.getString(2), new TeamId(row.getLong(1)));
              });
    }
    return found;
  }

  /** Every team with its matches and competitions, by name, then sex. */
  public List<TeamUse> uses() {
    Map<Long, Long> matches = new HashMap<>();
    Map<Long, Set<String>> competitions = new HashMap<>();
    client
        .sql(
            """
            SELECT team_id, competition, COUNT(*) FROM (
              SELECT home_team_id AS team_id, competition FROM match
              UNION ALL
              SELECT away_team_id AS team_id, competition FROM match) AS side
            GROUP BY team_id, competition
            """)
        .query(
            row -> {
              matches.merge(row.getLong(1), row.getLong(3), Long::sum);
              competitions
                  .computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                  .add(row.getString(2));
            });
    return client
        .sql("SELECT id, name, sex FROM team ORDER BY name, sex")
        .query(
            (row, number) ->
                new TeamUse(
                    new TeamId(row.getLong(1)),
                    row.getString(2),
                    Sex.ofCode(row.getInt(3)),
                    matches.getOrDefault(row.getLong(1), 0L),
                    competitions.getOrDefault(row.getLong(1), Set.of())))
        .list();
  }

  /**
   * Whether two teams have a match with each other, at either's ground. Two questions, since H2
   * uses no index for one with OR.
   */
  public boolean haveMet(TeamId one, TeamId other) {
    return hasHosted(one, other) || hasHosted(other, one);
  }

  private boolean hasHosted(TeamId home, TeamId away) {
    return client
        .sql(
            """
            SELECT EXISTS (
              SELECT 1 FROM match WHERE home_team_id = :home AND away_team_id = :away)
            """)
        .param("home", home.value())
        .param("away", away.value())
        .query(Boolean.class)
        .single();
  }
}
