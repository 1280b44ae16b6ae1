-- Judgements are derived: the next run of evaluate fills the tables again.
DROP TABLE evaluation;

-- The last judgement of published predictions, in the order it is shown in. basis says what the
-- predictions are worth as evidence: published before kick-off, scored in hindsight from what was
-- known before, or within what their model was trained on. They are never mixed.
CREATE TABLE evaluation (
  id           BIGINT      NOT NULL PRIMARY KEY,
  grouping     VARCHAR(10) NOT NULL,
  -- Which run, model version, alias, league, season or month; '' for all.
  label        VARCHAR(80) NOT NULL,
  basis        VARCHAR(16) NOT NULL,
  matches      BIGINT      NOT NULL,
  accuracy     DOUBLE PRECISION NOT NULL,
  log_loss     DOUBLE PRECISION NOT NULL,
  brier        DOUBLE PRECISION NOT NULL,
  rps          DOUBLE PRECISION NOT NULL,
  ece          DOUBLE PRECISION NOT NULL,
  sharpness    DOUBLE PRECISION NOT NULL,
  evaluated_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT evaluation_unique UNIQUE (grouping, label, basis),
  CONSTRAINT evaluation_grouping CHECK (grouping = 'all' OR grouping = 'run' OR grouping = 'model' OR grouping = 'alias' OR grouping = 'league' OR grouping = 'season' OR grouping = 'month'),
  CONSTRAINT evaluation_basis CHECK (basis = 'before_kick_off' OR basis = 'hindsight' OR basis = 'in_training')
);

-- The same predictions beside a reference, on the matches the reference spoke of. Differences are
-- predictions less reference, below 0 when the predictions are better; lower and upper are their
-- 95 % interval, missing when the matches are of too few days. Skill is 1 - loss / reference loss.
CREATE TABLE evaluation_comparison (
  evaluation_id       BIGINT      NOT NULL,
  reference           VARCHAR(16) NOT NULL,
  matches             BIGINT      NOT NULL,
  log_loss            DOUBLE PRECISION NOT NULL,
  reference_log_loss  DOUBLE PRECISION NOT NULL,
  log_loss_skill      DOUBLE PRECISION NOT NULL,
  log_loss_difference DOUBLE PRECISION NOT NULL,
  log_loss_lower      DOUBLE PRECISION,
  log_loss_upper      DOUBLE PRECISION,
  rps                 DOUBLE PRECISION NOT NULL,
  reference_rps       DOUBLE PRECISION NOT NULL,
  rps_skill           DOUBLE PRECISION NOT NULL,
  rps_difference      DOUBLE PRECISION NOT NULL,
  rps_lower           DOUBLE PRECISION,
  rps_upper           DOUBLE PRECISION,
  CONSTRAINT evaluation_comparison_key PRIMARY KEY (evaluation_id, reference),
  CONSTRAINT evaluation_comparison_of FOREIGN KEY (evaluation_id) REFERENCES evaluation (id) ON DELETE CASCADE,
  CONSTRAINT evaluation_comparison_reference CHECK (reference = 'league_prior' OR reference = 'odds_power' OR reference = 'odds_shin')
);
