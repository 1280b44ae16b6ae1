package io.matchday.feature;

import io.matchday.feature.FeatureSink.Measured;
import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import io.matchday.match.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Elo ratings before kick-off. The expected score of the home side is {@code 1 / (1 + 10^(-d/400))}
 * where {@code d} is the difference of the ratings plus the home advantage, none on neutral ground
 * (Elo 1978; World Football Elo Ratings, eloratings.net). After the match each side gains or loses
 * {@code k} times the difference between its score (1, 0.5, 0) and the expected one, times a factor
 * for the goal margin (ClubElo, clubelo.com).
 *
 * <p>More is at stake for a team in its first matches (FIDE's greater K for new players). A
 * competition's level is a moving mean of the ratings that play in it; newcomers start below it.
 * The value of a team without matches is its starting rating, with coverage 0. Ratings are not
 * drawn to a mean between seasons: it measured worse, see {@code docs/model.md}.
 *
 * <p>{@link StrictMath} keeps the ratings the same on every machine.
 */
final class EloRatings implements FeatureFamily {

  static final double START = 1500;
  static final int NEWCOMER_MATCHES = 30;

  /** One match moves a competition's level this share of the way to the mean of its two teams. */
  static final double LEVEL_SHARE = 0.01;

  /** A team that joins later than this after the competition's first match is a newcomer. */
  static final int FIRST_SEASON_DAYS = 200;

  private static final double SCALE = 400;
  private final EloConstants constants;
  private final List<String> names;
  private final boolean expects;
  private final double[] marginFactors = new double[Score.MAX_GOALS + 1];
  private final Map<TeamId, Measured> ratings = new HashMap<>();
  private final Map<Competition, Level> levels = new HashMap<>();

  private EloRatings(EloConstants constants, String name, boolean expects) {
    this.constants = constants;
    this.expects = expects;
    List<String> sides = List.of("home_" + name, "away_" + name, "diff_" + name);
    this.names =
        expects
            ? Stream.concat(sides.stream(), Stream.of("expected_score_" + name)).toList()
            : sides;
    for (int margin = 0; margin < marginFactors.length; margin++) {
      marginFactors[margin] = StrictMath.pow(Math.max(margin, 1), constants.marginExponent());
    }
  }

  /** The three ratings named {@code elo_pre}. */
  static EloRatings plain(EloConstants constants) {
    return new EloRatings(constants, "elo_pre", false);
  }

  /** The ratings of this name, and the score expected of the home side, 0 to 1. */
  static EloRatings withExpectedScore(EloConstants constants, String name) {
    return new EloRatings(constants, name, true);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    Fixture fixture = at.fixture();
    Measured home = before(fixture, fixture.home());
    Measured away = before(fixture, fixture.away());
    sink.putSides(home, away);
    if (expects) {
      sink.put(
          expected(home.value() - away.value() + advantage(fixture)),
          Math.min(home.matches(), away.matches()));
    }
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    Fixture fixture = match.fixture();
    Measured home = before(fixture, fixture.home());
    Measured away = before(fixture, fixture.away());
    double surprise =
        result(match.score()) - expected(home.value() - away.value() + advantage(fixture));
    double gain = surprise * marginFactors[Math.abs(match.score().home() - match.score().away())];
    if (at.isFriendly()) {
      gain *= constants.friendlyWeight();
    }
    ratings.put(fixture.home(), after(home, gain));
    ratings.put(fixture.away(), after(away, -gain));
    levels.merge(
        Competition.of(fixture),
        new Level((home.value() + away.value()) / 2, fixture.date().toEpochDay()),
        Level::movedTowards);
  }

  private double advantage(Fixture fixture) {
    return fixture.neutral() ? 0 : constants.homeAdvantage();
  }

  private Measured after(Measured before, double gain) {
    double boost = before.matches() < NEWCOMER_MATCHES ? 1 + constants.newcomerBoost() : 1;
    return new Measured(before.value() + constants.k() * boost * gain, before.matches() + 1);
  }

  private Measured before(Fixture fixture, TeamId team) {
    Measured rating = ratings.get(team);
    if (rating != null) {
      return rating;
    }
    Level level = levels.get(Competition.of(fixture));
    return new Measured(startingRating(level, fixture.date().toEpochDay()), 0);
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

  private record Level(double value, long firstDay) {

    Level movedTowards(Level match) {
      return new Level(value + LEVEL_SHARE * (match.value - value), firstDay);
    }
  }
}
