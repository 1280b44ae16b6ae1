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
import java.util.function.DoubleFunction;

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

  private EloMeasurement() {}

  /** Prints the figures; the one argument is the folder with the data. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    measure("club", RealMatches.clubs(folder), System.out);
    measure("national", RealMatches.nationalTeams(folder), System.out);
  }

  private static void measure(String name, List<PlayedMatch> matches, PrintStream out) {
    out.printf("%s: %d matches%n", name, matches.size());
    EloConstants best = EloConstants.MEASURED;
    Losses ofBest = losses(best, matches);
    out.printf("  %-90s %s%n", best, ofBest);
    for (boolean better = true; better; ) {
      better = false;
      for (EloConstants candidate : neighbours(best)) {
        Losses losses = losses(candidate, matches);
        if (losses.choosing() < ofBest.choosing() - 1e-6) {
          best = candidate;
          ofBest = losses;
          better = true;
          out.printf("  %-90s %s%n", best, ofBest);
        }
      }
    }
    out.printf("%s: best %s %s%n", name, best, ofBest);
    alone(best, matches, out);
  }

  /** What each constant is worth: the best with one of them changed at a time. */
  private static void alone(EloConstants best, List<PlayedMatch> matches, PrintStream out) {
    for (EloConstants candidate : neighbours(best)) {
      out.printf("  %-90s %s%n", candidate, losses(candidate, matches));
    }
  }

  private static List<EloConstants> neighbours(EloConstants c) {
    List<EloConstants> all = new ArrayList<>();
    vary(
        all,
        v ->
            new EloConstants(
                v,
                c.homeAdvantage(),
                c.marginExponent(),
                c.newcomerGap(),
                c.newcomerBoost(),
                c.restBoost()),
        10,
        15,
        20,
        25,
        30,
        40,
        50);
    vary(
        all,
        v ->
            new EloConstants(
                c.k(), v, c.marginExponent(), c.newcomerGap(), c.newcomerBoost(), c.restBoost()),
        0,
        40,
        50,
        65,
        80,
        100);
    vary(
        all,
        v ->
            new EloConstants(
                c.k(), c.homeAdvantage(), v, c.newcomerGap(), c.newcomerBoost(), c.restBoost()),
        0,
        0.25,
        0.5,
        0.75,
        1);
    vary(
        all,
        v ->
            new EloConstants(
                c.k(), c.homeAdvantage(), c.marginExponent(), v, c.newcomerBoost(), c.restBoost()),
        0,
        50,
        100,
        150,
        200,
        300);
    vary(
        all,
        v ->
            new EloConstants(
                c.k(), c.homeAdvantage(), c.marginExponent(), c.newcomerGap(), v, c.restBoost()),
        0,
        0.5,
        1,
        2);
    vary(
        all,
        v ->
            new EloConstants(
                c.k(),
                c.homeAdvantage(),
                c.marginExponent(),
                c.newcomerGap(),
                c.newcomerBoost(),
                v),
        0,
        0.5,
        1,
        1.5,
        2,
        3,
        4);
    all.removeIf(c::equals);
    return all;
  }

  private static void vary(
      List<EloConstants> all, DoubleFunction<EloConstants> with, double... values) {
    for (double value : values) {
      all.add(with.apply(value));
    }
  }

  private static Losses losses(EloConstants constants, List<PlayedMatch> matches) {
    EloRatings elo = new EloRatings(constants);
    FeatureSink sink = new FeatureSink(3);
    Logit logit = new Logit();
    List<double[]> fit = new ArrayList<>();
    List<double[]> choose = new ArrayList<>();
    List<double[]> report = new ArrayList<>();
    // Matches of one day share no team, so day by day and match by match are the same here.
    for (PlayedMatch match : matches) {
      Fixture fixture = match.fixture();
      sink.restart();
      elo.describe(fixture, sink);
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
      elo.takeIn(match);
    }
    logit.fit(fit);
    return new Losses(logit.loss(choose), logit.loss(report));
  }

  private static int classOf(Outcome outcome) {
    return switch (outcome) {
      case HOME -> 0;
      case DRAW -> 1;
      case AWAY -> 2;
    };
  }

  private record Losses(double choosing, double reporting) {

    @Override
    public String toString() {
      return "chosen on %.5f, reported %.5f".formatted(choosing, reporting);
    }
  }

  /** Multinomial logit with the draw as the base class, by full Newton steps. */
  private static final class Logit {

    private static final int INPUTS = 3;
    private final double[] weights = new double[2 * INPUTS];

    void fit(List<double[]> rows) {
      for (int step = 0; step < 8; step++) {
        double[] gradient = new double[2 * INPUTS];
        double[][] curvature = new double[2 * INPUTS][2 * INPUTS];
        for (double[] row : rows) {
          accumulate(row, gradient, curvature);
        }
        for (int i = 0; i < gradient.length; i++) {
          curvature[i][i] += 1e-3;
        }
        double[] change = solve(curvature, gradient);
        for (int i = 0; i < weights.length; i++) {
          weights[i] += change[i];
        }
      }
    }

    private void accumulate(double[] row, double[] gradient, double[][] curvature) {
      double[] p = probabilities(row);
      for (int a = 0; a < 2; a++) {
        double happened = row[INPUTS] == 2.0 * a ? 1 : 0;
        for (int i = 0; i < INPUTS; i++) {
          gradient[a * INPUTS + i] += (happened - p[2 * a]) * row[i];
          for (int b = 0; b < 2; b++) {
            double share = p[2 * a] * ((a == b ? 1 : 0) - p[2 * b]);
            for (int j = 0; j < INPUTS; j++) {
              curvature[a * INPUTS + i][b * INPUTS + j] += share * row[i] * row[j];
            }
          }
        }
      }
    }

    private double[] probabilities(double[] row) {
      double home = 0;
      double away = 0;
      for (int i = 0; i < INPUTS; i++) {
        home += weights[i] * row[i];
        away += weights[INPUTS + i] * row[i];
      }
      double h = Math.exp(home);
      double a = Math.exp(away);
      double sum = 1 + h + a;
      return new double[] {h / sum, 1 / sum, a / sum};
    }

    double loss(List<double[]> rows) {
      double loss = 0;
      for (double[] row : rows) {
        loss -= Math.log(probabilities(row)[(int) row[INPUTS]]);
      }
      return loss / rows.size();
    }

    private static double[] solve(double[][] matrix, double[] right) {
      int n = right.length;
      double[] x = right.clone();
      for (int c = 0; c < n; c++) {
        for (int r = c + 1; r < n; r++) {
          double factor = matrix[r][c] / matrix[c][c];
          for (int k = c; k < n; k++) {
            matrix[r][k] -= factor * matrix[c][k];
          }
          x[r] -= factor * x[c];
        }
      }
      for (int r = n - 1; r >= 0; r--) {
        for (int k = r + 1; k < n; k++) {
          x[r] -= matrix[r][k] * x[k];
        }
        x[r] /= matrix[r][r];
      }
      return x;
    }
  }
}
