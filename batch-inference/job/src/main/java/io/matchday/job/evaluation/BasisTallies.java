package io.matchday.job.evaluation;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.AssessmentTally;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.JudgedMatch;
import java.util.EnumMap;
import java.util.Map;

/** The tallies of one group, each basis apart. */
final class BasisTallies {

  private final Map<Basis, AssessmentTally> tallies = new EnumMap<>(Basis.class);

  void add(JudgedMatch match) {
    tallies.computeIfAbsent(match.basis(), absent -> new AssessmentTally()).add(match);
  }

  Map<Basis, Assessment> assessments() {
    Map<Basis, Assessment> assessments = new EnumMap<>(Basis.class);
    tallies.forEach(
        (basis, tally) -> tally.assessment().ifPresent(found -> assessments.put(basis, found)));
    return assessments;
  }
}
