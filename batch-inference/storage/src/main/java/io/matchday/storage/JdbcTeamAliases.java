package io.matchday.storage;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The spellings of teams. Thread-safe. */
public final class JdbcTeamAliases {

  private final JdbcClient client;

  /** The spellings of this database. */
  public JdbcTeamAliases(Database database) {
    this.client = database.client();
  }

  /** Every alias, by alias, then competition. */
  public List<TeamAlias> all() {
    return client
        .sql("SELECT alias, competition, team_name FROM team_alias ORDER BY alias, competition")
        .query((row, number) -> new TeamAlias(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** Keeps an alias; what it meant before is replaced. */
  public void put(TeamAlias alias) {
    int changed =
        execute(
            """
            UPDATE team_alias SET team_name = :team
            WHERE alias = :alias AND competition = :competition
            """,
            alias);
    if (changed == 0) {
      execute(
          """
          INSERT INTO team_alias (alias, competition, team_name)
          VALUES (:alias, :competition, :team)
          """,
          alias);
    }
  }

  private int execute(String sql, TeamAlias alias) {
    return client
        .sql(sql)
        .param("alias", alias.alias())
        .param("competition", alias.competition())
        .param("team", alias.team())
        .update();
  }
}
