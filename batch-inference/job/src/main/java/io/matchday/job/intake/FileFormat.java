package io.matchday.job.intake;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of match file that are understood. */
public enum FileFormat {
  /** Season files and fixtures of football-data.co.uk. */
  FOOTBALL_DATA("football-data", "Date, HomeTeam and AwayTeam"),
  /** Results of national teams. */
  INTERNATIONAL("international", "date, home_team, away_team, home_score and away_score"),
  /** Matchday's own CSV, and any other file through a mapping of its columns. */
  MATCHDAY("matchday", "date, home_team and away_team");

  private final String label;
  private final String required;

  FileFormat(String label, String required) {
    this.label = label;
    this.required = required;
  }

  /** Its name on the command line. */
  public String label() {
    return label;
  }

  /** The columns it cannot do without, in words. */
  String required() {
    return required;
  }

  /** The format of this name; refuses any other. */
  public static FileFormat ofLabel(String label) {
    return Arrays.stream(values())
        .filter(format -> format.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.USAGE,
                    "unknown format \""
                        + label
                        + "\", expected "
                        + Arrays.stream(values())
                            .map(FileFormat::label)
                            .collect(Collectors.joining(", "))));
  }
}
