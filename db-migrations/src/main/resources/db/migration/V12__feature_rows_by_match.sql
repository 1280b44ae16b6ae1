-- The key of a feature row was schema number, slice and match, the slice a hash of the match: a run
-- then read its rows in one order and wrote predictions, which lie by match, in another, touching a
-- page of the table for nearly every row. From here on the key is no * 2^48 + match id.
UPDATE feature_row SET id = (id / 281474976710656) * 281474976710656 + match_id;

-- Runs that were cut off remember slices that are no more: they are given up for a new attempt.
UPDATE feature_build SET version = version + 1;
