-- What must not be done twice at once, and how a run is asked to stop.

-- Columns are added: the checks go before and come back as a CASE, as in V4.
ALTER TABLE run DROP CONSTRAINT run_job;
ALTER TABLE run DROP CONSTRAINT run_status;

-- What the run does, while it is under way, then NULL: no two runs do the same at once.
ALTER TABLE run ADD COLUMN claim VARCHAR(440);
-- When somebody asked the run to stop at its next chunk.
ALTER TABLE run ADD COLUMN stop_asked_at TIMESTAMP WITH TIME ZONE;

ALTER TABLE run ADD CONSTRAINT run_job
  CHECK (CASE job WHEN 'import' THEN TRUE WHEN 'features' THEN TRUE WHEN 'train' THEN TRUE
    WHEN 'predict' THEN TRUE WHEN 'evaluate' THEN TRUE WHEN 'nightly' THEN TRUE ELSE FALSE END);
ALTER TABLE run ADD CONSTRAINT run_status
  CHECK (CASE status WHEN 'RUNNING' THEN TRUE WHEN 'COMPLETED' THEN TRUE WHEN 'FAILED' THEN TRUE
    WHEN 'ABANDONED' THEN TRUE ELSE FALSE END);
ALTER TABLE run ADD CONSTRAINT run_claim_unique UNIQUE (claim);
ALTER TABLE run ADD CONSTRAINT run_claim_under_way CHECK (claim IS NULL OR status = 'RUNNING');
