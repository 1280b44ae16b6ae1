package io.matchday.benchmark;

import io.matchday.feature.FeatureSet;
import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * A home folder as the program itself makes it: invented seasons, the fixtures of the next one, a
 * model, and a published run. Kept for later benchmarks of the same size.
 */
final class ServedHome {

  /** Fixtures of an ordinary week and some more. */
  static final int UPCOMING = 2_700;

  private static final long SEED = 11;

  private final Path folder;
  private final PackagedProgram program;
  private LocalDate firstDay = LocalDate.EPOCH;

  private ServedHome(Path folder, PackagedProgram program) {
    this.folder = folder;
    this.program = program;
  }

  /** The home of so many seasons, whose matches a model of this size has predicted. */
  static Path of(Path folder, PackagedProgram program, int seasons, ModelSize size) {
    Path home = folder.resolve("home-" + seasons + "-" + size.label());
    if (!Files.exists(home)) {
      Path draft = folder.resolve("draft-" + home.getFileName());
      try {
        new ServedHome(draft, program).fill(seasons, MeasuredData.model(folder, size));
        Files.move(draft, home);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return home;
  }

  /** A body of scoring now, with a value for every feature of the model. */
  static String body() {
    StringBuilder body = new StringBuilder("{\"match_id\": 99, \"features\": {");
    float[] row = MeasuredData.rows(1, 5);
    List<String> names = features();
    for (int i = 0; i < row.length; i++) {
      String value = Float.isNaN(row[i]) ? "null" : String.format(Locale.ROOT, "%.4f", row[i]);
      body.append(i == 0 ? "" : ", ").append('"').append(names.get(i)).append("\": ").append(value);
    }
    return body.append("}}").toString();
  }

  private static List<String> features() {
    return FeatureSet.ratings().schema().names().subList(0, MeasuredData.FEATURES);
  }

  private void fill(int seasons, Path model) throws IOException {
    Files.createDirectories(folder);
    Path matches = folder.resolve("matches.csv");
    writeMatches(matches, MeasuredMatches.seasons(seasons + 1, SEED), seasons);
    Path names = folder.resolve("names.json");
    Files.writeString(names, JsonMapper.shared().writeValueAsString(features()));
    program.run(folder, "import", matches.toString());
    program.run(folder, "features");
    String imported =
        program.run(folder, "models", "import", model.toString(), "--features", names.toString());
    String id = imported.replaceAll("(?s).*?\\b([0-9a-f]{12})\\b.*", "$1");
    program.run(folder, "models", "promote", id, "--force", "--reason", "to be measured");
    program.run(folder, "predict", "--all", "--as-of", firstDay.toString());
  }

  private void writeMatches(Path file, List<PlayedMatch> matches, int seasons) throws IOException {
    int played = seasons * MeasuredMatches.A_SEASON;
    firstDay = matches.get(played).fixture().date();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("competition,season,date,home_team,away_team,home_goals,away_goals,neutral,sex\n");
      for (int i = 0; i < played + UPCOMING; i++) {
        Fixture fixture = matches.get(i).fixture();
        String goals = ",";
        if (i < played) {
          goals = matches.get(i).score().home() + "," + matches.get(i).score().away();
        }
        out.write(
            "%s,%s,%s,Team %d,Team %d,%s,false,0%n"
                .formatted(
                    fixture.competition(),
                    fixture.season(),
                    fixture.date(),
                    fixture.home().value(),
                    fixture.away().value(),
                    goals));
      }
    }
  }
}
