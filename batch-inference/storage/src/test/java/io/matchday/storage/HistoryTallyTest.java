package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.MatchId;
import io.matchday.match.Score;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryTallyTest {

  private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
  private static final Score SCORE = new Score(2, 1);
  private static final MatchStatistics SHOTS =
      MatchStatistics.of(
          Map.of(
              Statistic.HOME_SHOTS, 9.0,
              Statistic.AWAY_SHOTS, 8.0,
              Statistic.HOME_SHOTS_ON_TARGET, 3.0,
              Statistic.AWAY_SHOTS_ON_TARGET, 2.0));

  private static StoredMatch match(long id, String competition, LocalDate date, Score score) {
    return new StoredMatch(
        new MatchId(id),
        new MatchSheet(
            competition,
            "2023-24",
            date,
            Optional.of(LocalTime.of(15, 0)),
            new TeamPair(new TeamId(1), new TeamId(2)),
            false,
            Sex.MEN,
            Optional.empty(),
            Optional.of(score),
            MatchStatistics.NONE));
  }

  private static HistoryDigest digest(List<StoredMatch> matches) {
    HistoryTally tally = new HistoryTally();
    matches.forEach(tally::add);
    return tally.digest();
  }

  /** Every way in which a match can differ that features may see. */
  private static List<StoredMatch> variants() {
    List<StoredMatch> all = new ArrayList<>();
    all.add(match(1, "L", DAY, SCORE));
    all.add(match(2, "L", DAY, SCORE));
    all.add(match(1, "M", DAY, SCORE));
    all.add(match(1, "L", DAY.plusDays(1), SCORE));
    all.add(match(1, "L", DAY, new Score(1, 2)));
    MatchSheet sheet = all.get(0).sheet();
    Optional<LocalTime> time = sheet.kickOff();
    Optional<Score> score = sheet.score();
    TeamPair teams = sheet.teams();
    TeamPair swapped = new TeamPair(new TeamId(2), new TeamId(1));
    Optional<String> none = Optional.empty();
    MatchStatistics no = MatchStatistics.NONE;
    all.add(stored("2022-23", time, teams, false, Sex.MEN, none, score, no));
    all.add(stored("2023-24", Optional.empty(), teams, false, Sex.MEN, none, score, no));
    all.add(stored("2023-24", time, swapped, false, Sex.MEN, none, score, no));
    all.add(stored("2023-24", time, teams, true, Sex.MEN, none, score, no));
    all.add(stored("2023-24", time, teams, false, Sex.WOMEN, none, score, no));
    all.add(stored("2023-24", time, teams, false, Sex.MEN, Optional.of("Italy"), score, no));
    all.add(stored("2023-24", time, teams, false, Sex.MEN, none, Optional.empty(), no));
    all.add(stored("2023-24", time, teams, false, Sex.MEN, none, score, SHOTS));
    return all;
  }

  private static StoredMatch stored(
      String season,
      Optional<LocalTime> kickOff,
      TeamPair teams,
      boolean neutral,
      Sex sex,
      Optional<String> country,
      Optional<Score> score,
      MatchStatistics statistics) {
    return new StoredMatch(
        new MatchId(1),
        new MatchSheet("L", season, DAY, kickOff, teams, neutral, sex, country, score, statistics));
  }

  @Test
  void everything_that_features_see_of_a_match_changes_both_halves() {
    Set<Long> uppers = new HashSet<>();
    Set<Long> lowers = new HashSet<>();

    for (StoredMatch match : variants()) {
      HistoryDigest digest = digest(List.of(match));
      uppers.add(digest.upper());
      lowers.add(digest.lower());
    }

    assertThat(uppers).hasSameSizeAs(variants());
    assertThat(lowers).hasSameSizeAs(variants());
  }

  @Test
  void odds_and_cards_change_nothing() {
    MatchSheet sheet = match(1, "L", DAY, SCORE).sheet();
    MatchStatistics odds =
        MatchStatistics.of(Map.of(Statistic.ODDS_HOME, 2.5, Statistic.HOME_RED_CARDS, 1.0));
    StoredMatch without = new StoredMatch(new MatchId(1), sheet);
    StoredMatch with =
        stored(
            sheet.season(),
            sheet.kickOff(),
            sheet.teams(),
            false,
            Sex.MEN,
            Optional.empty(),
            sheet.score(),
            odds);

    assertThat(digest(List.of(with))).isEqualTo(digest(List.of(without)));
  }

  @Test
  void the_order_does_not_matter_and_parts_add_up() {
    List<StoredMatch> matches = variants();
    HistoryDigest whole = digest(matches);
    List<StoredMatch> shuffled = new ArrayList<>(matches);
    Collections.shuffle(shuffled, new Random(3));

    assertThat(digest(shuffled)).isEqualTo(whole);
    assertThat(digest(matches.subList(0, 5)).plus(digest(matches.subList(5, matches.size()))))
        .isEqualTo(whole);
  }

  @Test
  void a_survey_tells_the_past_before_each_day_and_the_last_day_with_a_result() {
    List<StoredMatch> matches =
        List.of(
            match(1, "L", DAY, SCORE),
            match(2, "L", DAY.plusDays(1), SCORE),
            match(3, "L", DAY.plusDays(2), SCORE),
            match(4, "L", DAY.plusDays(90), SCORE));
    HistorySurvey survey = new HistorySurvey(List.of(DAY, DAY.plusDays(2)), DAY.plusDays(30));

    matches.forEach(survey::take);

    assertThat(survey.before(DAY)).isEqualTo(HistoryDigest.NONE);
    assertThat(survey.before(DAY.plusDays(2))).isEqualTo(digest(matches.subList(0, 2)));
    assertThat(survey.all()).isEqualTo(digest(matches));
    assertThat(survey.lastPlayed()).contains(DAY.plusDays(2));
  }
}
