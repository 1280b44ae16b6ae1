package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way over real matches, which lie beside the repository where they are at hand. */
class RealDataTest {

  private static final Path DATA =
      PackagedProgram.ROOT.toAbsolutePath().normalize().resolveSibling("shared").resolve("data");

  /** The least by which the model must beat the class prior: log loss. */
  private static final double CLEARLY = 0.02;

  @TempDir private Path home;

  @Test
  void a_model_of_real_matches_beats_its_class_prior_on_the_season_it_has_not_seen()
      throws IOException {
    assumeTrue(Files.isDirectory(DATA), "skipped: no real match data at ../shared/data");
    List<String> files = new ArrayList<>(List.of("import"));
    files.add(DATA.resolve("intl_women.csv.gz").toString());
    try (Stream<Path> seasons = Files.list(DATA.resolve("football-data"))) {
      seasons
          .map(Path::toString)
          .filter(name -> name.contains("england-"))
          .sorted()
          .forEach(files::add);
    }

    done(files.toArray(String[]::new));
    done("features");
    ProgramCall train = ProgramCall.on(home, "train", "--until", "2020-07-01", "--promote");
    assumeTrue(train.code() != 78, "skipped: " + train.err());
    assertThat(train.code()).as(train.err()).isZero();
    ProgramCall predict = done("predict", "--all", "--as-of", "2023-06-01");
    ProgramCall evaluate = done("evaluate");

    double model = logLoss(train, "this model");
    assertThat(model).isLessThan(logLoss(train, "class prior") - CLEARLY);
    assertThat(predict.out()).contains(" predictions, 0 rejected, ");
    assertThat(evaluate.lines())
        .anyMatch(line -> line.matches("in hindsight .*: [0-9,]+ matches, accuracy .*"))
        .anyMatch(line -> line.startsWith("  against the odds (Shin): RPS "));
  }

  private ProgramCall done(String... words) {
    ProgramCall call = ProgramCall.on(home, words);
    assertThat(call.code()).as(call.err()).isZero();
    return call;
  }

  private static double logLoss(ProgramCall train, String row) {
    String line =
        train.lines().stream().filter(each -> each.startsWith(row)).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(row.length()).strip().split(" +", -1)[1]);
  }
}
