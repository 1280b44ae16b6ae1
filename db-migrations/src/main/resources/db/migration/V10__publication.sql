-- What a run was published with, which runs were taken back, and of which all predictions are kept.

-- The check goes before the columns are added and comes back as a CASE, as in V4.
ALTER TABLE prediction_run DROP CONSTRAINT prediction_run_scope;

-- Set while a published run was taken back in favour of an earlier one; published_at stays.
ALTER TABLE prediction_run ADD COLUMN withdrawn_at TIMESTAMP WITH TIME ZONE;
-- Whole, or thinned out: then only those predictions are left that still count in evaluations.
ALTER TABLE prediction_run ADD COLUMN kept VARCHAR(8) DEFAULT 'whole' NOT NULL;

ALTER TABLE prediction_run ADD CONSTRAINT prediction_run_scope
  CHECK (CASE scope WHEN 'upcoming' THEN TRUE WHEN 'all' THEN TRUE ELSE FALSE END);
ALTER TABLE prediction_run ADD CONSTRAINT prediction_run_kept
  CHECK (CASE kept WHEN 'whole' THEN TRUE WHEN 'thinning' THEN TRUE WHEN 'thinned' THEN TRUE ELSE FALSE END);
ALTER TABLE prediction_run ADD CONSTRAINT prediction_run_withdrawn_was_published
  CHECK (withdrawn_at IS NULL OR published_at IS NOT NULL);

-- The mean and the standard deviation of each probability in a published run: the next run of the
-- same alias and scope is compared with them.
CREATE TABLE publication (
  run_id         BIGINT  NOT NULL PRIMARY KEY,
  predictions    BIGINT  NOT NULL,
  home_mean      DOUBLE PRECISION NOT NULL,
  home_deviation DOUBLE PRECISION NOT NULL,
  draw_mean      DOUBLE PRECISION NOT NULL,
  draw_deviation DOUBLE PRECISION NOT NULL,
  away_mean      DOUBLE PRECISION NOT NULL,
  away_deviation DOUBLE PRECISION NOT NULL,
  -- Whether it was published although its means were out of bounds.
  forced         BOOLEAN NOT NULL,
  CONSTRAINT publication_run FOREIGN KEY (run_id) REFERENCES prediction_run (run_id) ON DELETE CASCADE
);

CREATE OR REPLACE VIEW published_prediction AS
SELECT p.match_id, m.match_date, m.competition, m.season, h.name AS home_team, a.name AS away_team,
       p.p_home, p.p_draw, p.p_away, m.home_goals, m.away_goals,
       r.alias AS model_version, r.model_run_id, p.run_id, r.published_at
FROM prediction p
JOIN prediction_run r ON r.run_id = p.run_id AND r.published_at IS NOT NULL AND r.withdrawn_at IS NULL
JOIN match m ON m.id = p.match_id
JOIN team h ON h.id = m.home_team_id
JOIN team a ON a.id = m.away_team_id;
