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
 * A home folder as the program itself makes it: invented seasons, the fixtures of the next one, a
 * model, and a published run. Kept for later benchmarks of the same size.
 */
final class ServedHome {

  /** Fixtures of an ordinary week and some more. */
  static final int UPCOMING = 2_700;

  private final Path folder;
  private final PackagedProgram program;

  private ServedHome(Path folder, PackagedProgram program) {
    this.folder = folder;
    this.program = program;
  }

  /** The home of so many seasons, whose matches a model of this size has predicted. */
  static Path of(Path folder, PackagedProgram program, int seasons, ModelSize size) {
    return kept(
        folder,
        "home-" + seasons + "-" + size.label(),
        draft -> {
          MatchFile matches = MatchFile.of(seasons);
          ServedHome home = new ServedHome(draft, program);
          home.fill(matches, MeasuredData.model(folder, size));
          program.run(draft, "predict", "--all", "--as-of", matches.firstDay().toString());
        });
  }

  /** The home of so many seasons after a first night, which predicted the fixtures alone. */
  static Path afterNight(Path folder, PackagedProgram program, int seasons, ModelSize size) {
    return kept(
        folder,
        "night-" + seasons + "-" + size.label(),
        draft -> {
          MatchFile matches = MatchFile.of(seasons);
          ServedHome home = new ServedHome(draft, program);
          home.fill(matches, MeasuredData.model(folder, size));
          String day = matches.firstDay().toString();
          program.run(draft, "nightly", "--date", day, "--set", "batch.backups=0");
        });
  }

  /** What fills an empty folder. */
  private interface Filling {
    void fill(Path draft) throws IOException;
  }

  private static Path kept(Path folder, String name, Filling filling) {
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

  private void fill(MatchFile matches, Path model) throws IOException {
    Path file = matches.write(folder.resolve("matches.csv"), UPCOMING);
    Path names = folder.resolve("names.json");
    Files.writeString(names, JsonMapper.shared().writeValueAsString(features()));
    program.run(folder, "import", file.toString());
    program.run(folder, "features");
    String imported =
        program.run(folder, "models", "import", model.toString(), "--features", names.toString());
    String id = imported.replaceAll("(?s).*?\\b([0-9a-f]{12})\\b.*", "$1");
    program.run(folder, "models", "promote", id, "--force", "--reason", "to be measured");
  }
}
