package io.matchday.job.evaluation;

import io.matchday.evaluation.QualityTally;
import io.matchday.storage.JudgedPrediction;
import io.matchday.storage.JudgementRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds judged predictions up by group, those inside the training window apart from the others. */
final class JudgementTable {

  static final String ALL = "all";
  static final String RUN = "run";
  static final String LEAGUE = "league";
  static final String SEASON = "season";

  private static final List<String> ORDER = List.of(ALL, RUN, LEAGUE, SEASON);

  private record Group(String grouping, String label, boolean inTraining) {}

  private static final Comparator<Group> GROUPS =
      Comparator.comparing((Group group) -> ORDER.indexOf(group.grouping()))
          .thenComparing(Group::inTraining)
          .thenComparing(Group::label);

  private final Map<Group, QualityTally> tallies = new TreeMap<>(GROUPS);

  /** Adds a prediction to the group of its run. */
  void addToRun(String run, JudgedPrediction judged, boolean inTraining) {
    add(new Group(RUN, run, inTraining), judged);
  }

  /** Adds a prediction to the groups that no match may enter twice. */
  void add(JudgedPrediction judged, boolean inTraining) {
    add(new Group(ALL, "", inTraining), judged);
    add(new Group(LEAGUE, judged.competition(), inTraining), judged);
    add(new Group(SEASON, judged.season(), inTraining), judged);
  }

  private void add(Group group, JudgedPrediction judged) {
    tallies
        .computeIfAbsent(group, unused -> new QualityTally())
        .add(judged.predicted(), judged.outcome());
  }

  List<JudgementRow> rows() {
    List<JudgementRow> rows = new ArrayList<>();
    tallies.forEach(
        (group, tally) ->
            tally
                .quality()
                .ifPresent(
                    quality ->
                        rows.add(
                            new JudgementRow(
                                group.grouping(), group.label(), group.inTraining(), quality))));
    return rows;
  }
}
