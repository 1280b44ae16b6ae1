-- The matches of a team are found by home team through match_by_pair, and by away team through this.
CREATE INDEX match_by_away_team ON match (away_team_id, match_date);
