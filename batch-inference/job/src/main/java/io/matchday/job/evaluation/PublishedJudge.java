package io.matchday.job.evaluation;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.AssessmentTable;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.JudgedMatch;
import io.matchday.evaluation.LeaguePrior;
import io.matchday.evaluation.PowerMethod;
import io.matchday.evaluation.Reference;
import io.matchday.evaluation.ShinMethod;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.Grouping;
import io.matchday.storage.JdbcJudgedPredictions;
import io.matchday.storage.JudgedPrediction;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RunId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges published runs. By run every prediction counts. In every other group a match counts once
 * with what was said of it before kick-off, the newest such run deciding, and once apart with the
 * newest run that says anything of it afterwards. A run that was taken back counts for what was
 * played while readers had it; one that was thinned out is not judged as a run any more.
 *
 * <p>Reads the runs of one alias after the other, then again those of a model version that has more
 * than one, so that the figures of one alias or version are in memory at a time.
 */
final class PublishedJudge {

  private final JdbcJudgedPredictions predictions;
  private Optional<LeaguePrior> prior = Optional.empty();
  private final Function<ModelRunId, LocalDate> lastTrained;
  private final Runnable onPrediction;
  private final Map<RunId, Map<Basis, Assessment>> byRun = new HashMap<>();

  PublishedJudge(
      JdbcJudgedPredictions predictions,
      Function<ModelRunId, LocalDate> lastTrained,
      Runnable onPrediction) {
    this.predictions = predictions;
    this.lastTrained = lastTrained;
    this.onPrediction = onPrediction;
  }

  /**
   * Judges all runs.
   *
   * @param published newest first, with those that were taken back
   */
  List<JudgementRow> judge(List<PredictionRun> published) {
    AssessmentTable answers = new AssessmentTable();
    List<JudgementRow> rows = new ArrayList<>();
    List<JudgementRow> aliases = new ArrayList<>();
    List<JudgementRow> models = new ArrayList<>();
    for (List<PredictionRun> runs :
        grouped(published, run -> run.alias().toLowerCase(Locale.ROOT))) {
      Map<Basis, Assessment> ofAlias = ofAlias(runs, answers);
      if (runs.get(0).isOfProduction()) {
        rows.addAll(rows(Grouping.ALL, "", ofAlias));
      }
      aliases.addAll(rows(Grouping.ALIAS, runs.get(0).alias(), ofAlias));
    }
    grouped(published, PredictionRun::modelRunId)
        .forEach(
            runs ->
                models.addAll(
                    rows(Grouping.MODEL, runs.get(0).modelRunId().value(), ofModel(runs))));
    rows.addAll(aliases);
    rows.addAll(models);
    for (PredictionRun run : published) {
      if (!run.isWhole()) {
        continue;
      }
      rows.addAll(rows(Grouping.RUN, run.id().toString(), byRun.getOrDefault(run.id(), Map.of())));
    }
    rows.addAll(rows(Grouping.LEAGUE, answers::byCompetition));
    rows.addAll(rows(Grouping.SEASON, answers::bySeason));
    rows.addAll(rows(Grouping.MONTH, answers::byMonth));
    return rows;
  }

  private static <K> List<List<PredictionRun>> grouped(
      List<PredictionRun> runs, Function<PredictionRun, K> key) {
    return List.copyOf(
        runs.stream()
            .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  /** Reads the runs of one alias; leaves behind what each of them is worth. */
  private Map<Basis, Assessment> ofAlias(List<PredictionRun> runs, AssessmentTable answers) {
    OncePerMatch once = new OncePerMatch();
    BasisTallies ofAlias = new BasisTallies();
    Consumer<JudgedMatch> group = runs.get(0).isOfProduction() ? answers::add : ofAlias::add;
    for (PredictionRun run : runs) {
      BasisTallies ofRun = new BasisTallies();
      read(
          run,
          (matchId, match) -> {
            ofRun.add(match);
            if (once.isFirst(matchId, match.basis())) {
              group.accept(match);
            }
          });
      byRun.put(run.id(), ofRun.assessments());
    }
    return runs.get(0).isOfProduction() ? overall(answers) : ofAlias.assessments();
  }

  /** A version with one run is worth what its run is. */
  private Map<Basis, Assessment> ofModel(List<PredictionRun> runs) {
    if (runs.size() == 1) {
      return byRun.getOrDefault(runs.get(0).id(), Map.of());
    }
    OncePerMatch once = new OncePerMatch();
    BasisTallies ofModel = new BasisTallies();
    for (PredictionRun run : runs) {
      read(
          run,
          (matchId, match) -> {
            if (once.isFirst(matchId, match.basis())) {
              ofModel.add(match);
            }
          });
    }
    return ofModel.assessments();
  }

  private void read(PredictionRun run, MatchConsumer consumer) {
    Instant publishedAt = run.publishedAt().orElseThrow();
    LocalDate trainedTo = lastTrained.apply(run.modelRunId());
    predictions.ofRun(
        run.id(),
        judged -> {
          onPrediction.run();
          if (run.withdrawnAt().isPresent() && !run.answeredAt(judged.kickOff())) {
            return;
          }
          Basis basis = Basis.of(publishedAt, judged.kickOff(), judged.date(), trainedTo);
          consumer.accept(judged.matchId(), match(judged, basis));
        });
  }

  /** Made when it is first asked for: it takes a look at every match. */
  private LeaguePrior prior() {
    LeaguePrior known = prior.orElseGet(predictions::leaguePrior);
    prior = Optional.of(known);
    return known;
  }

  private JudgedMatch match(JudgedPrediction judged, Basis basis) {
    Map<Reference, Probabilities> references = new EnumMap<>(Reference.class);
    references.put(Reference.LEAGUE_PRIOR, prior().before(judged.competition(), judged.date()));
    judged
        .odds()
        .ifPresent(
            odds -> {
              references.put(Reference.ODDS_POWER, PowerMethod.probabilities(odds));
              references.put(Reference.ODDS_SHIN, ShinMethod.probabilities(odds));
            });
    return new JudgedMatch(
        judged.competition(),
        judged.season(),
        judged.date(),
        basis,
        judged.predicted(),
        references,
        judged.outcome());
  }

  private static Map<Basis, Assessment> overall(AssessmentTable answers) {
    Map<Basis, Assessment> overall = new EnumMap<>(Basis.class);
    for (Basis basis : Basis.values()) {
      answers.overall(basis).ifPresent(found -> overall.put(basis, found));
    }
    return overall;
  }

  private static List<JudgementRow> rows(
      Grouping grouping, String label, Map<Basis, Assessment> assessments) {
    List<JudgementRow> rows = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      Assessment found = assessments.get(basis);
      if (found != null) {
        rows.add(new JudgementRow(grouping, label, basis, found));
      }
    }
    return rows;
  }

  private static List<JudgementRow> rows(
      Grouping grouping, Function<Basis, Map<String, Assessment>> groups) {
    List<JudgementRow> rows = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      groups
          .apply(basis)
          .forEach((label, found) -> rows.add(new JudgementRow(grouping, label, basis, found)));
    }
    return rows;
  }

  @FunctionalInterface
  private interface MatchConsumer {
    void accept(long matchId, JudgedMatch match);
  }
}
