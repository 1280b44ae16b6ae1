package io.matchday.job.intake;

import io.matchday.match.Sex;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller says of a file; what is empty is taken from the file itself.
 *
 * @param format its format, rather than the one its header shows
 * @param columns Matchday's name of a column to the file's name of it; empty for no mapping
 * @param competition the competition of rows that name none
 * @param season the season of rows that name none
 * @param sex the sex of rows that name none
 */
public record ImportOptions(
    Optional<FileFormat> format,
    Map<String, String> columns,
    Optional<String> competition,
    Optional<String> season,
    Optional<Sex> sex) {

  /** Everything is taken from the file. */
  public static final ImportOptions NONE =
      new ImportOptions(
          Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Copies the mapping; tidies the texts; refuses a season or a competition that cannot be kept.
   */
  public ImportOptions {
    columns = Map.copyOf(columns);
    competition = competition.map(Text::tidy).filter(text -> !text.isEmpty());
    season = season.map(Text::tidy).filter(text -> !text.isEmpty());
    List<Problem> problems = new ArrayList<>();
    competition
        .filter(text -> text.length() > RowReader.LONGEST_COMPETITION)
        .ifPresent(text -> problems.add(new Problem("--competition", "is too long")));
    season
        .filter(text -> Season.parse(text, false).isEmpty())
        .ifPresent(
            text ->
                problems.add(
                    new Problem("--season", "is " + Text.shown(text) + ", " + Season.EXPECTED)));
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.USAGE, problems);
    }
  }

  /** The same with columns mapped as in {@code competition=league,home_team=home}. */
  public ImportOptions withColumns(String mapping) {
    Map<String, String> parsed = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String entry : mapping.split(",", -1)) {
      int equals = entry.indexOf('=');
      String ours = equals < 0 ? "" : Text.tidy(entry.substring(0, equals));
      String theirs = equals < 0 ? "" : Text.tidy(entry.substring(equals + 1));
      if (ours.isEmpty() || theirs.isEmpty()) {
        problems.add(
            new Problem("--columns", Text.shown(entry) + " is not of the form home_team=home"));
      } else if (parsed.put(ours, theirs) != null) {
        problems.add(new Problem("--columns", Text.shown(ours) + " is mapped twice"));
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.USAGE, problems);
    }
    return new ImportOptions(format, parsed, competition, season, sex);
  }

  /** The same with a competition for rows that name none. */
  public ImportOptions withCompetition(String name) {
    return new ImportOptions(format, columns, Optional.of(name), season, sex);
  }

  /** The same with a season for rows that name none. */
  public ImportOptions withSeason(String name) {
    return new ImportOptions(format, columns, competition, Optional.of(name), sex);
  }

  /** The same with a sex for rows that name none. */
  public ImportOptions withSex(Sex value) {
    return new ImportOptions(format, columns, competition, season, Optional.of(value));
  }

  /** The same with a format. */
  public ImportOptions withFormat(FileFormat value) {
    return new ImportOptions(Optional.of(value), columns, competition, season, sex);
  }
}
