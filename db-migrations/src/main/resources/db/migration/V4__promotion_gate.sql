-- Why an alias was moved, and what the promotion gate found of the version it was moved to.
-- One statement a column: H2 and PostgreSQL write several in one differently.

-- Adding a column makes H2 build the table anew, and it then writes "a = x OR a = y" as a list, which
-- dies with the connection (see V1): the check on the action goes first and comes back as a CASE.
ALTER TABLE model_activation DROP CONSTRAINT model_activation_action;

ALTER TABLE model_activation ADD COLUMN reason VARCHAR(500);
-- Whether the promotion was to go on whatever the gate found.
ALTER TABLE model_activation ADD COLUMN forced BOOLEAN DEFAULT FALSE NOT NULL;

-- Empty for rollbacks, which are not judged, and for promotions from before there was a gate.
ALTER TABLE model_activation ADD COLUMN verdict VARCHAR(10);
ALTER TABLE model_activation ADD COLUMN finding VARCHAR(2000);

-- The figures, when there were matches enough. previous_log_loss is that of previous_run_id on the
-- same matches; ece_by_chance the most that a model no further off than is allowed would show on
-- them, 99 times in 100.
ALTER TABLE model_activation ADD COLUMN holdout_matches BIGINT;
ALTER TABLE model_activation ADD COLUMN holdout_from DATE;
ALTER TABLE model_activation ADD COLUMN holdout_to DATE;
ALTER TABLE model_activation ADD COLUMN log_loss DOUBLE PRECISION;
ALTER TABLE model_activation ADD COLUMN previous_log_loss DOUBLE PRECISION;
ALTER TABLE model_activation ADD COLUMN log_loss_margin DOUBLE PRECISION;
ALTER TABLE model_activation ADD COLUMN ece DOUBLE PRECISION;
ALTER TABLE model_activation ADD COLUMN ece_by_chance DOUBLE PRECISION;

ALTER TABLE model_activation ADD CONSTRAINT model_activation_verdict
  CHECK (CASE verdict WHEN 'passed' THEN TRUE WHEN 'refused' THEN TRUE WHEN 'not judged' THEN TRUE
    ELSE verdict IS NULL END);
ALTER TABLE model_activation ADD CONSTRAINT model_activation_action
  CHECK (CASE action WHEN 'promote' THEN TRUE WHEN 'rollback' THEN TRUE ELSE FALSE END);
ALTER TABLE model_activation ADD CONSTRAINT model_activation_refused_only_by_force
  CHECK (verdict <> 'refused' OR forced);
ALTER TABLE model_activation ADD CONSTRAINT model_activation_forced_with_reason
  CHECK (NOT forced OR reason IS NOT NULL);
