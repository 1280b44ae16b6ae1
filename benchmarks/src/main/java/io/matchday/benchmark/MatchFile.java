package io.matchday.benchmark;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Invented matches in Matchday's own CSV: whole seasons and the first fixtures of the next one. */
public final class MatchFile {

  private static final long SEED = 11;

  private final List<PlayedMatch> matches;
  private final int played;

  private MatchFile(List<PlayedMatch> matches, int played) {
    this.matches = matches;
    this.played = played;
  }

  /** So many seasons, always the same. */
  public static MatchFile of(int seasons) {
    return new MatchFile(
        MeasuredMatches.seasons(seasons + 1, SEED), seasons * MeasuredMatches.A_SEASON);
  }

  /** The day of the first fixture. */
  LocalDate firstDay() {
    return matches.get(played).fixture().date();
  }

  /** How many matches have been played. */
  public int played() {
    return played;
  }

  /**
   * Writes what has been played, and so many fixtures.
   *
   * @return the file
   */
  public Path write(Path file, int fixtures) throws IOException {
    try (BufferedWriter out = begin(file)) {
      for (int i = 0; i < played + fixtures; i++) {
        out.write(line(i, i < played));
      }
    }
    return file;
  }

  /** Writes how so many of the first fixtures ended. */
  void writeResults(Path file, int results) throws IOException {
    try (BufferedWriter out = begin(file)) {
      for (int i = played; i < played + results; i++) {
        out.write(line(i, true));
      }
    }
  }

  private static BufferedWriter begin(Path file) throws IOException {
    BufferedWriter out = Files.newBufferedWriter(file);
    out.write("competition,season,date,home_team,away_team,home_goals,away_goals,neutral,sex\n");
    return out;
  }

  private String line(int number, boolean withScore) {
    Fixture fixture = matches.get(number).fixture();
    Optional<Score> score = withScore ? Optional.of(matches.get(number).score()) : Optional.empty();
    return "%s,%s,%s,Team %d,Team %d,%s,false,0%n"
        .formatted(
            fixture.competition(),
            fixture.season(),
            fixture.date(),
            fixture.home().value(),
            fixture.away().value(),
            score.map(goals -> goals.home() + "," + goals.away()).orElse(","));
  }
}
