package io.matchday.feature;

import io.matchday.feature.FeatureSink.Measured;
import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import io.matchday.match.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Elo ratings before kick-off. The expected score of the home side is {@code 1 / (1 + 10^(-d/400))}
 * where {@code d} is the difference of the ratings plus the home advantage, none on neutral ground
 * (Elo 1978; World Football Elo Ratings, eloratings.net). After the match each side gains or loses
 * {@code k} times the difference between its score (1, 0.5, 0) and the expected one, times a factor
 * for the goal margin (ClubElo, clubelo.com).
 *
 * <p>More is at stake for a team that is new or was long away, since its rating says less (the
 * growing deviation of Glicko, Glickman 1999, in its simplest form). A competition's level is a
 * moving mean of the ratings that play in it; newcomers start below it. The value of a team without
 * matches is its starting rating, with coverage 0. Ratings are not drawn to the mean between
 * seasons: it measured worse.
 *
 * <p>{@link StrictMath} keeps the ratings the same on every machine.
 */
final class EloRatings implements FeatureFamily {

  static final double START = 1500;
  static final int NEWCOMER_MATCHES = 30;
  static final int LONG_REST_DAYS = 100;

  /** One match moves a competition's level this share of the way to the mean of its two teams. */
  static final double LEVEL_SHARE = 0.01;

  /** A team that joins later than this after the competition's first match is a newcomer. */
  static final int FIRST_SEASON_DAYS = 200;

  private static final double SCALE = 400;
  private static final List<String> NAMES = List.of("home_elo_pre", "away_elo_pre", "diff_elo_pre");

  private final EloConstants constants;
  private final double[] marginFactors = new double[Score.MAX_GOALS + 1];
  private final Map<TeamId, Rating> ratings = new HashMap<>();
  private final Map<Competition, Level> levels = new HashMap<>();

  EloRatings(EloConstants constants) {
    this.constants = constants;
    for (int margin = 0; margin < marginFactors.length; margin++) {
      marginFactors[margin] = StrictMath.pow(Math.max(margin, 1), constants.marginExponent());
    }
  }

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public void describe(Fixture fixture, FeatureSink sink) {
    sink.putSides(before(fixture, fixture.home()), before(fixture, fixture.away()));
  }

  @Override
  public void takeIn(PlayedMatch match) {
    Fixture fixture = match.fixture();
    Measured home = before(fixture, fixture.home());
    Measured away = before(fixture, fixture.away());
    double advantage = fixture.neutral() ? 0 : constants.homeAdvantage();
    double surprise = result(match.score()) - expected(home.value() - away.value() + advantage);
    double gain = surprise * marginFactors[Math.abs(match.score().home() - match.score().away())];
    long day = fixture.date().toEpochDay();
    ratings.put(fixture.home(), after(home, gain * stake(fixture, fixture.home()), day));
    ratings.put(fixture.away(), after(away, -gain * stake(fixture, fixture.away()), day));
    levels.merge(
        Competition.of(fixture),
        new Level((home.value() + away.value()) / 2, day),
        Level::movedTowards);
  }

  private static Rating after(Measured before, double change, long day) {
    return new Rating(before.value() + change, day, before.matches() + 1);
  }

  private double stake(Fixture fixture, TeamId team) {
    Rating rating = ratings.get(team);
    double share = 1;
    if (rating == null || rating.matches() < NEWCOMER_MATCHES) {
      share += constants.newcomerBoost();
    }
    if (rating != null) {
      long rest = Math.min(fixture.date().toEpochDay() - rating.day(), LONG_REST_DAYS);
      share += constants.restBoost() * rest / LONG_REST_DAYS;
    }
    return constants.k() * share;
  }

  private Measured before(Fixture fixture, TeamId team) {
    Rating rating = ratings.get(team);
    if (rating == null) {
      Level level = levels.get(Competition.of(fixture));
      return new Measured(startingRating(level, fixture.date().toEpochDay()), 0);
    }
    return new Measured(rating.value(), rating.matches());
  }

  private double startingRating(@Nullable Level level, long day) {
    if (level == null) {
      return START;
    }
    boolean late = day - level.firstDay() > FIRST_SEASON_DAYS;
    return late ? level.value() - constants.newcomerGap() : level.value();
  }

  private static double expected(double difference) {
    return 1 / (1 + StrictMath.pow(10, -difference / SCALE));
  }

  private static double result(Score score) {
    return switch (score.outcome()) {
      case HOME -> 1;
      case DRAW -> 0.5;
      case AWAY -> 0;
    };
  }

  private record Rating(double value, long day, int matches) {}

  private record Level(double value, long firstDay) {

    Level movedTowards(Level match) {
      return new Level(value + LEVEL_SHARE * (match.value - value), firstDay);
    }
  }
}
