package io.matchday.storage;

import java.util.List;

/** The feature rows of a range in key order, with the kick-off of their matches. For one thread. */
@FunctionalInterface
public interface FeatureRowPages {

  /**
   * The next rows.
   *
   * @param key only rows with a greater one
   * @param limit the most rows
   * @return none when there are no more
   */
  List<StoredFeatureRow> after(long key, int limit);
}
