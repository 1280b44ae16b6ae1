-- How far the matches of a published prediction run lie from the training window of the model that
-- predicted them. Kept as long as the run.

CREATE TABLE run_drift (
  run_id           BIGINT  NOT NULL PRIMARY KEY,
  prediction_rows  BIGINT  NOT NULL,
  -- How many of the rows count as independent when chance is reckoned with.
  independent_rows BIGINT  NOT NULL,
  judged_features  INTEGER NOT NULL,
  drifted_features INTEGER NOT NULL,
  -- Drifted features over judged ones; NULL when none was judged.
  score            DOUBLE PRECISION,
  -- The mean probabilities of the run, and how far they are from those over the window.
  p_home           DOUBLE PRECISION NOT NULL,
  p_draw           DOUBLE PRECISION NOT NULL,
  p_away           DOUBLE PRECISION NOT NULL,
  shift_home       DOUBLE PRECISION NOT NULL,
  shift_draw       DOUBLE PRECISION NOT NULL,
  shift_away       DOUBLE PRECISION NOT NULL,
  measured_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT run_drift_run FOREIGN KEY (run_id) REFERENCES prediction_run (run_id) ON DELETE CASCADE,
  CONSTRAINT run_drift_features CHECK (drifted_features BETWEEN 0 AND judged_features),
  CONSTRAINT run_drift_score CHECK (score BETWEEN 0 AND 1),
  CONSTRAINT run_drift_scored CHECK ((score IS NULL) = (judged_features = 0))
);

CREATE TABLE feature_drift (
  run_id            BIGINT      NOT NULL,
  -- The place of the feature in the schema, from 0 on.
  place             INTEGER     NOT NULL,
  feature           TEXT        NOT NULL,
  psi               DOUBLE PRECISION NOT NULL,
  -- Beyond this the index means drift.
  psi_limit         DOUBLE PRECISION NOT NULL,
  missing           DOUBLE PRECISION NOT NULL,
  reference_missing DOUBLE PRECISION NOT NULL,
  verdict           VARCHAR(12) NOT NULL,
  CONSTRAINT feature_drift_key PRIMARY KEY (run_id, place),
  CONSTRAINT feature_drift_run FOREIGN KEY (run_id) REFERENCES run_drift (run_id) ON DELETE CASCADE,
  CONSTRAINT feature_drift_missing CHECK (missing BETWEEN 0 AND 1),
  CONSTRAINT feature_drift_reference CHECK (reference_missing BETWEEN 0 AND 1),
  CONSTRAINT feature_drift_verdict CHECK (verdict = 'drifted' OR verdict = 'steady' OR verdict = 'calendar' OR verdict = 'too_few_rows')
);
