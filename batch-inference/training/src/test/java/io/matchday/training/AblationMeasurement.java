package io.matchday.training;

import io.matchday.evaluation.QualityTally;
import io.matchday.feature.FeatureReplay;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureSet;
import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import io.matchday.match.PlayedMatch;
import io.matchday.match.RealMatches;
import io.matchday.scoring.LoadedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures what each family of features is worth on real matches: a model is trained without it,
 * and judged on the three seasons after the day given. Run by hand; {@code docs/model.md} has the
 * command and the figures.
 */
public final class AblationMeasurement {

  private static final int YEARS = 3;

  private final List<PlayedMatch> matches;
  private final Map<MatchId, FeatureVector> vectors = new HashMap<>();
  private final FeatureSet set = FeatureSet.current();
  private final LocalDate until;

  private AblationMeasurement(List<PlayedMatch> matches, LocalDate until) {
    this.matches = matches;
    this.until = until;
    FeatureReplay replay = new FeatureReplay(set, row -> vectors.put(row.matchId(), row.vector()));
    matches.forEach(replay::played);
    replay.finish();
  }

  /** Prints the table; the arguments are the folder with the data and the day to train until. */
  public static void main(String[] args) throws IOException {
    AblationMeasurement measurement =
        new AblationMeasurement(RealMatches.all(Path.of(args[0])), LocalDate.parse(args[1]));
    System.out.println("without | rounds | clubs: log loss, RPS | national teams | with shots");
    measurement.print("nothing", Set.of());
    for (String family : new TreeSet<>(measurement.set.familyNames().values())) {
      measurement.print(family, Set.of(family));
    }
  }

  private void print(String name, Set<String> without) throws IOException {
    Map<String, String> families = set.familyNames();
    List<String> kept =
        set.schema().names().stream()
            .filter(feature -> !without.contains(families.get(feature)))
            .toList();
    TrainedModel trained =
        new ModelTrainer(
                new FeatureSchema(kept), TrainingSettings.defaults(), TrainingProgress.NONE)
            .train(trainingSet(kept), until);
    LoadedModel model = LoadedModel.of(trained.writeTo(Files.createTempDirectory("ablation")));
    System.out.printf(
        "%s | %d | %s%n", name, model.manifest().origin().rounds(), judged(model, kept));
  }

  private TrainingSet trainingSet(List<String> kept) {
    TrainingSet training = new TrainingSet(kept.size());
    for (PlayedMatch match : matches) {
      if (match.fixture().date().isBefore(until)) {
        training.add(
            vector(match, kept),
            match.fixture().date(),
            match.outcome(),
            match.fixture().competition());
      }
    }
    return training;
  }

  private FeatureVector vector(PlayedMatch match, List<String> kept) {
    FeatureVector whole = vectors.getOrDefault(match.fixture().id(), FeatureVector.of());
    float[] values = new float[kept.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = whole.get(set.schema().indexOf(kept.get(i)).orElseThrow());
    }
    return FeatureVector.of(values);
  }

  private String judged(LoadedModel model, List<String> kept) {
    QualityTally clubs = new QualityTally();
    QualityTally nations = new QualityTally();
    QualityTally withShots = new QualityTally();
    for (PlayedMatch match : matches) {
      LocalDate date = match.fixture().date();
      if (!date.isBefore(until) && date.isBefore(until.plusYears(YEARS))) {
        var predicted = model.score(vector(match, kept));
        (RealMatches.isOfClubs(match) ? clubs : nations).add(predicted, match.outcome());
        if (match.shots().isPresent()) {
          withShots.add(predicted, match.outcome());
        }
      }
    }
    List<String> figures = new ArrayList<>();
    for (QualityTally tally : List.of(clubs, nations, withShots)) {
      tally.quality().ifPresent(q -> figures.add("%.5f, %.5f".formatted(q.logLoss(), q.rps())));
    }
    return String.join(" | ", figures);
  }
}
