package io.matchday.benchmark;

import io.matchday.feature.FeatureSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * Home folders as the program itself makes them: invented seasons, the fixtures of the next one, a
 * model, and a published run. Kept for later benchmarks of the same size.
 */
final class ServedHomes {

  /** Fixtures of an ordinary week and some more. */
  static final int UPCOMING = 2_700;

  private final Path folder;
  private final PackagedProgram program;

  /**
   * Homes that are kept in a folder.
   *
   * @param program makes them
   */
  ServedHomes(Path folder, PackagedProgram program) {
    this.folder = folder;
    this.program = program;
  }

  /** The home of so many seasons, whose matches a model of this size has predicted. */
  Path predicted(int seasons, ModelSize size) {
    return kept(
        "home-" + seasons + "-" + size.label(),
        draft -> {
          MatchFile matches = MatchFile.of(seasons);
          fill(draft, matches, size);
          program.run(draft, "predict", "--all", "--as-of", matches.firstDay().toString());
        });
  }

  /** The home of so many seasons after a first night, which predicted the fixtures alone. */
  Path afterNight(int seasons, ModelSize size) {
    return kept(
        "night-" + seasons + "-" + size.label(),
        draft -> {
          MatchFile matches = MatchFile.of(seasons);
          fill(draft, matches, size);
          String day = matches.firstDay().toString();
          program.run(draft, "nightly", "--date", day, "--set", "batch.backups=0");
        });
  }

  /** What fills an empty folder. */
  private interface Filling {
    void fill(Path draft) throws IOException;
  }

  private Path kept(String name, Filling filling) {
    Path home = folder.resolve(name);
    if (!Files.exists(home)) {
      Path draft = folder.resolve("draft-" + name);
      try {
        Files.createDirectories(draft);
        filling.fill(draft);
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

  private void fill(Path draft, MatchFile matches, ModelSize size) throws IOException {
    Path file = matches.write(draft.resolve("matches.csv"), UPCOMING);
    Path names = draft.resolve("names.json");
    Files.writeString(names, JsonMapper.shared().writeValueAsString(features()));
    program.run(draft, "import", file.toString());
    program.run(draft, "features");
    String model = MeasuredData.model(folder, size).toString();
    String imported = program.run(draft, "models", "import", model, "--features", names.toString());
    String id = imported.replaceAll("(?s).*?\\b([0-9a-f]{12})\\b.*", "$1");
    program.run(draft, "models", "promote", id, "--force", "--reason", "to be measured");
  }
}
