-- H2 rewrites a = 'x' OR a = 'y' to a list that belongs to the connection that made the check: once that connection is
-- closed, the check fails until the database is opened anew. Written as CASE a check belongs to nobody; V4, V6, V9 and
-- V10 did so for other tables.
ALTER TABLE evaluation DROP CONSTRAINT evaluation_grouping;
ALTER TABLE evaluation DROP CONSTRAINT evaluation_basis;
ALTER TABLE evaluation_comparison DROP CONSTRAINT evaluation_comparison_reference;
ALTER TABLE feature_drift DROP CONSTRAINT feature_drift_verdict;

ALTER TABLE evaluation ADD CONSTRAINT evaluation_grouping
  CHECK (CASE grouping WHEN 'all' THEN TRUE WHEN 'run' THEN TRUE WHEN 'model' THEN TRUE WHEN 'alias' THEN TRUE
    WHEN 'league' THEN TRUE WHEN 'season' THEN TRUE WHEN 'month' THEN TRUE ELSE FALSE END);
ALTER TABLE evaluation ADD CONSTRAINT evaluation_basis
  CHECK (CASE basis WHEN 'before_kick_off' THEN TRUE WHEN 'hindsight' THEN TRUE WHEN 'in_training' THEN TRUE ELSE FALSE END);
ALTER TABLE evaluation_comparison ADD CONSTRAINT evaluation_comparison_reference
  CHECK (CASE reference WHEN 'league_prior' THEN TRUE WHEN 'odds_power' THEN TRUE WHEN 'odds_shin' THEN TRUE ELSE FALSE END);
ALTER TABLE feature_drift ADD CONSTRAINT feature_drift_verdict
  CHECK (CASE verdict WHEN 'drifted' THEN TRUE WHEN 'steady' THEN TRUE WHEN 'calendar' THEN TRUE
    WHEN 'too_few_rows' THEN TRUE ELSE FALSE END);
