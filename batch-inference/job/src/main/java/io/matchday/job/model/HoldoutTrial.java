package io.matchday.job.model;

import io.matchday.evaluation.QualityTally;
import io.matchday.job.Progress;
import io.matchday.job.prediction.CheckedBlock;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.HoldoutMatch;
import io.matchday.storage.JdbcHoldout;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores one or two versions on the same matches, page by page. A match counts when each of them
 * can score it: its row in the schema of each is there and is one that the prediction job would
 * take. For one thread.
 */
final class HoldoutTrial {

  private final JdbcHoldout holdout;
  private final Map<Contender, Integer> contenders;
  private final List<QualityTally> tallies;
  private final CalibrationChance chance = new CalibrationChance();
  private Optional<LocalDate> first = Optional.empty();
  private Optional<LocalDate> last = Optional.empty();

  /**
   * @param contenders the version to judge, then the one to judge it by, if any, each with the
   *     number of its schema
   */
  HoldoutTrial(JdbcHoldout holdout, Map<Contender, Integer> contenders) {
    this.holdout = holdout;
    this.contenders = new LinkedHashMap<>(contenders);
    this.tallies = contenders.keySet().stream().map(contender -> new QualityTally()).toList();
  }

  /** Scores all matches played after a day. */
  void run(LocalDate seenTo, Progress progress) {
    progress.begin("judge", holdout.count(seenTo));
    try {
      holdout.playedAfter(
          seenTo,
          page -> {
            score(page);
            progress.advance(page.size());
          });
    } finally {
      progress.end();
    }
  }

  private void score(List<HoldoutMatch> page) {
    Map<Integer, CheckedBlock> rows = new HashMap<>();
    List<Map<Long, Probabilities>> scored = new ArrayList<>();
    contenders.forEach(
        (contender, schemaNo) -> {
          CheckedBlock block =
              rows.computeIfAbsent(
                  schemaNo, number -> contender.checked(holdout.rows(number, page)));
          scored.add(contender.score(block));
        });
    for (HoldoutMatch match : page) {
      List<Probabilities> predicted =
          scored.stream()
              .map(byMatch -> Optional.ofNullable(byMatch.get(match.id().value())))
              .flatMap(Optional::stream)
              .toList();
      if (predicted.size() == scored.size()) {
        add(match, predicted);
      }
    }
  }

  private void add(HoldoutMatch match, List<Probabilities> predicted) {
    for (int i = 0; i < predicted.size(); i++) {
      tallies.get(i).add(predicted.get(i), match.outcome());
    }
    chance.add(predicted.get(0));
    first = first.or(() -> Optional.of(match.date()));
    last = Optional.of(match.date());
  }

  /** What came of each, in their order. */
  List<QualityTally> tallies() {
    return tallies;
  }

  /** What chance would make of the first one's calibration. */
  CalibrationChance chance() {
    return chance;
  }

  /** The day of the first match that counted. */
  Optional<LocalDate> first() {
    return first;
  }

  /** The day of the last match that counted. */
  Optional<LocalDate> last() {
    return last;
  }
}
