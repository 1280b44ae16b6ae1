package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import java.util.function.UnaryOperator;

/** The strengths behind {@link GoalRatings}, and how a match changes them. Not thread-safe. */
final class GoalStrengths {

  /** A newcomer has shown its worth after as many matches. */
  private static final int PROVING_MATCHES = 20;

  /** A team that changes leagues keeps this share of its strengths; the rest is the newcomers'. */
  private static final double CARRIED = 0.85;

  /** One match moves what home is worth in all leagues at once, as when crowds stay away. */
  private static final double COMMON_ADVANTAGE_STEP = 0.0005;

  private static final int NONE = -1;

  private final GoalEvidence evidence;
  private final GoalConstants ofLeagues;
  private final GoalConstants ofTournaments;
  private final ByNumber<Team> teams = new ByNumber<>(Team::new);
  private final ByNumber<GoalLevel> levels = new ByNumber<>(GoalLevel::new);
  private final View home = new View();
  private final View away = new View();
  private double commonAdvantage;
  private double homeRate;
  private double awayRate;

  GoalStrengths(GoalEvidence evidence, UnaryOperator<GoalConstants> change) {
    this.evidence = evidence;
    this.ofLeagues = change.apply(GoalConstants.of(CompetitionKind.LEAGUE));
    this.ofTournaments = change.apply(GoalConstants.of(CompetitionKind.TOURNAMENT));
  }

  /** Looks at the two sides as they stand on the day of a fixture; changes no memory. */
  void look(NumberedFixture at) {
    GoalLevel level = level(at);
    Team host = teams.get(at.home());
    look(at, host, level, home);
    look(at, teams.get(at.away()), level, away);
    double half = at.neutral() ? 0 : advantage(at, level) / 2;
    homeRate = host.scores.of(level.rate() + half + home.attack - away.defence);
    awayRate = host.concedes.of(level.rate() - half + away.attack - home.defence);
  }

  View home() {
    return home;
  }

  View away() {
    return away;
  }

  /** Goals expected of the home side. */
  double homeRate() {
    return homeRate;
  }

  /** Goals expected of the away side. */
  double awayRate() {
    return awayRate;
  }

  GoalLevel level(NumberedFixture at) {
    return levels.get(at.competition());
  }

  /** What home is worth, as the logarithm of the ratio of the two sides' goals. */
  double advantage(NumberedFixture at, GoalLevel level) {
    return level.advantage() + (at.isLeague() ? commonAdvantage : 0);
  }

  private GoalConstants constants(NumberedFixture at) {
    return at.isLeague() ? ofLeagues : ofTournaments;
  }

  private void look(NumberedFixture at, Team team, GoalLevel level, View view) {
    GoalConstants constants = constants(at);
    view.matches = team.matches;
    view.proving = team.proving;
    if (team.matches == 0) {
      boolean newcomer = level.isSettled(at.day());
      view.attack = newcomer ? level.newcomerAttack() : level.attack();
      view.defence = newcomer ? level.newcomerDefence() : level.defence();
      view.attackVariance = constants.startVariance();
      view.defenceVariance = constants.startVariance();
      view.proving = newcomer ? 0 : NONE;
      return;
    }
    double moved = constants.dailyVariance() * Math.min(at.day() - team.day, constants.mostDays());
    view.attack = team.attack;
    view.defence = team.defence;
    if (at.isLeague() && team.league == at.competition() && team.season != at.season()) {
      view.attack -= constants.breakPull() * (team.attack - level.attack());
      view.defence -= constants.breakPull() * (team.defence - level.defence());
      moved += constants.breakVariance();
    } else if (at.isLeague() && team.league != NONE && team.league != at.competition()) {
      view.attack = CARRIED * team.attack + (1 - CARRIED) * level.newcomerAttack();
      view.defence = CARRIED * team.defence + (1 - CARRIED) * level.newcomerDefence();
      view.proving = 0;
    }
    view.attackVariance = Math.min(team.attackVariance + moved, constants.startVariance());
    view.defenceVariance = Math.min(team.defenceVariance + moved, constants.startVariance());
  }

