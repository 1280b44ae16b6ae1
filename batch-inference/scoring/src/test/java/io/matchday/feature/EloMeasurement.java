package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.Outcome;
import io.matchday.match.PlayedMatch;
import io.matchday.match.RealMatches;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the constants of {@link EloRatings} on real matches: for each candidate, the log loss of
 * a multinomial logit on {@code diff_elo_pre} and {@code neutral}. The logit is fitted on one
 * period, constants are chosen on the next, and the choice is reported on a third that chose
 * nothing. Run by hand; {@code docs/model.md} has the command and the figures.
 */
public final class EloMeasurement {

  private static final int FIT_FROM = 2000;
  private static final int CHOOSE_FROM = 2011;
  private static final int REPORT_FROM = 2016;

  /** Candidates, in the order of the constants. */
  private static final double[][] GRID = {
    {10, 15, 20, 25, 30, 40, 60},
    {0, 40, 50, 65, 80, 100},
    {0, 0.25, 0.5, 0.75, 1},
    {0, 50, 100, 150, 200},
    {0, 0.5, 1, 2}
  };

  private final List<PlayedMatch> clubs;
  private final List<PlayedMatch> nationalTeams;

  private EloMeasurement(List<PlayedMatch> clubs, List<PlayedMatch> nationalTeams) {
    this.clubs = clubs;
    this.nationalTeams = nationalTeams;
  }

  /** Prints the figures; the one argument is the folder with the data. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    EloMeasurement measurement =
        new EloMeasurement(RealMatches.clubs(folder), RealMatches.nationalTeams(folder));
    double[] best = measurement.best(System.out);
    System.out.println("the best with one constant changed:");
    for (double[] candidate : neighbours(best)) {
      System.out.println(measurement.measured(candidate));
    }
  }

  /** Goes from better to better, one constant at a time, until no step helps. */
  private double[] best(PrintStream out) {
    double[] best = {20, 65, 0.5, 100, 0.5};
    Measured ofBest = measured(best);
    out.println(ofBest);
    for (boolean better = true; better; ) {
      better = false;
      for (double[] candidate : neighbours(best)) {
        Measured measured = measured(candidate);
        if (measured.choosing() < ofBest.choosing() - 1e-6) {
          best = candidate;
          ofBest = measured;
          better = true;
          out.println(ofBest);
        }
      }
    }
    return best;
  }

  private static List<double[]> neighbours(double[] constants) {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < GRID.length; i++) {
      for (double value : GRID[i]) {
        if (value != constants[i]) {
          double[] changed = constants.clone();
          changed[i] = value;
          all.add(changed);
        }
      }
    }
    return all;
  }

  private Measured measured(double[] c) {
    EloConstants constants = new EloConstants(c[0], c[1], c[2], c[3], c[4], 1);
    return new Measured(constants, losses(constants, clubs), losses(constants, nationalTeams));
  }

  private static Losses losses(EloConstants constants, List<PlayedMatch> matches) {
    EloRatings elo = EloRatings.plain(constants);
    FeatureSink sink = new FeatureSink(3);
    OutcomeLogit logit = new OutcomeLogit();
    List<double[]> fit = new ArrayList<>();
    List<double[]> choose = new ArrayList<>();
    List<double[]> report = new ArrayList<>();
    Numbering numbering = new Numbering();
    // Matches of one day share no team, so day by day and match by match are the same here.
    for (PlayedMatch match : matches) {
      Fixture fixture = match.fixture();
      sink.restart();
      NumberedFixture at = numbering.number(fixture);
      elo.describe(at, sink);
      double[] row = {
        1, sink.vector().get(2) / 100, fixture.neutral() ? 1 : 0, classOf(match.outcome())
      };
      int year = fixture.date().getYear();
      if (year >= REPORT_FROM) {
        report.add(row);
      } else if (year >= CHOOSE_FROM) {
        choose.add(row);
      } else if (year >= FIT_FROM) {
        fit.add(row);
      }
      elo.takeIn(at, match);
    }
    logit.fit(fit);
    return new Losses(logit.loss(choose), choose.size(), logit.loss(report));
  }

  private static int classOf(Outcome outcome) {
    return switch (outcome) {
      case HOME -> 0;
      case DRAW -> 1;
      case AWAY -> 2;
    };
  }

  /** Every match of the period counts the same in the choice. */
  private record Measured(EloConstants constants, Losses clubs, Losses nationalTeams) {

    double choosing() {
      return (clubs.choosing() * clubs.matches()
              + nationalTeams.choosing() * nationalTeams.matches())
          / (clubs.matches() + nationalTeams.matches());
    }

    @Override
    public String toString() {
      return "%s: chosen on %.5f; clubs %s; national teams %s"
          .formatted(constants, choosing(), clubs, nationalTeams);
    }
  }

  private record Losses(double choosing, int matches, double reporting) {

    @Override
    public String toString() {
      return "%.5f, reported %.5f".formatted(choosing, reporting);
    }
  }
}
