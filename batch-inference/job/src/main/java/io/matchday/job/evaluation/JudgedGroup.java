package io.matchday.job.evaluation;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.AssessmentTable;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.JudgedMatch;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The runs of one alias or model version, newest first. A match counts once; when the last run has
 * been read, what they are worth is all that is kept. For one thread.
 */
final class JudgedGroup {

  private final String label;
  private Optional<Open> open;
  private int unread;
  private Map<Basis, Assessment> worth = Map.of();

  private JudgedGroup(String label, Open open) {
    this.label = label;
    this.open = Optional.of(open);
  }

  /** The matches counted so far, and where they are added up. */
  private record Open(
      OncePerMatch once, Consumer<JudgedMatch> tally, Supplier<Map<Basis, Assessment>> sum) {}

  /** A group that is added up for itself. */
  static JudgedGroup of(String label) {
    BasisTallies tallies = new BasisTallies();
    return new JudgedGroup(label, new Open(new OncePerMatch(), tallies::add, tallies::assessments));
  }

  /** A group that is added up in a table. */
  static JudgedGroup in(AssessmentTable table, String label) {
    return new JudgedGroup(label, new Open(new OncePerMatch(), table::add, table::overall));
  }

  /** Says that one more run is to be read. */
  void expectRun() {
    unread++;
  }

  /** Counts a match of the run at hand, unless a newer run has it. */
  void add(long matchId, JudgedMatch match) {
    Open counted = open.orElseThrow();
    if (counted.once().isFirst(matchId, match.basis())) {
      counted.tally().accept(match);
    }
  }

  /** Says that the run at hand has been read. */
  void endRun() {
    unread--;
    if (unread == 0) {
      worth = open.orElseThrow().sum().get();
      open = Optional.empty();
    }
  }

  /** The alias as its newest run spells it, or the id of the version. */
  String label() {
    return label;
  }

  /** What its runs are worth, once all of them have been read. */
  Map<Basis, Assessment> worth() {
    return worth;
  }
}
