-- H2 makes an index of its own for a foreign key when none has just its columns: beside match_by_away_team (V8) stood one
-- more by away team, which every import kept up. One index now serves the key and the matches of a team.
DROP INDEX match_by_away_team;
CREATE INDEX match_by_away_team ON match (away_team_id);
ALTER TABLE match DROP CONSTRAINT match_away_team;
ALTER TABLE match ADD CONSTRAINT match_away_team FOREIGN KEY (away_team_id) REFERENCES team (id);
