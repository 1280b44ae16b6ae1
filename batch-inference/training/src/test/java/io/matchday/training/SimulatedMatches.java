package io.matchday.training;

import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Played matches whose outcome depends on a rating difference and on noise. */
final class SimulatedMatches {

  /** The schema of their vectors. */
  private static final String LEAGUE = "A League";

  static final List<String> NAMES =
      List.of("diff_elo_pre", "diff_win_5_mean", "home_rest_days", "sex");

  private SimulatedMatches() {}

  /** Four seasons from 2020-08-01 on, one match count a day. */
  static TrainingSet fourSeasons(long seed, int matchesADay) {
    return seasons(seed, 4, matchesADay, 3);
  }

  /** Six seasons from 2018-08-01 on, a match a day. */
  static TrainingSet sixSeasons(long seed) {
    return seasons(seed, 6, 1, 3);
  }

  /** Four seasons, a match a day, in which nothing but the difference of ratings counts. */
  static TrainingSet ofEloAlone(long seed) {
    return seasons(seed, 4, 1, 0);
  }

  private static TrainingSet seasons(long seed, int count, int matchesADay, int formCounts) {
    TrainingSet set = new TrainingSet(NAMES.size());
    Random random = new Random(seed);
    LocalDate first = LocalDate.of(2024 - count, 8, 1);
    for (int day = 0; day < count * 365; day++) {
      for (int i = 0; i < matchesADay; i++) {
        add(set, first.plusDays(day), random, formCounts);
      }
    }
    return set;
  }

  private static void add(TrainingSet set, LocalDate day, Random random, int formCounts) {
    float elo = (float) random.nextGaussian() * 150;
    float form = random.nextInt(10) == 0 ? Float.NaN : random.nextInt(11) / 5f - 1;
    double strength =
        elo / 400.0 + 0.15 + (Float.isNaN(form) ? 0 : formCounts * (form * form - 0.4));
    double draw = random.nextDouble();
    double home = 0.74 / (1 + Math.exp(-2 * strength));
    Outcome outcome = draw < home ? Outcome.HOME : draw < home + 0.26 ? Outcome.DRAW : Outcome.AWAY;
    set.add(
        FeatureVector.of(elo, form, random.nextInt(14), random.nextInt(2)), day, outcome, LEAGUE);
  }

  /** The days and outcomes of a set, turned round from some day on. */
  static TrainingSet withOutcomesTurnedFrom(TrainingSet set, LocalDate from) {
    TrainingSet turned = new TrainingSet(set.featureCount());
    for (int row : new ArrayList<>(rows(set))) {
      Outcome outcome = set.outcome(row);
      if (!set.day(row).isBefore(from)) {
        outcome = Outcome.ofClass((set.outcomeClass(row) + 1) % Outcome.COUNT);
      }
      float[] values = new float[set.featureCount()];
      set.copyTo(row, values, 0);
      turned.add(FeatureVector.of(values), set.day(row), outcome, LEAGUE);
    }
    return turned;
  }

  private static List<Integer> rows(TrainingSet set) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < set.size(); row++) {
      rows.add(row);
    }
    return rows;
  }
}
