package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import java.util.List;
import java.util.stream.Stream;

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
  private final ByNumber<Team> teams = new ByNumber<>(Team::new);
  private final ByNumber<Level> levels = new ByNumber<>(Level::new);

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
    Team home = teams.get(at.home());
    Team away = teams.get(at.away());
    double ofHome = before(home, at);
    double ofAway = before(away, at);
    sink.putSides(ofHome, home.matches, ofAway, away.matches);
    if (expects) {
      sink.put(
          home.expected(ofHome - ofAway + advantage(at)), Math.min(home.matches, away.matches));
    }
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    Team home = teams.get(at.home());
    Team away = teams.get(at.away());
    double ofHome = before(home, at);
    double ofAway = before(away, at);
    Score score = match.score();
    double surprise = result(score) - home.expected(ofHome - ofAway + advantage(at));
    double gain = surprise * marginFactors[Math.abs(score.home() - score.away())];
    if (at.isFriendly()) {
      gain *= constants.friendlyWeight();
    }
    home.move(ofHome, gain, constants);
    away.move(ofAway, -gain, constants);
    levels.get(at.competition()).takeIn((ofHome + ofAway) / 2, at.day());
  }

  @Override
  public void keep(Tape tape) {
    teams.keep(tape, Team::keep);
    levels.keep(tape, Level::keep);
  }

  private double advantage(NumberedFixture at) {
    return at.neutral() ? 0 : constants.homeAdvantage();
  }

  private double before(Team team, NumberedFixture at) {
    return team.matches > 0 ? team.rating : levels.get(at.competition()).start(at.day(), constants);
  }

  private static double result(Score score) {
    return switch (score.outcome()) {
      case HOME -> 1;
      case DRAW -> 0.5;
      case AWAY -> 0;
    };
  }

  private static final class Team {

    private double rating;
    private int matches;

    /** A match asks twice, to be described and to be learned from; powers are dear. */
    private double asked = Double.NaN;

    private double answer;

    double expected(double difference) {
      if (difference != asked) {
        asked = difference;
        answer = 1 / (1 + TenToThe.power(-difference / SCALE));
      }
      return answer;
    }

    void keep(Tape tape) {
      rating = tape.real(rating);
      matches = tape.whole(matches);
    }

    void move(double before, double gain, EloConstants constants) {
      double boost = matches < NEWCOMER_MATCHES ? 1 + constants.newcomerBoost() : 1;
      rating = before + constants.k() * boost * gain;
      matches++;
    }
  }

  /** How strong the teams of a competition are, and since when it is known. */
  private static final class Level {

    private double value = START;
    private int firstDay;
    private boolean begun;

    double start(int day, EloConstants constants) {
      boolean late = begun && day - firstDay > FIRST_SEASON_DAYS;
      return late ? value - constants.newcomerGap() : value;
    }

    void keep(Tape tape) {
      value = tape.real(value);
      firstDay = tape.whole(firstDay);
      begun = tape.flag(begun);
    }

    void takeIn(double mean, int day) {
      if (!begun) {
        value = mean;
        firstDay = day;
        begun = true;
      } else {
        value += LEVEL_SHARE * (mean - value);
      }
    }
  }
}
