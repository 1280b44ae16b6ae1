package io.matchday.job.intake;

import io.matchday.match.Outcome;
import io.matchday.match.Score;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the score of a row, and checks it against the result letter and the calendar. */
final class ScoreReader {

  /** Our name for the column of the result letter, which is checked and not kept. */
  static final String RESULT = "result";

  /** Time zones: a match of tomorrow's date may be over already. */
  private static final int DAYS_OF_TOLERANCE = 1;

  private ScoreReader() {}

  /** The score; empty when there is none, or when it is wrong, which is then noted. */
  static Optional<Score> read(RowCells cells, Optional<LocalDate> date, LocalDate today) {
    int before = cells.problems().size();
    OptionalInt home = cells.goals("home_goals", Score.MAX_GOALS);
    OptionalInt away = cells.goals("away_goals", Score.MAX_GOALS);
    if (cells.problems().size() > before) {
      return Optional.empty();
    }
    if (home.isPresent() != away.isPresent()) {
      String given = cells.nameOf(home.isPresent() ? "home_goals" : "away_goals");
      String missing = cells.nameOf(home.isPresent() ? "away_goals" : "home_goals");
      cells.problem(missing, missing + " is empty, but " + given + " is given");
      return Optional.empty();
    }
    Optional<Score> score =
        home.isPresent()
            ? Optional.of(new Score(home.getAsInt(), away.getAsInt()))
            : Optional.empty();
    checkResult(cells, score);
    if (score.isPresent()
        && date.filter(day -> day.isAfter(today.plusDays(DAYS_OF_TOLERANCE))).isPresent()) {
      cells.problem(
          cells.nameOf("date"), "the match has a score, but " + date.get() + " lies in the future");
    }
    return score;
  }

  private static void checkResult(RowCells cells, Optional<Score> score) {
    String column = cells.nameOf(RESULT);
    String text = cells.value(RESULT).toUpperCase(Locale.ROOT);
    if (text.isEmpty()) {
      return;
    }
    if (!text.equals("H") && !text.equals("D") && !text.equals("A")) {
      cells.problem(column, RowCells.expected(column, text, "H, D or A"));
    } else if (score.isEmpty()) {
      cells.problem(column, column + " is " + Text.shown(text) + ", but there is no score");
    } else if (!text.equals(letter(score.get().outcome()))) {
      cells.problem(
          column,
          column
              + " is "
              + Text.shown(text)
              + ", but the score is "
              + score.get().home()
              + "-"
              + score.get().away());
    }
  }

  private static String letter(Outcome outcome) {
    return switch (outcome) {
      case HOME -> "H";
      case DRAW -> "D";
      case AWAY -> "A";
    };
  }
}