  /** Learns from a match. */
  void takeIn(NumberedFixture at, PlayedMatch match) {
    look(at);
    GoalConstants constants = constants(at);
    GoalEvidence.Seen seen = evidence.in(match, constants);
    double weight = at.isFriendly() ? constants.friendlyWeight() : 1;
    double noise = seen.dispersion() / weight;
    learn(home, away, seen.home(), homeRate, noise);
    learn(away, home, seen.away(), awayRate, noise);
    double more = (seen.home() - homeRate + seen.away() - awayRate) / (homeRate + awayRate);
    double forHome =
        at.neutral()
            ? 0
            : 2 * (seen.home() - homeRate - seen.away() + awayRate) / (homeRate + awayRate);
    GoalLevel level = level(at);
    level.takeIn(at.day(), more, forHome, constants);
    if (at.isLeague()) {
      commonAdvantage += COMMON_ADVANTAGE_STEP * forHome;
    }
    level.move((home.attack + away.attack) / 2, (home.defence + away.defence) / 2);
    keep(at, teams.get(at.home()), home, level);
    keep(at, teams.get(at.away()), away, level);
  }

  /** One side's goals tell of its attack and of the other's defence. */
  private static void learn(View scorer, View keeper, double goals, double rate, double noise) {
    double variance = scorer.attackVariance + keeper.defenceVariance + noise / rate;
    double surprise = (goals - rate) / rate;
    double ofAttack = scorer.attackVariance / variance;
    double ofDefence = keeper.defenceVariance / variance;
    scorer.attack += ofAttack * surprise;
    keeper.defence -= ofDefence * surprise;
    scorer.attackVariance *= 1 - ofAttack;
    keeper.defenceVariance *= 1 - ofDefence;
  }

  private static void keep(NumberedFixture at, Team team, View view, GoalLevel level) {
    team.attack = view.attack;
    team.defence = view.defence;
    team.attackVariance = view.attackVariance;
    team.defenceVariance = view.defenceVariance;
    team.day = at.day();
    team.matches = view.matches + 1;
    if (at.isLeague()) {
      team.league = at.competition();
      team.season = at.season();
    }
    team.proving = view.proving == NONE ? NONE : view.proving + 1;
    if (team.proving == PROVING_MATCHES) {
      level.newcomerProved(team.attack, team.defence);
      team.proving = NONE;
    }
  }

  /** Keeps what was learned. */
  void keep(Tape tape) {
    teams.keep(tape, Team::keep);
    levels.keep(tape, GoalLevel::keep);
    commonAdvantage = tape.real(commonAdvantage);
  }

  /** A team as it stood after its latest match. */
  private static final class Team {

    private double attack;
    private double defence;
    private double attackVariance;
    private double defenceVariance;
    private int day;
    private int matches;

    /** The rates it was last looked at with at home: a match asks twice, and powers are dear. */
    private final Exponential scores = new Exponential();

    private final Exponential concedes = new Exponential();

    /** The league it last played in, and the season of that. */
    private int league = NONE;

    private int season = NONE;

    /** Matches since it joined, while it still has to show its worth; else {@link #NONE}. */
    private int proving = NONE;

    void keep(Tape tape) {
      attack = tape.real(attack);
      defence = tape.real(defence);
      attackVariance = tape.real(attackVariance);
      defenceVariance = tape.real(defenceVariance);
      day = tape.whole(day);
      matches = tape.whole(matches);
      league = tape.whole(league);
      season = tape.whole(season);
      proving = tape.whole(proving);
    }
  }

  /** The exponential function, which keeps its latest answer. */
  private static final class Exponential {

    private double asked = Double.NaN;
    private double answer;

    double of(double number) {
      if (number != asked) {
        asked = number;
        answer = StrictMath.exp(number);
      }
      return answer;
    }
  }

  /** A team as it stands before a match, and then as the match leaves it. */
  static final class View {

    double attack;
    double defence;
    double attackVariance;
    double defenceVariance;
    int matches;
    private int proving;
  }
}
