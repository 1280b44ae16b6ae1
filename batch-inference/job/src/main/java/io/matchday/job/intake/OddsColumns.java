package io.matchday.job.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The three columns in which one source gives its 1X2 odds.
 *
 * @param home column of the home win
 * @param draw column of the draw
 * @param away column of the away win
 */
record OddsColumns(int home, int draw, int away) {

  /**
   * Bookmakers of football-data.co.uk in order of preference: Pinnacle, whose margin is the
   * smallest; then the market's average; then bet365, which is there in most seasons; then any.
   */
  private static final List<String> PREFERRED =
      List.of(
          "PS", "Avg", "BbAv", "B365", "BW", "IW", "WH", "VC", "LB", "SB", "GB", "SJ", "BS", "SO",
          "SY", "1XB", "BF", "BFE", "BFD", "BMGM", "BV", "CL");

  /** The odds before the match in a header, the preferred first. */
  static List<OddsColumns> before(Map<String, Integer> header) {
    return of(header, PREFERRED.stream());
  }

  /** The odds at kick-off in a header, the preferred first: the same names with a C. */
  static List<OddsColumns> closing(Map<String, Integer> header) {
    return of(header, PREFERRED.stream().map(prefix -> prefix + "C"));
  }

  private static List<OddsColumns> of(Map<String, Integer> header, Stream<String> prefixes) {
    List<OddsColumns> found = new ArrayList<>();
    prefixes
        .map(prefix -> prefix.toLowerCase(Locale.ROOT))
        .forEach(
            prefix -> {
              Integer home = header.get(prefix + "h");
              Integer draw = header.get(prefix + "d");
              Integer away = header.get(prefix + "a");
              if (home != null && draw != null && away != null) {
                found.add(new OddsColumns(home, draw, away));
              }
            });
    return List.copyOf(found);
  }
}
