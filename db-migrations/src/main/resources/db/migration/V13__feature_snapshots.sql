-- What a build of features leaves for the next, which goes on from there instead of from the first
-- match on.

-- How many rows of a schema there are; changes in the transaction that adds or removes rows.
CREATE TABLE feature_row_count (
  schema_id VARCHAR(12) NOT NULL PRIMARY KEY,
  row_count BIGINT      NOT NULL,
  CONSTRAINT feature_row_count_least CHECK (row_count >= 0)
);

-- What the replay of a feature set remembered of all matches before a day. It holds while these
-- matches are the same, which the digest tells; rows of them are then right as they stand.
CREATE TABLE feature_snapshot (
  schema_id      VARCHAR(12) NOT NULL,
  before_date    DATE        NOT NULL,
  memory_version INTEGER     NOT NULL,
  match_count    BIGINT      NOT NULL,
  digest_upper   BIGINT      NOT NULL,
  digest_lower   BIGINT      NOT NULL,
  -- Of the memory, packed.
  sha256         VARCHAR(64) NOT NULL,
  made_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT feature_snapshot_key PRIMARY KEY (schema_id, before_date)
);

-- The packed memory in pieces: H2 keeps no more than a million bytes in one value.
CREATE TABLE feature_snapshot_piece (
  schema_id   VARCHAR(12) NOT NULL,
  before_date DATE        NOT NULL,
  piece       INTEGER     NOT NULL,
  content     BYTEA       NOT NULL,
  CONSTRAINT feature_snapshot_piece_key PRIMARY KEY (schema_id, before_date, piece),
  CONSTRAINT feature_snapshot_piece_of FOREIGN KEY (schema_id, before_date)
    REFERENCES feature_snapshot (schema_id, before_date) ON DELETE CASCADE
);
