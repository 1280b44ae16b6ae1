package io.matchday.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The real matches that lie beside the project on some machines; they are not part of it. Tests
 * skip where {@link #folder()} is empty.
 */
public final class RealMatches {

  private final Map<String, TeamId> teams = new HashMap<>();
  private final List<PlayedMatch> matches = new ArrayList<>();
  private final Map<String, Shots> shots = new HashMap<>();

  private RealMatches() {}

  /** Where the files are, if they are there. */
  public static Optional<Path> folder() {
    Path folder =
        Path.of(System.getProperty("matchday.root", "."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("shared/data");
    return Optional.of(folder).filter(path -> Files.isReadable(path.resolve("intl_men.csv.gz")));
  }

  /** Men's club matches of 38 leagues in date order, with shots where they were counted. */
  public static List<PlayedMatch> clubs(Path folder) throws IOException {
    RealMatches real = new RealMatches();
    real.readClubs(folder);
    return real.inDateOrder();
  }

  /** Matches of national teams, men and women, in date order; the season is the year. */
  public static List<PlayedMatch> nationalTeams(Path folder) throws IOException {
    RealMatches real = new RealMatches();
    real.readNationalTeams(folder);
    return real.inDateOrder();
  }

  /** Both in date order, each match and team with a number of its own. */
  public static List<PlayedMatch> all(Path folder) throws IOException {
    RealMatches real = new RealMatches();
    real.readClubs(folder);
    real.readNationalTeams(folder);
    return real.inDateOrder();
  }

  /** Whether clubs play, as the name of a league such as {@code eng.1} tells. */
  public static boolean isOfClubs(PlayedMatch match) {
    return isLeague(match.fixture().competition());
  }

  private static boolean isLeague(String competition) {
    return competition.matches("[a-z]+\\.[a-z0-9]+");
  }

  private void readClubs(Path folder) throws IOException {
    read(folder.resolve("top5_stats.csv.gz"), this::addShots);
    read(
        folder.resolve("club_results.csv.gz"),
        c ->
            add(
                new Row(
                    c[0], c[1], c[2], c[3], c[4], c[5], c[6], false, Sex.MEN, Optional.empty())));
  }

  private void readNationalTeams(Path folder) throws IOException {
    for (String file : List.of("intl_men.csv.gz", "intl_women.csv.gz")) {
      read(
          folder.resolve(file),
          c -> {
            boolean neutral = c[8].equalsIgnoreCase("true");
            Sex sex = Sex.ofCode(Integer.parseInt(c[9]));
            String year = c[0].substring(0, 4);
            add(new Row(c[5], year, c[0], c[1], c[2], c[3], c[4], neutral, sex, Optional.of(c[7])));
          });
    }
  }

  private interface Take {
    void cells(String[] cells);
  }

  private void read(Path file, Take take) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take.cells(cells(line));
      }
    }
  }

  private static String[] cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells.toArray(new String[0]);
  }

  private void add(Row row) {
    if (row.homeGoals().equals("NA") || row.home().equals(row.away())) {
      return;
    }
    Fixture fixture =
        new Fixture(
            new MatchId(matches.size() + 1),
            row.competition(),
            row.season(),
            LocalDate.parse(row.date()),
            Optional.empty(),
            team(row.home(), row),
            team(row.away(), row),
            row.neutral(),
            row.sex(),
            row.country());
    Score score = new Score(Integer.parseInt(row.homeGoals()), Integer.parseInt(row.awayGoals()));
    matches.add(new PlayedMatch(fixture, score, Optional.ofNullable(shots.get(key(row)))));
  }

  private void addShots(String[] c) {
    if (!c[10].isEmpty() && !c[11].isEmpty() && !c[12].isEmpty() && !c[13].isEmpty()) {
      int home = (int) Double.parseDouble(c[10]);
      int away = (int) Double.parseDouble(c[11]);
      int homeOnTarget = (int) Double.parseDouble(c[12]);
      int awayOnTarget = (int) Double.parseDouble(c[13]);
      if (homeOnTarget <= home && awayOnTarget <= away) {
        shots.put(c[0] + c[1] + "-" + c[2], new Shots(home, away, homeOnTarget, awayOnTarget));
      }
    }
  }

  private static String key(Row row) {
    return row.date() + row.home() + "-" + row.away();
  }

  /** Clubs of one name in two countries are two teams; so are a country's men and women. */
  private TeamId team(String name, Row row) {
    String league = row.competition();
    String country = isLeague(league) ? league.substring(0, 3) : "";
    return teams.computeIfAbsent(
        country + row.sex() + name, absent -> new TeamId(teams.size() + 1L));
  }

  private List<PlayedMatch> inDateOrder() {
    matches.sort(Comparator.comparing(match -> match.fixture().date()));
    return matches;
  }

  private record Row(
      String competition,
      String season,
      String date,
      String home,
      String away,
      String homeGoals,
      String awayGoals,
      boolean neutral,
      Sex sex,
      Optional<String> country) {}
}
