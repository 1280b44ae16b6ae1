package io.matchday.storage.backup;

/** What becomes of a database that a restore finds in its place. */
public enum Existing {
  /** It stays, unless it is empty: the restore is refused. */
  STAYS,
  /** It is put aside under another name and never deleted. */
  PUT_ASIDE
}
