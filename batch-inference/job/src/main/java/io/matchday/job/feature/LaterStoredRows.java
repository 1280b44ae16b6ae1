package io.matchday.job.feature;

import io.matchday.match.MatchId;
import io.matchday.storage.JdbcFeatureFingerprints;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a schema for a build to which only the later matches come by: looked up a block at a
 * time. That rows are left whose match is no more shows in their number; only then are all looked
 * through.
 */
final class LaterStoredRows implements StoredRows {

  private final JdbcFeatureFingerprints fingerprints;
  private final int schemaNo;
  private final long count;
  private final long before;
  private long found;

  /**
   * @param count how many rows there are
   * @param before how many of them are of earlier matches, each of which has one
   */
  LaterStoredRows(JdbcFeatureFingerprints fingerprints, int schemaNo, long count, long before) {
    this.fingerprints = fingerprints;
    this.schemaNo = schemaNo;
    this.count = count;
    this.before = before;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public Map<MatchId, Integer> fingerprints(List<MatchId> matches) {
    Map<MatchId, Integer> known = new HashMap<>();
    fingerprints.fingerprints(
        schemaNo, matches, (match, fingerprint) -> known.put(new MatchId(match), fingerprint));
    found += known.size();
    return known;
  }

  @Override
  public Remains remains(long counted) {
    if (before + found == count) {
      return new Remains(counted, List.of());
    }
    JdbcFeatureFingerprints.Orphans orphans = fingerprints.orphans(schemaNo);
    return new Remains(orphans.rows(), orphans.matches());
  }
}
