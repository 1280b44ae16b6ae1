package io.matchday.job.feature;

import io.matchday.feature.FeatureReplay;
import io.matchday.feature.FeatureSet;
import io.matchday.storage.Database;
import io.matchday.storage.StoredMatch;
import java.time.Clock;

/** The replay of one feature set and the update of its stored rows. */
final class SetBuild {

  private final FeatureSet set;
  private final FeatureRowUpdate update;
  private final FeatureReplay replay;

  SetBuild(FeatureSet set, Database database, Clock clock) {
    this.set = set;
    this.update = new FeatureRowUpdate(set.schema(), database, clock);
    this.replay = new FeatureReplay(set, update);
  }

  void take(StoredMatch match) {
    match.played().ifPresentOrElse(replay::played, () -> replay.fixture(match.fixture()));
  }

  FeatureReport.SetRows finish() {
    replay.finish();
    update.finish();
    long unchanged = update.seen() - update.inserted() - update.updated();
    return new FeatureReport.SetRows(
        set.name(), update.inserted(), update.updated(), unchanged, update.deleted());
  }
}
