package io.matchday.serving;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.Comparison;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.Reference;
import io.matchday.storage.Grouping;
import io.matchday.storage.JudgementRow;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How good the published predictions were, as last judged: one series for each measure and each of
 * all, the aliases and the newest model versions. Leagues, seasons, months and runs stay in the
 * table, and so does what lies inside a training window: it is no news of how good a model is. For
 * one thread; scraped by others.
 */
final class EvaluationGauges {

  /** What is shown: few series, whatever is judged. */
  static final List<Grouping> GROUPINGS = List.of(Grouping.ALL, Grouping.ALIAS, Grouping.MODEL);

  /** The most aliases, and the most model versions, that are shown: the newest. */
  static final int MOST_LABELS = 20;

  private final List<Measure> measures;
  private final Gauge skill;
  private final Gauge timestamp;
  private final Set<List<String>> shown = new HashSet<>();
  private final Set<List<String>> shownSkills = new HashSet<>();

  EvaluationGauges(PrometheusRegistry registry) {
    measures =
        List.of(
            new Measure(
                gauge(registry, "matches", "Played matches judged"), q -> (double) q.matches()),
            new Measure(
                gauge(registry, "accuracy", "Share of most probable outcomes that came true"),
                Quality::accuracy),
            new Measure(gauge(registry, "log_loss", "Mean log loss"), Quality::logLoss),
            new Measure(gauge(registry, "brier", "Mean Brier score, 0 to 2"), Quality::brier),
            new Measure(
                gauge(registry, "rps", "Mean ranked probability score, 0 to 1"), Quality::rps),
            new Measure(gauge(registry, "ece", "Expected calibration error"), Quality::ece),
            new Measure(
                gauge(registry, "sharpness", "Mean entropy of the predictions"),
                Quality::sharpness));
    skill =
        Gauge.builder()
            .name("evaluation_skill")
            .help("1 - loss / loss of the reference on the same matches")
            .labelNames("grouping", "label", "basis", "reference", "loss")
            .register(registry);
    timestamp =
        Gauge.builder()
            .name("evaluation_timestamp_seconds")
            .help("When predictions were last judged, as seconds since 1970; 0 for never")
            .register(registry);
  }

  private static Gauge gauge(PrometheusRegistry registry, String measure, String help) {
    return Gauge.builder()
        .name("evaluation_" + measure)
        .help(help)
        .labelNames("grouping", "label", "basis")
        .register(registry);
  }

  /** Shows this judgement and nothing of the last. */
  void show(List<JudgementRow> rows, Instant judgedAt) {
    Set<List<String>> series = new HashSet<>();
    Set<List<String>> skills = new HashSet<>();
    for (JudgementRow row : chosen(rows)) {
      List<String> labels = List.of(row.grouping().label(), row.label(), row.basis().label());
      series.add(labels);
      Quality quality = row.assessment().quality();
      measures.forEach(one -> set(one.gauge(), labels, one.value().applyAsDouble(quality)));
      skills.addAll(showSkills(labels, row.assessment()));
    }
    for (List<String> old : removeStale(shown, series)) {
      measures.forEach(one -> remove(one.gauge(), old));
    }
    removeStale(shownSkills, skills).forEach(old -> remove(skill, old));
    timestamp.set((double) judgedAt.getEpochSecond());
  }

  private Set<List<String>> showSkills(List<String> labels, Assessment assessment) {
    Set<List<String>> skills = new HashSet<>();
    for (Reference reference : Reference.values()) {
      assessment
          .against(reference)
          .ifPresent(
              comparison -> {
                skills.add(showSkill(labels, reference, "log_loss", comparison));
                skills.add(showSkill(labels, reference, "rps", comparison));
              });
    }
    return skills;
  }

  private List<String> showSkill(
      List<String> labels, Reference reference, String loss, Comparison comparison) {
    List<String> all = new ArrayList<>(labels);
    all.add(reference.label());
    all.add(loss);
    set(skill, all, loss.equals("rps") ? comparison.rpsSkill() : comparison.logLossSkill());
    return List.copyOf(all);
  }

  /** Of each grouping the first labels, which are the newest; nothing of training. */
  private static List<JudgementRow> chosen(List<JudgementRow> rows) {
    Map<Grouping, Set<String>> labels = new LinkedHashMap<>();
    List<JudgementRow> chosen = new ArrayList<>();
    for (JudgementRow row : rows) {
      Set<String> known = labels.computeIfAbsent(row.grouping(), absent -> new HashSet<>());
      boolean fits = known.contains(row.label()) || known.size() < MOST_LABELS;
      if (GROUPINGS.contains(row.grouping()) && row.basis() != Basis.IN_TRAINING && fits) {
        known.add(row.label());
        chosen.add(row);
      }
    }
    return chosen;
  }

  /** Makes the first set like the second and tells what it held too much. */
  private static List<List<String>> removeStale(Set<List<String>> held, Set<List<String>> now) {
    List<List<String>> stale = held.stream().filter(labels -> !now.contains(labels)).toList();
    held.clear();
    held.addAll(now);
    return stale;
  }

  private static void set(Gauge gauge, List<String> labels, double value) {
    gauge.labelValues(labels.toArray(String[]::new)).set(value);
  }

  private static void remove(Gauge gauge, List<String> labels) {
    gauge.remove(labels.toArray(String[]::new));
  }

  private record Measure(Gauge gauge, ToDoubleFunction<Quality> value) {}
}
