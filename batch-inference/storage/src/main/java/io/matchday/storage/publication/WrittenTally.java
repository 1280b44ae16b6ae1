package io.matchday.storage.publication;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Takes in the predictions of a run one by one. */
final class WrittenTally {

  private final Moments home = new Moments();
  private final Moments draw = new Moments();
  private final Moments away = new Moments();
  private long predictions;
  private long unsound;

  /** A sum, and the sum of squares. */
  private static final class Moments {

    private double sum;
    private double squares;

    void add(double value) {
      sum += value;
      squares += value * value;
    }

    void add(Moments other) {
      sum += other.sum;
      squares += other.squares;
    }

    Spread over(long count) {
      if (count == 0) {
        return new Spread(0, 0);
      }
      double mean = sum / count;
      return new Spread(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
    }
  }

  /** Takes the probabilities that stand in three columns from this one on. */
  void take(ResultSet row, int first) throws SQLException {
    take(row.getDouble(first), row.getDouble(first + 1), row.getDouble(first + 2));
  }

  private void take(double homeWin, double drawn, double awayWin) {
    predictions++;
    boolean sound =
        isProbability(homeWin)
            && isProbability(drawn)
            && isProbability(awayWin)
            && Math.abs(homeWin + drawn + awayWin - 1) <= WrittenRun.TOLERANCE;
    if (!sound) {
      unsound++;
      return;
    }
    home.add(homeWin);
    draw.add(drawn);
    away.add(awayWin);
  }

  /** Takes in what another has, of other predictions. */
  void add(WrittenTally other) {
    predictions += other.predictions;
    unsound += other.unsound;
    home.add(other.home);
    draw.add(other.draw);
    away.add(other.away);
  }

  private static boolean isProbability(double value) {
    return value >= 0 && value <= 1;
  }

  WrittenRun written() {
    long sound = predictions - unsound;
    OutcomeShares shares =
        new OutcomeShares(predictions, home.over(sound), draw.over(sound), away.over(sound));
    return new WrittenRun(shares, unsound);
  }
}
