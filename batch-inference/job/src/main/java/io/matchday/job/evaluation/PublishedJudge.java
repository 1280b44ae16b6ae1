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
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JudgedPrediction;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.PredictionRun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges published runs. By run every prediction counts. In every other group a match counts once
 * with what was said of it before kick-off, the newest such run deciding, and once apart with the
 * newest run that says anything of it afterwards. A run that was taken back counts for what was
 * played while readers had it; one that was thinned out is not judged as a run any more.
 *
 * <p>Reads each run once. In memory are the figures of the aliases, of the versions between whose
 * newest and oldest run the reading is, and of the run at hand.
 */
final class PublishedJudge {

  private final JdbcJudgedPredictions predictions;
  private Optional<LeaguePrior> prior = Optional.empty();
  private final Function<ModelRunId, LocalDate> lastTrained;
  private final Runnable onPrediction;
  private final AssessmentTable answers = new AssessmentTable();
  private final Map<String, JudgedGroup> aliases = new LinkedHashMap<>();
  private final Map<ModelRunId, JudgedGroup> models = new LinkedHashMap<>();

  PublishedJudge(
      JdbcJudgedPredictions predictions,
      Function<ModelRunId, LocalDate> lastTrained,
      Runnable onPrediction) {
    this.predictions = predictions;
    this.lastTrained = lastTrained;
    this.onPrediction = onPrediction;
  }

  /**
   * Judges all runs. For one call.
   *
   * @param published newest first, with those that were taken back
   */
  List<JudgementRow> judge(List<PredictionRun> published) {
    published.forEach(run -> groups(run).forEach(JudgedGroup::expectRun));
    List<JudgementRow> ofRuns = new ArrayList<>();
    for (PredictionRun run : published) {
      Map<Basis, Assessment> ofRun = judge(run);
      if (run.isWhole()) {
        ofRuns.addAll(rows(Grouping.RUN, run.id().toString(), ofRun));
      }
    }
    List<JudgementRow> rows = new ArrayList<>();
    Optional.ofNullable(aliases.get(key(JdbcModels.PRODUCTION)))
        .ifPresent(one -> rows.addAll(rows(Grouping.ALL, "", one.worth())));
    aliases.values().forEach(one -> rows.addAll(rows(Grouping.ALIAS, one.label(), one.worth())));
    models.values().forEach(one -> rows.addAll(rows(Grouping.MODEL, one.label(), one.worth())));
    rows.addAll(ofRuns);
    rows.addAll(rows(Grouping.LEAGUE, answers::byCompetition));
    rows.addAll(rows(Grouping.SEASON, answers::bySeason));
    rows.addAll(rows(Grouping.MONTH, answers::byMonth));
    return rows;
  }

  /** The groups a run belongs to. */
  private List<JudgedGroup> groups(PredictionRun run) {
    JudgedGroup alias =
        aliases.computeIfAbsent(
            key(run.alias()),
            absent ->
                run.isOfProduction()
                    ? JudgedGroup.in(answers, run.alias())
                    : JudgedGroup.of(run.alias()));
    JudgedGroup model = models.computeIfAbsent(run.modelRunId(), id -> JudgedGroup.of(id.value()));
    return List.of(alias, model);
  }

  /** Aliases are spelled in any case. */
  private static String key(String alias) {
    return alias.toLowerCase(Locale.ROOT);
  }

  /** What a run is worth; its matches count in its groups. */
  private Map<Basis, Assessment> judge(PredictionRun run) {
    List<JudgedGroup> groups = groups(run);
    BasisTallies ofRun = new BasisTallies();
    read(
        run,
        (matchId, match) -> {
          ofRun.add(match);
          groups.forEach(group -> group.add(matchId, match));
        });
    groups.forEach(JudgedGroup::endRun);
    return ofRun.assessments();
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
