package io.matchday.job.feature;

import io.matchday.match.MatchId;
import io.matchday.storage.JdbcFeatureFingerprints;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All rows of a schema, read at once, for a build to which every match comes by: a row whose match
 * did not is one to remove. Holds 16 bytes a row and more in overhead.
 */
final class AllStoredRows implements StoredRows {

  private final Map<Long, Integer> left = new HashMap<>();
  private final long count;

  AllStoredRows(JdbcFeatureFingerprints fingerprints, int schemaNo) {
    fingerprints.fingerprints(schemaNo, left::put);
    this.count = left.size();
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public Map<MatchId, Integer> fingerprints(List<MatchId> matches) {
    Map<MatchId, Integer> known = new HashMap<>();
    for (MatchId match : matches) {
      Integer fingerprint = left.remove(match.value());
      if (fingerprint != null) {
        known.put(match, fingerprint);
      }
    }
    return known;
  }

  @Override
  public Remains remains(long counted) {
    return new Remains(counted, left.keySet().stream().map(MatchId::new).toList());
  }
}
