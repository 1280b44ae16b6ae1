package io.matchday.job.intake;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the layout of a file by its header. */
final class Layouts {

  /** The columns of Matchday's own CSV, as the command line and the documents name them. */
  static final List<String> COLUMNS =
      Stream.concat(
              Stream.of(
                  "competition",
                  "season",
                  "date",
                  "kick_off",
                  "home_team",
                  "away_team",
                  "home_goals",
                  "away_goals",
                  "neutral",
                  "sex",
                  "country"),
              Arrays.stream(Statistic.values()).map(Statistic::column))
          .toList();

  private static final List<String> REQUIRED = List.of("date", "home_team", "away_team");

  /** Matchday's names to those of football-data.co.uk, in lower case. */
  private static final Map<String, List<String>> FOOTBALL_DATA =
      Map.ofEntries(
          Map.entry("competition", List.of("div", "league")),
          Map.entry("season", List.of("season")),
          Map.entry("date", List.of("date")),
          Map.entry("kick_off", List.of("time")),
          Map.entry("home_team", List.of("hometeam")),
          Map.entry("away_team", List.of("awayteam")),
          Map.entry("home_goals", List.of("fthg")),
          Map.entry("away_goals", List.of("ftag")),
          Map.entry(ScoreReader.RESULT, List.of("ftr")),
          Map.entry("home_shots", List.of("hs")),
          Map.entry("away_shots", List.of("as")),
          Map.entry("home_shots_on_target", List.of("hst")),
          Map.entry("away_shots_on_target", List.of("ast")),
          Map.entry("home_corners", List.of("hc")),
          Map.entry("away_corners", List.of("ac")),
          Map.entry("home_yellow_cards", List.of("hy")),
          Map.entry("away_yellow_cards", List.of("ay")),
          Map.entry("home_red_cards", List.of("hr")),
          Map.entry("away_red_cards", List.of("ar")));

  private static final Map<String, List<String>> INTERNATIONAL =
      Map.of(
          "competition", List.of("tournament"),
          "date", List.of("date"),
          "home_team", List.of("home_team"),
          "away_team", List.of("away_team"),
          "home_goals", List.of("home_score"),
          "away_goals", List.of("away_score"),
          "country", List.of("country"),
          "neutral", List.of("neutral"),
          "sex", List.of("sex"));

  private final String file;
  private final List<String> header;
  private final ImportOptions options;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Set<String> repeated = new HashSet<>();

  private Layouts(String file, List<String> header, ImportOptions options) {
    this.file = file;
    this.header = header;
    this.options = options;
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && indexes.putIfAbsent(name, i) != null) {
        repeated.add(name);
      }
    }
  }

  /**
   * The layout of a file.
   *
   * @throws RefusedException {@link Refusal#BAD_DATA} with every problem of the header
   */
  static Layout find(String file, List<String> header, ImportOptions options) {
    return new Layouts(file, header, options).find();
  }

  private Layout find() {
    if (!options.columns().isEmpty()) {
      return checked(FileFormat.MATCHDAY, mapped());
    }
    FileFormat format = options.format().orElseGet(this::detected);
    return switch (format) {
      case FOOTBALL_DATA -> checked(format, places(FOOTBALL_DATA));
      case INTERNATIONAL -> checked(format, places(INTERNATIONAL));
      case MATCHDAY -> checked(format, ownPlaces());
    };
  }

  private FileFormat detected() {
    if (indexes.containsKey("hometeam") && indexes.containsKey("awayteam")) {
      return FileFormat.FOOTBALL_DATA;
    }
    if (indexes.containsKey("home_team") && indexes.containsKey("away_team")) {
      boolean scores = indexes.containsKey("home_score") || indexes.containsKey("away_score");
      return scores ? FileFormat.INTERNATIONAL : FileFormat.MATCHDAY;
    }
    StringBuilder expected = new StringBuilder();
    for (FileFormat format : FileFormat.values()) {
      expected.append(format.label()).append(" (").append(format.required()).append("), ");
    }
    throw new RefusedException(
        Refusal.BAD_DATA,
        file
            + " has no known header: it begins with "
            + Text.shown(String.join(",", header))
            + "; expected the columns of "
            + expected
            + "or a mapping with --columns");
  }

  private Map<String, Integer> places(Map<String, List<String>> names) {
    Map<String, Integer> places = new TreeMap<>();
    names.forEach(
        (ours, theirs) ->
            theirs.stream()
                .filter(indexes::containsKey)
                .findFirst()
                .ifPresent(name -> places.put(ours, indexes.get(name))));
    return places;
  }

  private Map<String, Integer> ownPlaces() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    COLUMNS.forEach(name -> names.put(name, List.of(name)));
    return places(names);
  }

  private Map<String, Integer> mapped() {
    List<Problem> problems = new ArrayList<>();
    if (options.format().filter(format -> format != FileFormat.MATCHDAY).isPresent()) {
      problems.add(new Problem("--columns", "goes with the format matchday alone"));
    }
    Map<String, Integer> places = ownPlaces();
    new TreeMap<>(options.columns())
        .forEach(
            (ours, theirs) -> {
              Integer index = indexes.get(theirs.toLowerCase(Locale.ROOT));
              if (!COLUMNS.contains(ours)) {
                problems.add(
                    new Problem(
                        "--columns",
                        "unknown name "
                            + Text.shown(ours)
                            + ", expected one of "
                            + String.join(", ", COLUMNS)));
              } else if (index == null) {
                problems.add(
                    new Problem("--columns", file + " has no column " + Text.shown(theirs)));
              } else {
                places.put(ours, index);
              }
            });
    refuse(problems);
    return places;
  }

  private Layout checked(FileFormat format, Map<String, Integer> places) {
    List<Problem> problems = new ArrayList<>();
    for (String column : REQUIRED) {
      if (!places.containsKey(column)) {
        problems.add(new Problem(file, "has no column for " + column));
      }
    }
    if (places.containsKey("home_goals") != places.containsKey("away_goals")) {
      problems.add(new Problem(file, "has a column for the goals of one team only"));
    }
    places.forEach(
        (ours, index) -> {
          String name = header.get(index);
          if (repeated.contains(name.toLowerCase(Locale.ROOT))) {
            problems.add(new Problem(file, "has the column " + Text.shown(name) + " twice"));
          }
        });
    refuse(problems);
    boolean bookmakers = format == FileFormat.FOOTBALL_DATA;
    return new Layout(
        format,
        header,
        places,
        bookmakers ? OddsColumns.before(indexes) : own(places, "odds_"),
        bookmakers ? OddsColumns.closing(indexes) : own(places, "closing_odds_"));
  }

  private static List<OddsColumns> own(Map<String, Integer> places, String prefix) {
    Integer home = places.get(prefix + "home");
    Integer draw = places.get(prefix + "draw");
    Integer away = places.get(prefix + "away");
    return home == null || draw == null || away == null
        ? List.of()
        : List.of(new OddsColumns(home, draw, away));
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.BAD_DATA, problems);
    }
  }
}
