package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matchday.feature.FeatureSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drift as the program tells it, with a model trained on the sample data. */
class DriftTest {

  private static final String AS_OF = "2024-03-01";
  private static final FeatureSet SET = FeatureSet.current();

  @TempDir private Path home;

  @BeforeEach
  void train() throws IOException {
    SampleHome.copyTo(home);
    ProgramCall call = ProgramCall.on(home, "train", "--until", AS_OF, "--promote");
    assumeTrue(call.code() != 78, "skipped: " + call.err());
    assertThat(call.code()).as(call.err()).isZero();
  }

  @Test
  void the_past_has_not_drifted_from_the_window_it_is_part_of() {
    ProgramCall predict = ProgramCall.on(home, "predict", "--all", "--as-of", AS_OF);
    ProgramCall table = ProgramCall.on(home, "show", "drift");
    List<Map<String, Object>> json =
        Rows.ofJson(ProgramCall.on(home, "show", "drift", "-o", "json").out());
    List<Map<String, String>> csv =
        Rows.ofCsv(ProgramCall.on(home, "show", "drift", "-o", "csv").out());

    assertThat(predict.code()).isZero();
    assertThat(json).hasSize(SET.schema().size()).hasSameSizeAs(csv);
    assertThat(json)
        .extracting(row -> row.get("verdict"))
        .containsOnly("steady", "calendar", "drifted")
        .filteredOn("calendar"::equals)
        .hasSize(SET.calendarNames().size());
    // What is known of competitions moves slowly, so the newest season may stand out in it.
    assertThat(json)
        .filteredOn(row -> row.get("verdict").equals("drifted"))
        .extracting(row -> row.get("feature").toString())
        .allMatch(feature -> feature.startsWith("competition_"));
    assertThat(json)
        .extracting(row -> (Double) row.get("psi"))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(json.get(0).keySet())
        .containsExactly(
            "run", "feature", "psi", "psi_limit", "missing", "reference_missing", "verdict");
    assertThat(csv.get(0).keySet()).isEqualTo(json.get(0).keySet());
    String run = String.valueOf(json.get(0).get("run"));
    assertThat(table.lines().get(0))
        .startsWith("run " + run + " by model ")
        .endsWith(" independent");
    assertThat(table.lines().get(1))
        .matches(
            "score 0[.]0\\d\\d: \\d of %d features drifted"
                .formatted(SET.schema().size() - SET.calendarNames().size()));
    assertThat(table.lines().get(2)).startsWith("mean probabilities: home 0.");
    assertThat(table.lines().get(4)).startsWith("RUN  FEATURE ");
    assertThat(ProgramCall.on(home, "show", "drift", run).out()).isEqualTo(table.out());
  }

  @Test
  void the_night_warns_of_matches_unlike_those_trained_on_and_names_what_to_ask()
      throws IOException {
    StringBuilder unknown = new StringBuilder("competition,season,date,home_team,away_team\n");
    for (int i = 0; i < 300; i++) {
      unknown.append("Cup,2023-24,2024-05-30,Home %d,Away %d\n".formatted(i, i));
    }
    Files.writeString(home.resolve("inbox").resolve("unknown.csv"), unknown);

    ProgramCall night = ProgramCall.on(home, "nightly", "--date", AS_OF);

    assertThat(night.code()).as(night.err()).isZero();
    assertThat(night.lines().get(4)).matches("drift: score 0[.].*, .* features drifted");
    String warning = night.err().lines().toList().get(0);
    assertThat(warning)
        .startsWith("matchday: " + night.lines().get(4) + ", most of all ")
        .contains("(PSI ")
        .contains("; see: show drift ");
    String[] command = warning.substring(warning.indexOf("show drift")).split(" ", -1);
    ProgramCall more = ProgramCall.on(home, command);
    assertThat(more.code()).isZero();
    assertThat(more.out()).contains(" drifted").contains("home_win_3_mean");
  }

  @Test
  void what_was_not_measured_is_not_there() {
    ProgramCall unknown = ProgramCall.on(home, "show", "drift", "77123");
    ProgramCall wrong = ProgramCall.on(home, "show", "drift", "0");

    assertThat(unknown.code()).isEqualTo(66);
    assertThat(unknown.err()).contains("no drift was measured of run 77123: ");
    assertThat(wrong.code()).isEqualTo(64);
  }
}
